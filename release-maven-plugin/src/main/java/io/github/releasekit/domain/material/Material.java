package io.github.releasekit.domain.material;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An artifact that Maven has resolved: a dependency, a plugin, or a module of the release itself.
 *
 * @param classifier empty where it has none
 * @param extension of its file
 * @param scope Maven's scope; empty for modules and plugins
 * @param sha256 of its file in lower-case hexadecimal; empty where it has no file
 * @param sha512 as {@code sha256}
 * @param licenses that its POM, or a parent of it, names
 */
public record Material(
    String groupId,
    String artifactId,
    String version,
    String classifier,
    String extension,
    String scope,
    boolean optional,
    String sha256,
    String sha512,
    List<License> licenses) {

  public Material {
    licenses = List.copyOf(licenses);
  }

  /**
   * Its package URL, type {@code maven} (ECMA-427). The extension is left out where it is {@code
   * jar}, which is what a reader assumes.
   */
  public String purl() {
    StringBuilder purl =
        new StringBuilder("pkg:maven/")
            .append(encoded(groupId))
            .append('/')
            .append(encoded(artifactId))
            .append('@')
            .append(encoded(version));
    char separator = '?';
    if (!classifier.isEmpty()) {
      purl.append(separator).append("classifier=").append(encoded(classifier));
      separator = '&';
    }
    if (!extension.equals("jar")) {
      purl.append(separator).append("type=").append(encoded(extension));
    }
    return purl.toString();
  }

  /** {@code groupId:artifactId}. */
  public String key() {
    return groupId + ":" + artifactId;
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** The same in another scope. */
  Material in(String otherScope, boolean otherOptional) {
    return new Material(
        groupId,
        artifactId,
        version,
        classifier,
        extension,
        otherScope,
        otherOptional,
        sha256,
        sha512,
        licenses);
  }
}
