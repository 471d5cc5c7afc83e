package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.releasekit.domain.commit.ConventionalCommit.Footer;
import io.github.releasekit.domain.version.Bump;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations are from Conventional Commits 1.0.0, by item. */
class ConventionalCommitTest {

  static Stream<Arguments> headers() {
    return Stream.of(
        // message, type, scope, breaking, description, bump
        header("feat: add login", "feat", "", false, "add login", Bump.MINOR),
        header("fix: close the stream", "fix", "", false, "close the stream", Bump.PATCH),
        header("docs: correct spelling", "docs", "", false, "correct spelling", Bump.PATCH),
        header("chore: raise versions", "chore", "", false, "raise versions", Bump.PATCH),
        header("build: use Java 17", "build", "", false, "use Java 17", Bump.PATCH),
        header("ci: cache", "ci", "", false, "cache", Bump.PATCH),
        header("perf: read once", "perf", "", false, "read once", Bump.PATCH),
        header("refactor: split", "refactor", "", false, "split", Bump.PATCH),
        header(
            "revert: let us never speak of it",
            "revert",
            "",
            false,
            "let us never speak of it",
            Bump.PATCH),
        header("style: indent", "style", "", false, "indent", Bump.PATCH),
        header("test: cover it", "test", "", false, "cover it", Bump.PATCH),
        header("feat(lang): add Polish", "feat", "lang", false, "add Polish", Bump.MINOR),
        header("fix(parser): read CRLF", "fix", "parser", false, "read CRLF", Bump.PATCH),
        header("feat(a b): spaces", "feat", "a b", false, "spaces", Bump.MINOR),
        header("feat(api/v2): slash", "feat", "api/v2", false, "slash", Bump.MINOR),
        header("chore(deps-dev): dash", "chore", "deps-dev", false, "dash", Bump.PATCH),
        header("fix(#12): hash", "fix", "#12", false, "hash", Bump.PATCH),
        header("feat(core,ui): two", "feat", "core,ui", false, "two", Bump.MINOR),
        // item 13: ! before the colon
        header("feat!: drop Java 8", "feat", "", true, "drop Java 8", Bump.MAJOR),
        header("feat(api)!: rename", "feat", "api", true, "rename", Bump.MAJOR),
        header("chore!: drop Node 6", "chore", "", true, "drop Node 6", Bump.MAJOR),
        header("fix(x)!: y", "fix", "x", true, "y", Bump.MAJOR),
        // item 14: types other than feat and fix
        header("polish: shine", "polish", "", false, "shine", Bump.PATCH),
        header("my-type: dash", "my-type", "", false, "dash", Bump.PATCH),
        header("my_type2: digit", "my_type2", "", false, "digit", Bump.PATCH),
        // item 15: not case sensitive
        header("FEAT: loud", "feat", "", false, "loud", Bump.MINOR),
        header("Fix: capital", "fix", "", false, "capital", Bump.PATCH),
        header("Feat(API)!: both", "feat", "API", true, "both", Bump.MAJOR),
        // descriptions
        header("fix: a: b", "fix", "", false, "a: b", Bump.PATCH),
        header("fix:  two spaces", "fix", "", false, "two spaces", Bump.PATCH),
        header("fix: trailing   ", "fix", "", false, "trailing", Bump.PATCH),
        header("fix: über 漢字 🎉", "fix", "", false, "über 漢字 🎉", Bump.PATCH),
        header("fix: !", "fix", "", false, "!", Bump.PATCH),
        header("fix: (feat): x", "fix", "", false, "(feat): x", Bump.PATCH),
        header("fix: close #12", "fix", "", false, "close #12", Bump.PATCH),
        header("\n\nfix: after blank lines", "fix", "", false, "after blank lines", Bump.PATCH),
        header("fix: x\r\n", "fix", "", false, "x", Bump.PATCH),
        header("fix: x\n\nbody only", "fix", "", false, "x", Bump.PATCH),
        header("fix: x\nno blank line", "fix", "", false, "x", Bump.PATCH));
  }

  private static Arguments header(
      String message, String type, String scope, boolean breaking, String text, Bump bump) {
    return Arguments.of(message, type, scope, breaking, text, bump);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void readsTheHeader(
      String message, String type, String scope, boolean breaking, String text, Bump bump) {
    ConventionalCommit commit = ConventionalCommit.parse(message).orElseThrow();

    assertThat(commit.type()).isEqualTo(type);
    assertThat(commit.scope()).isEqualTo(scope);
    assertThat(commit.breaking()).isEqualTo(breaking);
    assertThat(commit.description()).isEqualTo(text);
    assertThat(commit.bump()).isEqualTo(bump);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\n",
        "add login",
        "feat",
        "feat:",
        "feat: ",
        "feat:   ",
        "feat:no space",
        "feat :space before",
        "feat (scope): space before the scope",
        "feat(scope) : space after the scope",
        "feat(scope)! : space after the mark",
        "feat(): empty scope",
        "feat( ): blank scope",
        "feat(scope: open",
        "feat)scope(: turned",
        "feat((x)): twice",
        "feat(x)y: after the scope",
        "feat!(x): mark before the scope",
        "feat!!: two marks",
        "(scope): no type",
        "!: no type",
        ": no type",
        "Merge branch 'main': into x",
        "Revert \"feat: add login\"",
        "Merge pull request #1 from a/b",
        "feat/login: slash",
        "feat login: two words",
        "https://example.org: x",
        "[ABC-1] feat: prefix",
        "🎉: picture",
        "body first\n\nfeat: not a header"
      })
  void findsNothingInAMessageOfAnotherForm(String message) {
    assertThat(ConventionalCommit.parse(message)).isEmpty();
  }

  static Stream<Arguments> footers() {
    return Stream.of(
        // item 8: one blank line after the body, token and separator
        Arguments.of("fix: x\n\nReviewed-by: Z", List.of(new Footer("Reviewed-by", "Z"))),
        // the # stays with the value, which names an issue by it
        Arguments.of("fix: x\n\nRefs #133", List.of(new Footer("Refs", "#133"))),
        Arguments.of(
            "fix: x\n\nsome body\n\nReviewed-by: Z\nRefs: #123",
            List.of(new Footer("Reviewed-by", "Z"), new Footer("Refs", "#123"))),
        Arguments.of(
            "fix: x\n\none\n\ntwo\nthree\n\nAcked-by: A\nCloses #1",
            List.of(new Footer("Acked-by", "A"), new Footer("Closes", "#1"))),
        // not after a blank line: part of the body
        Arguments.of("fix: x\nRefs: #1", List.of()),
        Arguments.of("fix: x\n\nbody\nRefs: #1", List.of()),
        // no separator
        Arguments.of("fix: x\n\nRefs:#1", List.of()),
        Arguments.of("fix: x\n\nRefs 1", List.of()),
        Arguments.of("fix: x\n\nTwo words: no", List.of()),
        Arguments.of("fix: x\n\nhttps://example.org", List.of()),
        // item 10: values run over lines until the next token
        Arguments.of(
            "fix: x\n\nNote: one\n  two\n\nthree\nRefs: #1",
            List.of(new Footer("Note", "one\n  two\n\nthree"), new Footer("Refs", "#1"))),
        // item 9 and its exception
        Arguments.of(
            "fix: x\n\nBREAKING CHANGE: gone", List.of(new Footer("BREAKING CHANGE", "gone"))),
        Arguments.of(
            "fix: x\n\nBREAKING-CHANGE: gone\nRefs: A-1",
            List.of(new Footer("BREAKING-CHANGE", "gone"), new Footer("Refs", "A-1"))),
        Arguments.of(
            "fix: x\n\nRefs: A-1\nBREAKING CHANGE: gone\nfor good",
            List.of(new Footer("Refs", "A-1"), new Footer("BREAKING CHANGE", "gone\nfor good"))),
        Arguments.of(
            "fix: x\r\n\r\nbody\r\n\r\nRefs: #1\r\nAcked-by: B\r\n",
            List.of(new Footer("Refs", "#1"), new Footer("Acked-by", "B"))),
        Arguments.of("fix: x", List.of()));
  }

  @ParameterizedTest
  @MethodSource("footers")
  void readsFooters(String message, List<Footer> footers) {
    assertThat(ConventionalCommit.parse(message).orElseThrow().footers()).isEqualTo(footers);
  }

  static Stream<Arguments> breaking() {
    return Stream.of(
        Arguments.of("feat: x\n\nBREAKING CHANGE: gone", Optional.of("gone")),
        Arguments.of("fix: x\n\nBREAKING-CHANGE: gone", Optional.of("gone")),
        Arguments.of("docs: x\n\nbody\n\nBREAKING CHANGE: a\nb", Optional.of("a\nb")),
        Arguments.of("docs: x\r\n\r\nBREAKING CHANGE: a\r\nb\r\n", Optional.of("a\nb")),
        Arguments.of("feat!: x", Optional.of("x")),
        Arguments.of("feat(s)!: x\n\nBREAKING CHANGE: why", Optional.of("why")),
        Arguments.of("fix: x\n\nRefs: #1\nBREAKING CHANGE: gone", Optional.of("gone")),
        // item 15: in upper case
        Arguments.of("fix: x\n\nbreaking change: gone", Optional.empty()),
        Arguments.of("fix: x\n\nBreaking Change: gone", Optional.empty()),
        Arguments.of("fix: x\n\nBreaking-Change: gone", Optional.empty()),
        // item 12: colon and space
        Arguments.of("fix: x\n\nBREAKING CHANGE gone", Optional.empty()),
        Arguments.of("fix: x\n\nBREAKING CHANGE:gone", Optional.empty()),
        Arguments.of("fix: x\n\nBREAKING CHANGES: gone", Optional.empty()),
        Arguments.of("fix: x\n\nno BREAKING CHANGE: here", Optional.empty()),
        Arguments.of("fix: BREAKING CHANGE in the description", Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void knowsWhatBreaks(String message, Optional<String> breakingChange) {
    ConventionalCommit commit = ConventionalCommit.parse(message).orElseThrow();

    assertThat(commit.breakingChange()).isEqualTo(breakingChange);
    assertThat(commit.breaking()).isEqualTo(breakingChange.isPresent());
    if (breakingChange.isPresent()) {
      assertThat(commit.bump()).isEqualTo(Bump.MAJOR);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "(", ":", ": ", "a: ", "\n", "\n\nRefs: #1\n", "feat(", "\r", "-"})
  void readsAHugeMessageFast(String repeated) {
    String message = "fix: x\n\n" + repeated.repeat(1_048_576 / repeated.length());
    String header = repeated.repeat(1_048_576 / repeated.length()) + ": x";

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(ConventionalCommit.parse(message)).isPresent();
          ConventionalCommit.parse(header);
        });
  }

  @Test
  void givesTheSameForCrLfAndLf() {
    String message = "feat(a)!: b\n\nbody\nmore\n\nBREAKING CHANGE: c\nd\nRefs #1\n";

    assertThat(ConventionalCommit.parse(message.replace("\n", "\r\n")))
        .isEqualTo(ConventionalCommit.parse(message));
  }
}
