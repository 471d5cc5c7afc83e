package io.github.releasekit.adapter.adoption;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.versionfile.VersionFileReader;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.adoption.PolicyText;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundVersion;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Files in which a version stands where files of their names have it. */
public final class VersionFinder {

  private static final Set<String> NAMES =
      Set.of(
          "pyproject.toml",
          "__init__.py",
          "version.py",
          "_version.py",
          "package.json",
          "Cargo.toml",
          "Chart.yaml",
          "README.md");

  /** What is made, comes from elsewhere, or is for tests. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(^|.*/)(node_modules|target|build|dist|vendor|src/test|src/it|test|tests|its|examples?"
              + "|samples?|archetype-resources)/.*");

  private static final int MAX_LEVELS = 4;
  private static final int MAX_FILES = 50;

  private VersionFinder() {}

  /**
   * @param paths of the committed files
   * @param read a file's content by its path
   */
  public static List<FoundVersion> find(
      List<String> paths, Reactor reactor, Function<String, Optional<byte[]>> read) {
    List<FoundVersion> found = new ArrayList<>();
    paths.stream()
        .filter(path -> NAMES.contains(path.substring(path.lastIndexOf('/') + 1)))
        .filter(path -> path.chars().filter(c -> c == '/').count() < MAX_LEVELS)
        .filter(path -> !LEFT_OUT.matcher(path).matches())
        .limit(MAX_FILES)
        .forEach(path -> version(path, reactor, read).ifPresent(found::add));
    return found;
  }

  private static Optional<FoundVersion> version(
      String path, Reactor reactor, Function<String, Optional<byte[]>> read) {
    try {
      String entry = "versionFiles:\n  - file: " + PolicyText.scalar(path) + "\n";
      Policy policy =
          PolicyLoader.load(
              Optional.of(entry.getBytes(StandardCharsets.UTF_8)),
              coordinates -> {
                throw new IllegalStateException(coordinates);
              });
      for (SourceFile file : VersionFileReader.readable(policy, reactor, read)) {
        if (file.path().equals(path) && !file.tokens().isEmpty()) {
          Token first = file.tokens().get(0);
          String text =
              new String(
                  file.content(),
                  first.start(),
                  first.end() - first.start(),
                  StandardCharsets.ISO_8859_1);
          return Optional.of(new FoundVersion(path, text, path.endsWith(".md")));
        }
      }
      return Optional.empty();
    } catch (ReleaseException e) {
      return Optional.empty(); // What cannot be read as its name says is no file of ours.
    }
  }
}
