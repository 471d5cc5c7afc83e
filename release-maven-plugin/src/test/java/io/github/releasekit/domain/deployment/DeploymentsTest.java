package io.github.releasekit.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.deployment.Deployments.OutOfOrder;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");
  private static final Instant LATER = BEGIN.plusSeconds(86_400);
  private static final List<Environment> ENVIRONMENTS =
      Stream.of("testing", "staging", "production")
          .map(name -> new Environment(name, List.of()))
          .toList();

  /** Histories are words such as {@code 1.0.0+staging}; {@code +} succeeded, {@code !} failed. */
  @ParameterizedTest(name = "after {0}, {1} to {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                              | 1.0.0 | testing    | ''
          ''                                              | 1.0.0 | staging    | it was not deployed to testing
          1.0.0+testing                                   | 1.0.0 | staging    | ''
          1.0.0+testing                                   | 1.0.0 | production | it was not deployed to staging
          1.0.0+staging                                   | 1.0.0 | production | ''
          1.0.0!staging                                   | 1.0.0 | production | its last deployment to staging has failed
          1.0.0!staging 1.0.0+staging                     | 1.0.0 | production | ''
          1.0.0+staging 1.0.0!staging                     | 1.0.0 | production | its last deployment to staging has failed
          1.0.0+staging 1.0.0<staging                     | 1.0.0 | production | its last deployment to staging was rolled back
          1.0.0+staging 1.0.0<staging 1.0.0+staging       | 1.0.0 | production | ''
          2.0.0+staging                                   | 1.0.0 | production | it was not deployed to staging
          1.0.0+staging 2.0.0+staging                     | 1.0.0 | production | ''
          1.0.0+staging 2.0.0<staging                     | 1.0.0 | production | ''
          1.0.0+production                                | 1.0.0 | production | it was not deployed to staging
          """)
  void goesFromOneEnvironmentToTheNext(
      String history, String version, String environment, String problem) {
    assertThat(
            deployments(history)
                .outOfOrder(ENVIRONMENTS, environment, version, LATER)
                .map(OutOfOrder::problem)
                .orElse(""))
        .isEqualTo(problem);
  }

  @Test
  void namesTheEnvironmentBefore() {
    assertThat(deployments("").outOfOrder(ENVIRONMENTS, "production", "1.0.0", LATER))
        .map(OutOfOrder::before)
        .contains("staging");
  }

  @Test
  void hasNoOrderWhereNoEnvironmentsAreNamed() {
    assertThat(deployments("").outOfOrder(List.of(), "production", "1.0.0", LATER)).isEmpty();
  }

  /** What is recorded later does not make a deployment of before right. */
  @Test
  void looksAtTheTimeOfTheDeployment() {
    Deployments deployments = deployments("1.0.0+testing 1.0.0+staging 1.0.0<staging");

    assertThat(deployments.lastWord("1.0.0", "staging", BEGIN)).isEmpty();
    assertThat(deployments.lastWord("1.0.0", "staging", BEGIN.plusSeconds(60)))
        .contains(Outcome.SUCCEEDED);
    assertThat(deployments.lastWord("1.0.0", "staging", BEGIN.plusSeconds(120)))
        .contains(Outcome.ROLLED_BACK);
  }

  @ParameterizedTest(name = "after {0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                        | none
          1.0.0+production                                          | 1.0.0
          1.0.0+production 2.0.0+production                         | 2.0.0
          1.0.0+production 2.0.0!production                         | 1.0.0
          1.0.0+production 2.0.0+production 2.0.0<production        | 1.0.0
          1.0.0+production 2.0.0+production 1.0.0<production        | 2.0.0
          1.0.0+production 1.0.0<production                         | none
          1.0.0+production 2.0.0+production 1.0.0+production        | 1.0.0
          1.0.0+production 2.0.0+production 1.0.0+production 1.0.0<production | 2.0.0
          1.0.0+production 2.0.0+staging                            | 1.0.0
          """)
  void knowsWhatAnEnvironmentRuns(String history, String version) {
    assertThat(deployments(history).running("production", LATER).orElse("none")).isEqualTo(version);
  }

  @Test
  void knowsWhatAnEnvironmentRanThen() {
    Deployments deployments = deployments("1.0.0+production 2.0.0+production");

    assertThat(deployments.running("production", BEGIN.plusSeconds(59))).contains("1.0.0");
    assertThat(deployments.running("production", BEGIN.minusSeconds(1))).isEmpty();
  }

  /** The one performed last, by time and not by number. */
  @ParameterizedTest(name = "after {0}: {1}")
  @CsvSource({
    "performed:1.0.0 performed:2.0.0 performed:1.0.1, 1.0.1",
    "performed:1.0.0 performed:2.0.0 yanked:2.0.0, 1.0.0",
    "performed:1.0.0 prepared:2.0.0, 1.0.0",
    "performed:1.0.0 yanked:1.0.0, none",
    "prepared:1.0.0 rolled-back:1.0.0, none",
  })
  void knowsTheReleasePerformedLast(String history, String version) {
    assertThat(deployments(history).performedLast().orElse("none")).isEqualTo(version);
  }

  @Test
  void bringsNothingOutThatWasTakenBack() {
    Deployments deployments =
        deployments("performed:1.0.0 performed:2.0.0 yanked:2.0.0 rolled-back:3.0.0");

    assertThatThrownBy(() -> deployments.requireNotTakenBack("2.0.0", LATER))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("2.0.0 was taken back after it was public")
        .hasMessageContaining("deploy 1.0.0");
    assertThatThrownBy(() -> deployments.requireNotTakenBack("3.0.0", LATER))
        .hasMessageContaining("3.0.0 was rolled back");
    assertThatCode(() -> deployments.requireNotTakenBack("1.0.0", LATER))
        .doesNotThrowAnyException();
    assertThatCode(() -> deployments.requireNotTakenBack("2.0.0", BEGIN.plusSeconds(60)))
        .as("it was not, by then")
        .doesNotThrowAnyException();
  }

  @Test
  void keepsComponentsApart() {
    LedgerEvent event = deployments("1.0.0+production").events().get(0);
    LedgerContents contents =
        new LedgerContents(
            List.of(),
            List.of(new LedgerEntry("acme/app", "web", "events/1.0.0/0001-x.json", event)));

    assertThat(Deployments.of(contents, "web").running("production", LATER)).contains("1.0.0");
    assertThat(Deployments.of(contents, "").running("production", LATER)).isEmpty();
  }

  /** An event a minute, beginning with {@link #BEGIN}. */
  private static Deployments deployments(String history) {
    List<LedgerEvent> events = new ArrayList<>();
    for (String word : history.isEmpty() ? new String[0] : history.split(" ")) {
      Instant at = BEGIN.plusSeconds(60L * events.size());
      String[] parts = word.split("[:+!<]");
      if (word.contains(":")) {
        events.add(
            event(Type.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')), parts[1], at));
        continue;
      }
      Outcome outcome =
          word.contains("+")
              ? Outcome.SUCCEEDED
              : word.contains("!") ? Outcome.FAILED : Outcome.ROLLED_BACK;
      events.add(
          event(Type.DEPLOYMENT, parts[0], at)
              .with(new Deployment(parts[1], outcome, at.toString(), "")));
    }
    return new Deployments(events);
  }

  private static LedgerEvent event(Type type, String version, Instant at) {
    return LedgerEvent.of(
        type, version, "v" + version, "a".repeat(40), at, Optional.empty(), "told");
  }
}
