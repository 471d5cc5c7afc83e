package io.github.releasekit.domain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

  private static final CheckResult GOOD = CheckResult.ok("git", "2.45.1");
  private static final CheckResult LEFT = CheckResult.skipped("ci", "this is no CI job");
  private static final CheckResult ODD =
      CheckResult.warning("clone", "1 file changed", "git stash");
  private static final CheckResult BAD =
      CheckResult.failed("repository", new ReleaseException("there is none", "git init"));

  @Test
  void isAsBadAsTheWorstThingFound() {
    assertThat(Diagnosis.of(List.of(GOOD, LEFT)).verdict()).isEqualTo(Verdict.OK);
    assertThat(Diagnosis.of(List.of(GOOD, ODD)).verdict()).isEqualTo(Verdict.WARNING);
    assertThat(Diagnosis.of(List.of(BAD, ODD)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Diagnosis.of(List.of()).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void showsALineForEachThingAndWhatMendsIt() {
    assertThat(Diagnosis.of(List.of(GOOD, BAD, ODD, LEFT)).lines())
        .containsExactly(
            "ok       git         2.45.1",
            "failed   repository  there is none",
            "                     → git init",
            "warning  clone       1 file changed",
            "                     → git stash",
            "skipped  ci          this is no CI job",
            "1 ok, 1 skipped, 1 warning, 1 failed");
  }

  @Test
  void namesEachCheckOnceThatHasFailed() {
    Diagnosis diagnosis = Diagnosis.of(List.of(BAD, BAD, CheckResult.failed("git", "old", "new")));

    assertThat(diagnosis.failed()).containsExactly("repository", "git");
    assertThat(diagnosis.problem()).isEqualTo("2 checks have failed: repository, git");
    assertThat(Diagnosis.of(List.of(BAD)).problem()).isEqualTo("1 check has failed: repository");
  }

  @Test
  void keepsWhatWasFoundOnOneLine() {
    CheckResult result = CheckResult.failed("x", "a\nb\u001b[1m", "add\n  <lines>\n\n  <more>");

    assertThat(result.found()).isEqualTo("a b [1m");
    assertThat(result.next()).isEqualTo("add <lines> <more>");
  }

  @Test
  void warnsOfWhatAReleaseCanDoWithout() {
    ReleaseException refusal = new ReleaseException("no token", "export TOKEN");

    assertThat(CheckResult.refused("forge", true, refusal).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(CheckResult.refused("forge", false, refusal))
        .isEqualTo(CheckResult.warning("forge", "no token; releases do without", "export TOKEN"));
  }
}
