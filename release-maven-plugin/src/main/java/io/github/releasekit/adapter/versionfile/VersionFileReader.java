package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.fact.VersionFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the version in the files that {@code versionFiles} of the policy names (V4, C7). A version
 * that is not found is a refusal: it would stay behind without a word.
 */
public final class VersionFileReader {

  private final Reactor reactor;
  private final Function<String, Optional<byte[]>> contents;

  private VersionFileReader(Reactor reactor, Function<String, Optional<byte[]>> contents) {
    this.reactor = reactor;
    this.contents = contents;
  }

  /**
   * @param contents a file's bytes by its path from the root of the repository
   * @return one for each file, in the order they are named
   * @throws ReleaseException when a file is missing, is not of its format or has no version there
   */
  public static List<SourceFile> read(
      Policy policy, Reactor reactor, Function<String, Optional<byte[]>> contents) {
    VersionFileReader reader = new VersionFileReader(reactor, contents);
    return SourceFile.merged(
        policy.versionFiles().stream().flatMap(entry -> reader.all(policy, entry)).toList());
  }

  /** As {@link #read}, of those files that are there: others may have come or gone since. */
  public static List<SourceFile> existing(
      Policy policy, Reactor reactor, Function<String, Optional<byte[]>> contents) {
    VersionFileReader reader = new VersionFileReader(reactor, contents);
    return SourceFile.merged(
        policy.versionFiles().stream()
            .filter(entry -> contents.apply(entry.path()).isPresent())
            .flatMap(entry -> reader.all(policy, entry))
            .toList());
  }

  /** As {@link #existing}, without those in which no version can be found. */
  public static List<SourceFile> readable(
      Policy policy, Reactor reactor, Function<String, Optional<byte[]>> contents) {
    VersionFileReader reader = new VersionFileReader(reactor, contents);
    List<SourceFile> files = List.of();
    for (VersionFile entry : policy.versionFiles()) {
      try {
        files =
            SourceFile.merged(Stream.concat(files.stream(), reader.all(policy, entry)).toList());
      } catch (ReleaseException e) {
        continue;
      }
    }
    return files;
  }

  private Stream<SourceFile> all(Policy policy, VersionFile entry) {
    if (entry.path().equals(policy.changelog().file())) {
      throw new ReleaseException(
          Policy.FILE + " names " + entry.path() + ", the changelog, under versionFiles",
          "remove the entry: a release writes its version into the changelog by itself");
    }
    List<SourceFile> files = new ArrayList<>(List.of(read(entry)));
    for (String path : Presets.companions(entry)) {
      contents.apply(path).ifPresent(content -> files.add(read(at(path, entry), content)));
    }
    return files.stream();
  }

  private static VersionFile at(String path, VersionFile entry) {
    return new VersionFile(path, entry.place(), entry.notation(), entry.releasesOnly());
  }

  private SourceFile read(VersionFile entry) {
    byte[] content =
        contents
            .apply(entry.path())
            .orElseThrow(
                () ->
                    new ReleaseException(
                        Policy.FILE
                            + " names "
                            + entry.path()
                            + " under versionFiles, which is not there",
                        "commit the file, or remove the entry"));
    return read(entry, content);
  }

  private SourceFile read(VersionFile entry, byte[] content) {
    Lookup lookup = Lookup.of(entry, reactor);
    TextFile file = new TextFile(entry.path(), content);
    List<Token> tokens = new ArrayList<>();
    for (Span span : lookup.finder().find(file)) {
      String text = file.chars().substring(span.start(), span.end());
      if (!VersionText.isVersion(text)) {
        throw file.refused(
            span.start(),
            "'" + PlainText.line(text) + "' is not a version (" + lookup.wanted() + ")");
      }
      tokens.add(new Token(span.start(), span.end(), lookup.slot()));
    }
    if (tokens.isEmpty()) {
      throw new ReleaseException(
          entry.path()
              + " has no version at what "
              + Policy.FILE
              + " names under versionFiles: "
              + PlainText.line(lookup.wanted()),
          "correct the entry, or the file, and commit");
    }
    return new SourceFile(entry.path(), content, tokens);
  }
}
