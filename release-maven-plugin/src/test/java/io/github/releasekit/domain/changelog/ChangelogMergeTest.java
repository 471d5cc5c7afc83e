package io.github.releasekit.domain.changelog;

import static io.github.releasekit.domain.changelog.ChangelogFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changelogs of a base and two sides, and what they become: see {@code changelogs/merge}. */
class ChangelogMergeTest {

  /**
   * A case.
   *
   * @param text settings, such as {@code crlf: ours}, then the changelogs, each under its name; no
   *     {@code base} where the file is new on both sides, {@code conflict: yes} where git has to
   *     merge
   */
  record Case(String name, String text) {

    Optional<String> changelog(String which) {
      int from = text.indexOf("\n=== " + which + "\n");
      if (from < 0) {
        return Optional.empty();
      }
      int begin = from + which.length() + 6;
      int to = text.indexOf("\n=== ", begin - 1);
      String written = text.substring(begin, to < 0 ? text.length() : to + 1);
      String ended = has("unended", which) ? written.stripTrailing() : written;
      String lines = has("crlf", which) ? ended.replace("\n", "\r\n") : ended;
      return Optional.of(has("marked", which) ? "\uFEFF" + lines : lines);
    }

    boolean has(String setting, String value) {
      return text.lines()
          .takeWhile(line -> !line.startsWith("=== "))
          .filter(line -> line.startsWith(setting + ": "))
          .anyMatch(line -> (line + " ").contains(" " + value + " "));
    }

    Optional<String> merged(String ours, String theirs) {
      return merge(changelog("base"), ours, theirs);
    }

    String ours() {
      return changelog("ours").orElseThrow();
    }

    String theirs() {
      return changelog("theirs").orElseThrow();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException, URISyntaxException {
    Path directory = Path.of(ChangelogMergeTest.class.getResource("/changelogs/merge").toURI());
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().map(ChangelogMergeTest::read).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void merges(Case c) {
    assertThat(c.changelog("expected").isEmpty()).isEqualTo(c.has("conflict", "yes"));

    assertThat(c.merged(c.ours(), c.theirs())).isEqualTo(c.changelog("expected"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changesNothingWhenTheSameIsMergedAgain(Case c) {
    Optional<String> merged = c.changelog("expected");

    assertThat(merged.flatMap(result -> c.merged(result, c.theirs()))).isEqualTo(merged);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesTheOnlySideThatHasChangedByteForByte(Case c) {
    String base = c.changelog("base").orElse("");

    assertThat(merge(Optional.of(base), base, c.theirs())).contains(c.theirs());
    assertThat(merge(Optional.of(base), c.ours(), base)).contains(c.ours());
    assertThat(merge(Optional.of(base), c.ours(), c.ours())).contains(c.ours());
  }

  @Test
  void leavesTextThatIsNotUtf8ToGit() {
    byte[] latin = "# Changelog\n\n- \u00fc\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(ChangelogMerge.merge(Optional.empty(), latin, bytes("# Changelog\n"))).isEmpty();
    assertThat(ChangelogMerge.merge(Optional.of(latin), latin, bytes("x"))).contains(bytes("x"));
  }

  @Test
  void mergesAFileThatIsEmptyOnOneSide() {
    String theirs = "# Changelog\n\n## [Unreleased]\n\n- a\n";

    assertThat(merge(Optional.empty(), "", theirs).orElseThrow()).contains("- a");
    assertThat(merge(Optional.empty(), theirs, "")).contains(theirs);
  }

  static Optional<String> merge(Optional<String> base, String ours, String theirs) {
    return ChangelogMerge.merge(base.map(ChangelogFixture::bytes), bytes(ours), bytes(theirs))
        .map(result -> new String(result, StandardCharsets.UTF_8));
  }

  private static Case read(Path file) {
    try {
      String name = file.getFileName().toString().replace(".txt", "");
      return new Case(name, "\n" + Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
