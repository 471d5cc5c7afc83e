package io.github.releasekit.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseCalendarTest {

  private static final ReleaseCalendar CALENDAR =
      calendar(
          """
          calendar:
            zone: Europe/Berlin
            windows:
              - {days: [monday, tuesday, wednesday, thursday], from: "09:00", to: "16:00"}
              - {days: [saturday], from: "22:00", to: "24:00"}
            freezes:
              - {from: 2026-12-18, to: 2027-01-04, reason: end of the year}
          """);

  /** Europe/Berlin is an hour ahead of UTC in November. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-25T08:00:00Z, true",
    "2026-11-25T07:59:59Z, false",
    "2026-11-25T14:59:59Z, true",
    "2026-11-25T15:00:00Z, false",
    "2026-11-27T10:00:00Z, false",
    "2026-11-28T22:59:59Z, true",
    "2026-11-28T23:00:00Z, false",
    "2026-12-17T10:00:00Z, true",
    "2026-12-21T10:00:00Z, false",
    "2027-01-04T10:00:00Z, false",
    "2027-01-05T08:00:00Z, true",
    "2026-07-01T07:00:00Z, true",
    "2026-07-01T06:59:59Z, false",
  })
  void isOpenInItsWindowsAndZone(Instant time, boolean open) {
    assertThat(CALENDAR.isOpen(time)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T10:00:00Z, 2026-11-25T10:00:00Z",
    "2026-11-25T15:00:00Z, 2026-11-26T08:00:00Z",
    "2026-11-27T10:00:00Z, 2026-11-28T21:00:00Z",
    "2026-12-17T15:00:00Z, 2027-01-05T08:00:00Z",
    "2026-03-28T23:30:00Z, 2026-03-30T07:00:00Z",
  })
  void findsTheNextWindow(Instant from, Instant next) {
    assertThat(CALENDAR.nextOpen(from)).contains(next);
  }

  /** At 02:30 on the day the clock goes forward there is no 02:30. */
  @Test
  void knowsTimesThatAClockLeavesOut() {
    ReleaseCalendar nightly =
        calendar(
            "calendar: {zone: Europe/Berlin, windows: [{days: [sunday], from: '02:30', to: '04:00'}]}");

    assertThat(nightly.nextOpen(Instant.parse("2026-03-29T00:00:00Z")))
        .contains(OffsetDateTime.parse("2026-03-29T03:30:00+02:00").toInstant());
  }

  @Test
  void findsNoWindowInAnEndlessFreeze() {
    assertThat(
            calendar("calendar: {freezes: [{from: 2026-01-01, to: 2999-12-31, reason: sunset}]}")
                .nextOpen(Instant.parse("2026-11-25T10:00:00Z")))
        .isEmpty();
  }

  @Test
  void opensAtMidnightAfterAFreezeWithoutWindows() {
    assertThat(
            calendar("calendar: {freezes: [{from: 2026-11-20, to: 2026-11-30, reason: x}]}")
                .nextOpen(Instant.parse("2026-11-25T10:00:00Z")))
        .contains(Instant.parse("2026-12-01T00:00:00Z"));
  }

  @Test
  void isOpenWhereNothingIsSaid() {
    assertThat(ReleaseCalendar.NONE.isOpen(Instant.EPOCH)).isTrue();
    assertThat(ReleaseCalendar.NONE.isKept()).isFalse();
  }

  private static ReleaseCalendar calendar(String yaml) {
    return SnapshotFixture.policy(yaml).calendar();
  }
}
