package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.ReleaseCalendar;
import io.github.releasekit.domain.fact.ReleaseCalendar.Freeze;
import io.github.releasekit.domain.fact.ReleaseCalendar.Planned;
import io.github.releasekit.domain.fact.ReleaseCalendar.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarLoaderTest {

  @Test
  void readsACalendar() {
    assertThat(
            calendar(
                """
                calendar:
                  zone: America/New_York
                  windows:
                    - {days: [friday], from: "09:30", to: "24:00"}
                    - {}
                  freezes:
                    - {from: 2026-12-18, to: 2026-12-18, reason: party}
                  releases:
                    - {version: 1.4.0, date: 2026-12-01, theme: Search}
                """))
        .isEqualTo(
            new ReleaseCalendar(
                ZoneId.of("America/New_York"),
                List.of(
                    new Window(Set.of(DayOfWeek.FRIDAY), 570, 1440),
                    new Window(EnumSet.allOf(DayOfWeek.class), 0, 1440)),
                List.of(
                    new Freeze(LocalDate.of(2026, 12, 18), LocalDate.of(2026, 12, 18), "party")),
                List.of(new Planned("1.4.0", LocalDate.of(2026, 12, 1), "Search"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{zone: Mars/Olympus} => is not a time zone",
        "{windows: [{days: [freitag]}]} => is none of monday",
        "{windows: [{days: []}]} => on no day",
        "{windows: [{from: '16:00', to: '09:00'}]} => ends before it begins",
        "{windows: [{from: '9:00'}]} => not a time such as",
        "{windows: [{to: '24:01'}]} => not a time such as",
        "{freezes: [{from: 2026-12-18, reason: x}]} => is missing",
        "{freezes: [{from: 2026-12-18, to: 2026-12-17, reason: x}]} => ends before",
        "{freezes: [{from: 2026-13-18, to: 2026-12-17, reason: x}]} => is not a date",
        "{freeze: []} => did you mean 'freezes'",
        "{releases: [{version: 1.0.0, date: 2026-12-18}]} => is missing",
      })
  void refusesCalendarsThatSayNothing(String yaml, String about) {
    assertThatThrownBy(() -> calendar("calendar: " + yaml))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:1:")
        .hasMessageContaining(about);
  }

  private static ReleaseCalendar calendar(String yaml) {
    return SnapshotFixture.policy(yaml).calendar();
  }
}
