package io.github.releasekit.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentsTest {

  private static final LedgerEntry BEGUN = entry(Type.INCIDENT, "INC-1", "10:00", "web");
  private static final LedgerEntry ENDED = entry(Type.RESTORED, "INC-1", "10:30", "web");
  private static final LedgerEntry AGAIN = entry(Type.INCIDENT, "INC-1", "11:00", "web");
  private static final LedgerEntry OTHER = entry(Type.INCIDENT, "INC-2", "10:15", "api");

  @Test
  void isOpenUntilItEnds() {
    assertThat(incidents(BEGUN).open("INC-1")).contains(BEGUN);
    assertThat(incidents(BEGUN, ENDED).open("INC-1")).isEmpty();
    assertThat(incidents(BEGUN, ENDED, AGAIN).open("INC-1")).contains(AGAIN);
    assertThat(incidents().open("INC-1")).isEmpty();
  }

  /** Whenever it was recorded: what happened last has the last word. */
  @Test
  void goesByTheTimeAtWhichItHappened() {
    assertThat(incidents(ENDED, BEGUN).open("INC-1")).isEmpty();
    assertThat(incidents(AGAIN, ENDED, BEGUN).last("INC-1")).contains(AGAIN);
  }

  @Test
  void knowsHowAnEndedOneBegan() {
    assertThat(incidents(BEGUN, ENDED).begun("INC-1")).contains(BEGUN);
    assertThat(incidents(BEGUN, ENDED, AGAIN).begun("INC-1")).contains(AGAIN);
    assertThat(incidents(OTHER).begun("INC-1")).isEmpty();
  }

  @Test
  void namesThoseThatGoOnInAllComponents() {
    assertThat(incidents(BEGUN, OTHER).openIds()).containsExactly("INC-1", "INC-2");
    assertThat(incidents(BEGUN, ENDED, OTHER).openIds()).containsExactly("INC-2");
  }

  private static Incidents incidents(LedgerEntry... entries) {
    return Incidents.of(new LedgerContents(List.of(), List.of(entries)));
  }

  private static LedgerEntry entry(Type type, String id, String time, String component) {
    return new LedgerEntry(
        "acme/app",
        component,
        "components/" + component + "/events/1.0.0/" + time + "-" + type + ".json",
        LedgerEvent.of(
                type,
                "1.0.0",
                "v1.0.0",
                "a".repeat(40),
                Instant.parse("2026-11-01T" + time + ":00Z"),
                Optional.empty(),
                "told")
            .with(new Incident(id, "production", "", "")));
  }
}
