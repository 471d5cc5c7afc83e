package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.fact.ReleaseCalendar;
import io.github.releasekit.domain.fact.ReleaseCalendar.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the calendar says of a release. */
record Schedule(ReleaseCalendar calendar, String version) {

  Optional<Planned> planned() {
    return calendar.planned(version);
  }

  /** {@code 2026-12-01: Passkeys}; empty where it is not planned. */
  String plannedText() {
    return planned().map(Schedule::text).orElse("");
  }

  static String text(Planned planned) {
    String theme = Wording.text(planned.theme());
    return planned.date() + (theme.isEmpty() ? "" : ": " + theme);
  }

  /** When it may happen; empty where the calendar says nothing of that. */
  String window(Instant now) {
    if (!calendar.isKept()) {
      return "";
    }
    if (calendar.isOpen(now)) {
      return "open now";
    }
    String next =
        calendar
            .nextOpen(now)
            .map(time -> "next from " + calendar.shown(time))
            .orElse("none comes");
    return calendar
        .freeze(now)
        .map(freeze -> next + "; frozen to " + freeze.to() + ": " + Wording.text(freeze.reason()))
        .orElse(next);
  }

  /** How many days after the planned one a time is, before it where negative. */
  Optional<Long> daysLate(Instant time) {
    return planned()
        .map(
            one -> ChronoUnit.DAYS.between(one.date(), LocalDate.ofInstant(time, calendar.zone())));
  }
}
