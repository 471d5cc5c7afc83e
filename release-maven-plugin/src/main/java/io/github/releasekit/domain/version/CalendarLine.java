package io.github.releasekit.domain.version;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Calendar versioning on the branch of a line: the number goes up where today's date is no more of
 * the line (B3).
 */
record CalendarLine(CalendarVersioning calendar, Line line) implements VersionScheme {

  @Override
  public boolean accepts(Version version) {
    return calendar.accepts(version);
  }

  @Override
  public Version next(Version last, Bump bump, LocalDate today) {
    Version next = calendar.next(last, bump, today);
    return line.contains(last) && !line.contains(next) ? last.following() : next;
  }

  @Override
  public boolean keeps(Line other, Version last, Bump asked) {
    return calendar.keeps(other, last, asked);
  }

  @Override
  public Bump releaseType(Optional<Version> previous, Version version, Optional<Bump> asked) {
    return calendar.releaseType(previous, version, asked);
  }

  @Override
  public String form() {
    return calendar.form();
  }

  @Override
  public String example() {
    return calendar.example();
  }
}
