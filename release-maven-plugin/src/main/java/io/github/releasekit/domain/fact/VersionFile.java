package io.github.releasekit.domain.fact;

/**
 * A file other than a POM in which the version stands (V4, C7).
 *
 * @param path from the root of the repository, with {@code /}
 * @param releasesOnly keeps the released version while development goes on, as documents do
 */
public record VersionFile(String path, Place place, Notation notation, boolean releasesOnly) {

  /** Where in the file. */
  public sealed interface Place {

    /** What the file's name stands for: {@code pyproject.toml}, {@code package.json}. */
    record Preset() implements Place {}

    /** A value in JSON, by a pointer of RFC 6901: {@code /app/version}. */
    record Json(String pointer) implements Place {}

    /** A value in TOML, by a dotted key of TOML 1.0.0: {@code tool.poetry.version}. */
    record Toml(String key) implements Place {}

    /** A value in YAML 1.2, by keys and list indexes with dots: {@code spec.containers.0.tag}. */
    record Yaml(String key) implements Place {}

    /** A value of a properties file, by its key. */
    record Properties(String key) implements Place {}

    /** A text around the version, wherever it occurs: {@code acme:@{version}}. */
    record Pattern(String text) implements Place {}

    /** The version in each line that contains a text, such as {@code release-kit:version}. */
    record MarkedLine(String marker) implements Place {}
  }

  /** How the version is written. */
  public enum Notation {
    /** As in the POM: {@code 1.3.0-rc.1}, {@code 1.3.1-SNAPSHOT}. */
    MAVEN,
    /** As PEP 440 has it: {@code 1.3.0rc1}, {@code 1.3.1.dev0}. */
    PEP_440
  }
}
