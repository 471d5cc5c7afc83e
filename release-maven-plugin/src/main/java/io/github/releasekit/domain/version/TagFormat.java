package io.github.releasekit.domain.version;

import io.github.releasekit.domain.ReleaseException;
import java.util.Optional;

/**
 * How versions are written as tag names, {@code v@{project.version}} by default. Tags of this form,
 * and no others, are release tags.
 */
public record TagFormat(String prefix, String suffix, VersionScheme scheme) {

  private static final String VERSION = "@{project.version}";

  /**
   * @param format with {@code @{project.version}}, and where wanted {@code @{project.groupId}} and
   *     {@code @{project.artifactId}}, as maven-release-plugin has it
   * @param scheme of the versions
   * @throws ReleaseException when the version is missing, or a tag by this format would not be a
   *     safe ref name
   */
  public static TagFormat of(
      String format, String groupId, String artifactId, VersionScheme scheme) {
    String resolved =
        format
            .replace("@{project.groupId}", groupId)
            .replace("@{project.artifactId}", artifactId)
            .replace("@{version}", VERSION);
    int at = resolved.indexOf(VERSION);
    if (at < 0) {
      throw new ReleaseException(
          "tagNameFormat is '" + format + "', which lacks " + VERSION,
          "write it as v" + VERSION + " in release-kit.yml or with -DtagNameFormat=");
    }
    TagFormat tagFormat =
        new TagFormat(resolved.substring(0, at), resolved.substring(at + VERSION.length()), scheme);
    requireSafe(tagFormat.format(Version.ZERO));
    return tagFormat;
  }

  public String format(Version version) {
    return prefix + version + suffix;
  }

  /** The version that a tag name carries; empty for a tag that is not of this form. */
  public Optional<Version> parse(String tag) {
    if (tag.length() <= prefix.length() + suffix.length()
        || !tag.startsWith(prefix)
        || !tag.endsWith(suffix)) {
      return Optional.empty();
    }
    return scheme.find(tag.substring(prefix.length(), tag.length() - suffix.length()));
  }

  /**
   * Lets through only names that git, shells, file systems and URLs all take as they stand.
   *
   * @return the name
   * @throws ReleaseException naming the tag
   */
  public static String requireSafe(String tag) {
    if (!isSafe(tag)) {
      throw new ReleaseException(
          "'" + tag + "' is not a safe tag name",
          "use letters, digits and . _ + - / @, beginning with a letter or digit");
    }
    return tag;
  }

  /** Whether git, shells, file systems and URLs all take a name as it stands. */
  public static boolean isSafe(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._+/@-]{0,199}")
        && !name.contains("..")
        && !name.contains("//")
        && !name.contains("/.")
        && !name.contains("./")
        && !name.contains(".lock/")
        && !name.endsWith("/")
        && !name.endsWith(".")
        && !name.endsWith(".lock");
  }
}
