package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.version.Bump;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

  @Test
  void leavesOutMergesAndTheCommitsOfReleases() {
    Commit feature = commit("feat: a", false);
    Commit merge = commit("Merge branch 'a'", true);
    Commit release =
        commit("chore(release): 1.0.0\n\nRelease-Plan: sha256:" + "0".repeat(64) + "\n", false);
    Commit squash = commit("update things", false);

    assertThat(Change.of(List.of(merge, squash, release, feature)))
        .extracting(Change::commit)
        .containsExactly(squash, feature);
  }

  @Test
  void countsACommitThatOnlyLooksLikeARelease() {
    assertThat(Change.of(List.of(commit("chore(release): 1.0.0", false)))).hasSize(1);
    assertThat(Change.of(List.of(commit("fix: x\n\nRelease-Plan: none", false)))).hasSize(1);
    assertThat(Change.of(List.of(commit("fix: say Release-Plan: sha256:0", false)))).hasSize(1);
  }

  @Test
  void takesAMessageOfAnotherFormAsAPatch() {
    Change change = change("Update the parser\n\nand more");

    assertThat(change.bump()).isEqualTo(Bump.PATCH);
    assertThat(change.breaking()).isFalse();
    assertThat(change.type()).isEmpty();
    assertThat(change.scope()).isEmpty();
    assertThat(change.description()).isEqualTo("Update the parser");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'fix: close #12', '#12'",
        "'fix: close #12 and #13', '#12 #13'",
        "'fix: ABC-34 done', ABC-34",
        "'[ABC-34] done', ABC-34",
        "'fix: x (#7)', -",
        "'fix: x\n\nCloses #8', '#8'",
        "'fix: x\n\nRefs: #8, DEF-9', '#8 DEF-9'",
        "'fix: #1 twice\n\nRefs: #1', '#1'",
        "'fix: read UTF-8 and ISO-8859 by SHA-256', -",
        "'fix: CVE-2026-1234', -",
        "'fix: a/b#12', -",
        "'fix: item#12', -",
        "'fix: #12a', -",
        "'fix: A-1', -",
        "'fix: abc-34', -",
        "'fix: x\n\nbody names #99', -",
        "'fix: see https://example.org/x/#12', -",
        "'fix: C# and F#', -"
      })
  void findsIssuesInSubjectAndFooters(String message, String issues) {
    List<String> expected = issues == null ? List.of() : Arrays.asList(issues.split(" "));

    assertThat(change(message).issues()).containsExactlyElementsOf(expected);
  }

  @Test
  void describesHarmlessly() {
    Change change = change("fix(a\u001b[31mb): red \u001b]0;title\u0007 and \u202Eback\u2028next");

    assertThat(change.description()).isEqualTo("red  ]0;title  and  back next");
    assertThat(change.scope()).isEqualTo("a [31mb");
    assertThat(change("bad\u0000\u0008name").description()).isEqualTo("bad  name");
  }

  @Test
  void shortensTheCommitId() {
    Commit commit = commit("x", false);

    assertThat(commit.shortId()).isEqualTo("01234567");
    assertThat(commit.subject()).isEqualTo("x");
    assertThat(commit("", false).subject()).isEmpty();
  }

  @Test
  void takesNoCommitOfTheSameSubjectForOneThatWasReleased() {
    String released = "f".repeat(40);
    Commit same = commit("1", "chore: update dependencies");
    Commit revert =
        commit(
            "2", "Revert \"chore: update dependencies\"\n\nThis reverts commit " + released + ".");

    assertThat(Change.of(List.of(revert, same)))
        .as("an id that nobody knows, as after a rebase")
        .isEmpty();
    assertThat(Change.of(List.of(revert, same), Set.of(), Set.of(released)))
        .extracting(Change::commit)
        .containsExactly(revert, same);
  }

  @Test
  void leavesOutWhatIsElsewhereAndStillSeesItsReverts() {
    Commit here = commit("1", "feat!: here");
    Commit there = commit("2", "feat: there");
    Commit revert = commit("3", "Revert \"feat!: here\"\n\nThis reverts commit " + here.id() + ".");

    assertThat(Change.of(List.of(there, here), Set.of(there.id()), Set.of()))
        .extracting(Change::commit)
        .containsExactly(here);
    assertThat(Change.of(List.of(revert, there, here), Set.of(there.id()), Set.of())).isEmpty();
  }

  private static Commit commit(String id, String message) {
    return new Commit(id.repeat(40), List.of(), message, "Ada", "ada@example.org", Instant.EPOCH);
  }

  private static Change change(String message) {
    return Change.of(List.of(commit(message, false))).get(0);
  }

  private static Commit commit(String message, boolean merge) {
    return new Commit(
        "0123456789012345678901234567890123456789",
        merge ? List.of("a".repeat(40), "b".repeat(40)) : List.of(),
        message,
        "Ada",
        "ada@example.org",
        Instant.EPOCH);
  }
}
