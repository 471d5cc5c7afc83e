package io.github.releasekit.extension.image;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a registry, by the grammar of the OCI distribution specification.
 *
 * @param path of the repository in its registry
 * @param point tag or digest; empty for the repository itself
 */
record Reference(RegistryHost registry, String path, String point) {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?");
  private static final Pattern PATH = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+|/)[a-z0-9]+)*");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  private static final Pattern WHOLE =
      Pattern.compile("(?<name>.+?)(?::(?<tag>[^:/@]*))?(?:@(?<digest>.*))?", Pattern.DOTALL);
  private static final int LONGEST_PATH = 255;

  /**
   * A repository, {@code registry/name}.
   *
   * @throws ReleaseException when it is none, or names no registry
   */
  static Reference repository(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !isRegistry(text.substring(0, slash))) {
      throw refused(
          text, "is no repository of a registry", "write it as ghcr.io/team/name, without a tag");
    }
    return checked(text, RegistryHost.of(text.substring(0, slash)), text.substring(slash + 1), "");
  }

  /**
   * An image, with {@code latest} for its tag where it has neither tag nor digest, and with Docker
   * Hub for its registry where it has none.
   *
   * @throws ReleaseException when it is none
   */
  static Reference image(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw refused(text, "is no image", "write it as registry/name:tag");
    }
    String name = whole.group("name");
    String tag = whole.group("tag");
    String digest = whole.group("digest");
    if (tag != null) {
      requireTag(tag);
    }
    if (digest != null) {
      Sha256.require(digest);
    }
    String point = digest != null ? digest : tag != null ? tag : "latest";
    int slash = name.indexOf('/');
    if (slash >= 0 && isRegistry(name.substring(0, slash))) {
      RegistryHost registry = RegistryHost.of(name.substring(0, slash));
      String path = name.substring(slash + 1);
      return checked(text, registry, official(registry, path), point);
    }
    return checked(text, RegistryHost.DOCKER_HUB, official(RegistryHost.DOCKER_HUB, name), point);
  }

  /**
   * A tag.
   *
   * @throws ReleaseException when it is none
   */
  static String requireTag(String tag) {
    if (!TAG.matcher(tag).matches()) {
      throw refused(
          tag,
          "is no tag of an image",
          "use at most 128 letters, digits, '.', '_' and '-', the first neither '.' nor '-'");
    }
    return tag;
  }

  /** What Docker Hub itself publishes is in a folder that references leave out. */
  private static String official(RegistryHost registry, String path) {
    return registry.equals(RegistryHost.DOCKER_HUB) && !path.contains("/")
        ? "library/" + path
        : path;
  }

  private static boolean isRegistry(String first) {
    return first.equals("localhost") || first.contains(".") || first.contains(":");
  }

  private static Reference checked(String text, RegistryHost registry, String path, String point) {
    if (!HOST.matcher(registry.name()).matches()) {
      throw refused(text, "does not begin with the host of a registry", "correct the host");
    }
    if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
      throw refused(
          text,
          "is not the name of a repository",
          "use lower case letters and digits, with single '.', '_', '-' and '/' between them,"
              + " and nothing after it");
    }
    return new Reference(registry, path, point);
  }

  private static ReleaseException refused(String text, String problem, String remedy) {
    return new ReleaseException("'" + PlainText.shortLine(text) + "' " + problem, remedy);
  }

  @Override
  public String toString() {
    String name = registry + "/" + path;
    return point.isEmpty() ? name : name + (point.contains(":") ? "@" : ":") + point;
  }
}
