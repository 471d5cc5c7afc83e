package io.github.releasekit.extension;

import io.github.releasekit.domain.ReleaseException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * An optional part of release-kit: an artifact of its own, that a project names among the
 * dependencies of the plugin.
 *
 * @param service what it provides
 * @param artifactId of the group of the plugin
 */
public record Extension<S>(Class<S> service, String artifactId) {

  public static final Extension<ApiComparator> API_COMPATIBILITY =
      new Extension<>(ApiComparator.class, "release-kit-api-compatibility");

  public static final Extension<SbomWriter> SBOM =
      new Extension<>(SbomWriter.class, "release-kit-sbom");

  public static final Extension<Sigstore> SIGSTORE =
      new Extension<>(Sigstore.class, "release-kit-sigstore");

  public static final Extension<ContainerImages> IMAGES =
      new Extension<>(ContainerImages.class, "release-kit-image");

  public static final Extension<Mailer> MAIL = new Extension<>(Mailer.class, "release-kit-mail");

  public static final Extension<LedgerDatabase> DATABASE =
      new Extension<>(LedgerDatabase.class, "release-kit-postgresql");

  /**
   * What it provides.
   *
   * @param wanted what it is for, such as {@code gate 'api-compatibility'}
   * @param plugin {@code groupId:artifactId:version} of this plugin
   * @throws ReleaseException when the project does not name it, with the lines to paste; or when it
   *     does not fit this plugin
   */
  public S require(String wanted, String plugin) {
    Optional<S> found;
    try {
      found = ServiceLoader.load(service, service.getClassLoader()).findFirst();
    } catch (ServiceConfigurationError e) {
      throw new ReleaseException(
          artifactId + " does not work with this plugin: " + e.getMessage(),
          "name it in the version of the plugin, " + plugin,
          e);
    }
    return found.orElseThrow(
        () ->
            new ReleaseException(
                wanted + " needs " + artifactId + ", which is not among the plugin's dependencies",
                "add it to release-kit-maven-plugin in the POM:" + lines(plugin)));
  }

  private String lines(String plugin) {
    String[] coordinates = plugin.split(":");
    return String.join(
        System.lineSeparator(),
        "",
        "<dependencies>",
        "  <dependency>",
        "    <groupId>" + coordinates[0] + "</groupId>",
        "    <artifactId>" + artifactId + "</artifactId>",
        "    <version>" + coordinates[2] + "</version>",
        "  </dependency>",
        "</dependencies>");
  }
}
