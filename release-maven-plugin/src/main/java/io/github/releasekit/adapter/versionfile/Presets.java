package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.VersionFile;
import io.github.releasekit.domain.fact.VersionFile.Notation;
import java.util.ArrayList;
import java.util.List;

/** Where the version stands in files that are known by their names. */
final class Presets {

  /** What npm writes beside package.json. */
  private static final List<String> NPM_LOCKS = List.of("package-lock.json", "npm-shrinkwrap.json");

  private Presets() {}

  /**
   * @throws ReleaseException when the file has no preset
   */
  static Lookup of(VersionFile entry, Reactor reactor) {
    String name = name(entry.path());
    boolean only = entry.releasesOnly();
    return switch (name) {
      case "pyproject.toml" ->
          new Lookup(
              "project.version or tool.poetry.version",
              Lookup.slot(Notation.PEP_440, only),
              first(new TomlPlace("project.version"), new TomlPlace("tool.poetry.version")));
      case "__init__.py", "version.py", "_version.py" ->
          new Lookup(
              "__version__ = \"…\"", Lookup.slot(Notation.PEP_440, only), Presets::dunderVersion);
      case "package.json" ->
          new Lookup("/version", Lookup.slot(entry.notation(), only), new JsonPlace("/version"));
      case "package-lock.json", "npm-shrinkwrap.json" ->
          new Lookup(
              "/version or /packages//version",
              Lookup.slot(entry.notation(), only),
              all(new JsonPlace("/version"), new JsonPlace("/packages//version")));
      case "Cargo.toml" ->
          new Lookup(
              "package.version or workspace.package.version",
              Lookup.slot(entry.notation(), only),
              first(new TomlPlace("package.version"), new TomlPlace("workspace.package.version")));
      case "Chart.yaml" ->
          new Lookup("version", Lookup.slot(entry.notation(), only), Presets::chart);
      default -> document(entry, name, reactor);
    };
  }

  private static Lookup document(VersionFile entry, String name, Reactor reactor) {
    if (name.equals("README") || name.startsWith("README.") || name.endsWith(".md")) {
      return new Lookup(
          "a released version after <groupId> and <artifactId>, or in group:artifact:version, of a"
              + " module of "
              + reactor.root().key(),
          Lookup.slot(entry.notation(), true),
          new SnippetsPlace(reactor));
    }
    throw new ReleaseException(
        Policy.FILE
            + " names "
            + entry.path()
            + " under versionFiles without saying where in it the version stands",
        "add one of json, toml, yaml, properties, pattern or marker to the entry");
  }

  /** The lock files that npm keeps beside a {@code package.json}. */
  static List<String> companions(VersionFile entry) {
    String name = name(entry.path());
    if (!(entry.place() instanceof VersionFile.Place.Preset) || !name.equals("package.json")) {
      return List.of();
    }
    String directory = entry.path().substring(0, entry.path().length() - name.length());
    return NPM_LOCKS.stream().map(lock -> directory + lock).toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Finder first(Finder one, Finder other) {
    return file -> {
      List<Span> found = one.find(file);
      return found.isEmpty() ? other.find(file) : found;
    };
  }

  private static Finder all(Finder one, Finder other) {
    return file -> {
      List<Span> found = new ArrayList<>(one.find(file));
      found.addAll(other.find(file));
      return found;
    };
  }

  /** The chart's version, and the application's where it is the same. */
  private static List<Span> chart(TextFile file) {
    List<Span> version = new YamlPlace("version").find(file);
    List<Span> found = new ArrayList<>(version);
    new YamlPlace("appVersion")
        .find(file).stream()
            .filter(app -> version.stream().anyMatch(v -> text(file, v).equals(text(file, app))))
            .forEach(found::add);
    return found;
  }

  private static String text(TextFile file, Span span) {
    return file.chars().substring(span.start(), span.end());
  }

  /** {@code __version__ = "…"} at the beginning of a line, with or without a type. */
  private static List<Span> dunderVersion(TextFile file) {
    String chars = file.chars();
    List<Span> found = new ArrayList<>();
    for (int line = file.start(); line < chars.length(); line = lineAfter(chars, line)) {
      if (chars.startsWith("__version__", line)) {
        int at = skipSpace(chars, line + "__version__".length());
        if (chars.startsWith(":", at)) {
          at = skipSpace(chars, at + 1);
          at = chars.startsWith("str", at) ? skipSpace(chars, at + "str".length()) : at;
        }
        at = chars.startsWith("=", at) ? skipSpace(chars, at + 1) : chars.length();
        boolean quoted = chars.startsWith("\"", at) || chars.startsWith("'", at);
        int end = quoted ? chars.indexOf(chars.charAt(at), at + 1) : -1;
        if (end > 0 && end < lineAfter(chars, line)) {
          found.add(new Span(at + 1, end));
        }
      }
    }
    return found;
  }

  private static int lineAfter(String chars, int at) {
    int end = chars.indexOf('\n', at);
    return end < 0 ? chars.length() : end + 1;
  }

  private static int skipSpace(String chars, int from) {
    int at = from;
    while (at < chars.length() && (chars.charAt(at) == ' ' || chars.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
