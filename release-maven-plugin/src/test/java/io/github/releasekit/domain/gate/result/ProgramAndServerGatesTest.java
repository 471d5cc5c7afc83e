package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.CommandGate.Outcome;
import io.github.releasekit.domain.gate.result.HttpGate.Expected;
import io.github.releasekit.domain.gate.result.SonarGate.Analyses;
import io.github.releasekit.domain.gate.result.SonarGate.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Gates that ask programs and servers. */
class ProgramAndServerGatesTest extends AbstractResultGateTest {

  @Test
  void passesACommandThatSucceeds() {
    assertThat(command(true).judge(new Outcome.Ended(0, "12 links", "gates/links.txt", READ)))
        .isInstanceOfSatisfying(
            Passed.class,
            passed -> {
              assertThat(passed.detail()).isEqualTo("lychee succeeded: 12 links");
              assertThat(passed.evidence().reports()).isEqualTo(READ);
            });
    assertThat(command(true).condition()).isEqualTo("lychee --offline docs succeeds");
  }

  @Test
  void refusesACommandThatFailsOrHangs() {
    assertThat(findings(command(true).judge(new Outcome.Ended(2, "1 dead", "links.txt", READ))))
        .containsExactly(new Finding("lychee ended with exit code 2: 1 dead", "see links.txt"));
    assertThat(findings(command(false).judge(new Outcome.Late("links.txt"))))
        .containsExactly(
            new Finding("lychee was not done in 9 seconds", "see links.txt, or raise 'timeout'"));
  }

  @Test
  void skipsAProgramThatIsNeitherInstalledNorRequired() {
    assertThat(command(false).judge(new Outcome.Missing()))
        .isEqualTo(new Skipped("links", "lychee is not installed"));
    assertThat(findings(command(true).judge(new Outcome.Missing())))
        .extracting(Finding::problem)
        .containsExactly("lychee is not installed");
  }

  @Test
  void comparesTheAnswerOfAServer() {
    assertThat(http(true).judge(new HttpGate.Outcome.Answered(200, Optional.of("OK"), READ)))
        .isInstanceOfSatisfying(
            Passed.class, passed -> assertThat(passed.detail()).isEqualTo("/status is OK"));
    assertThat(
            findings(
                http(true).judge(new HttpGate.Outcome.Answered(200, Optional.of("ERROR"), READ))))
        .containsExactly(
            new Finding("/status is 'ERROR', and has to be 'OK'", "see https://ci.example.org/s"));
    assertThat(
            findings(http(true).judge(new HttpGate.Outcome.Answered(200, Optional.empty(), READ))))
        .extracting(Finding::problem)
        .containsExactly("/status is not in the answer, and has to be 'OK'");
    assertThat(
            findings(http(true).judge(new HttpGate.Outcome.Answered(503, Optional.empty(), READ))))
        .extracting(Finding::problem)
        .containsExactly("the server answers 503, and has to answer 200");
  }

  @Test
  void skipsAServerThatNeitherAnswersNorIsRequired() {
    HttpGate.Outcome none = new HttpGate.Outcome.Unreachable("ci does not answer");

    assertThat(http(false).judge(none)).isEqualTo(new Skipped("health", "ci does not answer"));
    assertThat(findings(http(true).judge(none)))
        .extracting(Finding::problem)
        .containsExactly("ci does not answer");
  }

  @Test
  void showsTheConditionsThatSonarQubeFindsNotMet() {
    Condition coverage = new Condition("new_coverage", "ERROR", "LT", "80", "71.2");
    Condition violations = new Condition("new_violations", "ERROR", "GT", "0", "14");
    Condition rating = new Condition("rating", "OK", "GT", "1", "A");

    assertThat(
            findings(
                sonar(true).judge(new Analyses(List.of(coverage, violations), List.of(), READ))))
        .extracting(Finding::problem)
        .containsExactly(
            "new_coverage is 71.2, and has to be at least 80",
            "new_violations is 14, and has to be at most 0");
    assertThat(sonar(true).judge(new Analyses(List.of(rating), List.of(), READ)))
        .isInstanceOfSatisfying(
            Passed.class,
            passed -> {
              assertThat(passed.detail()).isEqualTo("passed, 1 condition");
              assertThat(passed.evidence().figures()).isEmpty();
            });
  }

  @Test
  void skipsSonarQubeThatIsDownWhereItIsNotRequired() {
    Analyses down = new Analyses(List.of(), List.of("sonar does not answer"), READ);

    assertThat(sonar(false).judge(down)).isEqualTo(new Skipped("sonar", "sonar does not answer"));
    assertThat(findings(sonar(true).judge(down)))
        .extracting(Finding::problem)
        .containsExactly("sonar does not answer");
  }

  private static HttpGate http(boolean required) {
    return new HttpGate(
        "health",
        required,
        "https://ci.example.org/s",
        200,
        Optional.of(new Expected("/status", "OK")),
        Optional.empty(),
        Duration.ofSeconds(9));
  }

  private static SonarGate sonar(boolean required) {
    return new SonarGate(
        "sonar",
        required,
        List.of(),
        "https://sonar.example.org",
        Optional.empty(),
        Duration.ofSeconds(9));
  }

  private static CommandGate command(boolean required) {
    return new CommandGate(
        "links",
        required,
        List.of("lychee", "--offline", "docs"),
        "",
        List.of(),
        Duration.ofSeconds(9));
  }
}
