package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.Survey;
import io.github.releasekit.goal.RecordText.Recording;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTextTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.123Z");

  @Test
  void isADeploymentThatHasSucceededJustNow() {
    Recording recording = parse("deployment", Map.of("environment", "production"));

    assertThat(recording.type()).isEqualTo(Type.DEPLOYMENT);
    assertThat(recording.environment()).contains("production");
    assertThat(recording.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(recording.at()).isEqualTo("2026-11-30T12:00:00Z");
    assertThat(recording.startedAt()).isEqualTo(recording.at());
    assertThat(recording.isSuccess()).isTrue();
  }

  @Test
  void takesTimesOfOtherZones() {
    Recording recording =
        parse(
            "deployment",
            Map.of(
                "environment", "production",
                "release-kit.startedAt", "2026-11-30T11:50:00+01:00",
                "release-kit.at", "2026-11-30T11:00:00.9Z",
                "release-kit.outcome", "rolled-back"));

    assertThat(recording.startedAt()).isEqualTo("2026-11-30T10:50:00Z");
    assertThat(recording.at()).isEqualTo("2026-11-30T11:00:00Z");
    assertThat(recording.isSuccess()).isFalse();
  }

  @Test
  void isASurveyOutOfFive() {
    assertThat(
            parse(
                    "survey",
                    Map.of(
                        "release-kit.audience", "customers",
                        "release-kit.score", "4.20",
                        "release-kit.responses", "31"))
                .survey())
        .contains(new Survey("customers", new BigDecimal("4.20"), new BigDecimal("5"), 31, ""));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("", Map.of(), "it is not said what is to be recorded"),
        refused("deployed", Map.of(), "'deployed' is no event that can be recorded"),
        refused("performed", Map.of(), "'performed' is no event that can be recorded"),
        refused("deployment", Map.of(), "needs -Denvironment, which is missing"),
        refused("incident", Map.of(), "needs -Drelease-kit.id, which is missing"),
        refused("restored", Map.of(), "needs -Drelease-kit.id, which is missing"),
        refused("note", Map.of(), "needs -Drelease-kit.note, which is missing"),
        refused("note", Map.of("release-kit.note", "\u001b\n"), "needs -Drelease-kit.note"),
        refused("survey", Map.of("release-kit.score", "1"), "needs -Drelease-kit.audience"),
        refused(
            "deployment",
            Map.of("environment", "production", "release-kit.score", "3"),
            "-Drelease-kit.score has no place in the event deployment"),
        refused(
            "restored",
            Map.of("release-kit.id", "1", "environment", "production"),
            "-Denvironment has no place in the event restored"),
        refused(
            "note",
            Map.of("release-kit.note", "n", "release-kit.link", "https://a.b"),
            "-Drelease-kit.link has no place in the event note"),
        refused(
            "incident",
            Map.of("release-kit.id", "1", "reason", "r"),
            "-Dreason has no place in the event incident"),
        refused(
            "deployment",
            Map.of("environment", "production", "release-kit.outcome", "done"),
            "the outcome is 'done'"),
        refused(
            "incident",
            Map.of("release-kit.id", "1\u202e2"),
            "-Drelease-kit.id is '1 2' with characters that do not show"),
        refused("incident", Map.of("release-kit.id", "1\n2"), "characters that do not show"),
        refused("incident", Map.of("release-kit.id", "x".repeat(101)), "has 101 characters"),
        refused(
            "incident",
            Map.of("release-kit.id", "1", "severity", "x".repeat(101)),
            "-Dseverity has 101 characters"),
        refused("note", Map.of("release-kit.note", "x".repeat(2001)), "has 2001 characters"));
  }

  private static Arguments refused(String event, Map<String, String> given, String problem) {
    return Arguments.of(event, given, problem);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("refused")
  void refusesWhatIsMissingOrHasNoPlaceThere(
      String event, Map<String, String> given, String problem) {
    assertThatThrownBy(() -> parse(event, given))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          at,        2026-11-30T12:00:01Z,      is in the future
          at,        2027-11-30T12:00:00Z,      is in the future
          at,        yesterday,                 which is no time
          at,        2026-11-30,                which is no time
          at,        2026-11-30T12:00:00,       which is no time
          at,        2026-13-30T12:00:00Z,      which is no time
          startedAt, 2026-11-30T12:00:01Z,      after it was done
          startedAt, 90d,                       which is no time
          link,      javascript:alert(1),       is no link
          link,      ftp://a.b,                 is no link
          link,      https://a.b/c d,           is no link
          link,      https://a.b/\u001b[2J,     is no link
          """)
  void refusesTimesAndLinksOfAnotherForm(String parameter, String value, String problem) {
    assertThatThrownBy(
            () ->
                parse(
                    "deployment",
                    Map.of("environment", "production", "release-kit." + parameter, value)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem)
        .message()
        .doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({
    "5.1, 5, 3, the score is 5.1",
    "0, 0, 3, the best is 0",
    "-1, 5, 3, is no score",
    "1e3, 5, 3, is no score",
    "four, 5, 3, is no score",
    "4, 'x', 3, is no score",
    "4, 5, 0, is '0'",
    "4, 5, -1, is '-1'",
    "4, 5, 2.5, is '2.5'",
    "4, 5, 99999999999, is '99999999999'",
  })
  void refusesScoresThatAreNone(String score, String best, String responses, String problem) {
    assertThatThrownBy(
            () ->
                parse(
                    "survey",
                    Map.of(
                        "release-kit.audience", "customers",
                        "release-kit.score", score,
                        "release-kit.best", best,
                        "release-kit.responses", responses)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void keepsANoteOnOneLine() {
    assertThat(
            parse("note", Map.of("release-kit.note", "a\n::set-env name=X::1\u001b[2J\u202e"))
                .note())
        .isEqualTo("a ::set-env name=X::1 [2J");
  }

  private static Recording parse(String event, Map<String, String> parameters) {
    return new RecordText(Optional.of(event).filter(word -> !word.isEmpty()), parameters)
        .parse(NOW);
  }
}
