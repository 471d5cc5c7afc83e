package io.github.releasekit.domain.fact;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When releases may happen, and when they are planned (G10).
 *
 * @param zone that days and times are in
 * @param windows in which they may; empty for any time
 * @param freezes in which they may not, windows or not
 * @param planned releases
 */
public record ReleaseCalendar(
    ZoneId zone, List<Window> windows, List<Freeze> freezes, List<Planned> planned) {

  /** Any time. */
  public static final ReleaseCalendar NONE =
      new ReleaseCalendar(ZoneOffset.UTC, List.of(), List.of(), List.of());

  /** How far ahead the next window is looked for. */
  private static final int DAYS_AHEAD = 800;

  private static final int MINUTES_OF_DAY = 24 * 60;

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm VV", Locale.ROOT);

  /**
   * A time on some days of every week.
   *
   * @param from minutes after midnight
   * @param to minutes after midnight, at which it is over
   */
  public record Window(Set<DayOfWeek> days, int from, int to) {

    public Window {
      days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    private boolean holds(ZonedDateTime time) {
      int minute = time.getHour() * 60 + time.getMinute();
      return days.contains(time.getDayOfWeek()) && from <= minute && minute < to;
    }

    /** {@code monday, tuesday 09:00 to 16:00}. */
    @Override
    public String toString() {
      return days.stream()
              .map(day -> day.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "))
          + " "
          + clock(from)
          + " to "
          + clock(to);
    }

    private static String clock(int minutes) {
      return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
  }

  /**
   * Days on which nothing is released.
   *
   * @param to the last of them
   */
  public record Freeze(LocalDate from, LocalDate to, String reason) {

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** A release that is planned for a day. */
  public record Planned(String version, LocalDate date, String theme) {}

  public ReleaseCalendar {
    windows = List.copyOf(windows);
    freezes = List.copyOf(freezes);
    planned = List.copyOf(planned);
  }

  /** Whether it says anything of when releases may happen. */
  public boolean isKept() {
    return !windows.isEmpty() || !freezes.isEmpty();
  }

  /** The freeze that holds at a time. */
  public Optional<Freeze> freeze(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, zone);
    return freezes.stream().filter(freeze -> freeze.holds(day)).findFirst();
  }

  /** Whether a release may happen at a time. */
  public boolean isOpen(Instant time) {
    return freeze(time).isEmpty()
        && (windows.isEmpty()
            || windows.stream().anyMatch(window -> window.holds(time.atZone(zone))));
  }

  /** The first time from another on at which a release may happen; empty where none is in sight. */
  public Optional<Instant> nextOpen(Instant from) {
    LocalDate today = LocalDate.ofInstant(from, zone);
    return Stream.concat(
            Stream.of(from),
            IntStream.range(0, DAYS_AHEAD).boxed().flatMap(days -> starts(today.plusDays(days))))
        .filter(time -> !time.isBefore(from))
        .filter(this::isOpen)
        .findFirst();
  }

  /** When windows begin on a day, in order. */
  private Stream<Instant> starts(LocalDate day) {
    Stream<Integer> minutes =
        windows.isEmpty() ? Stream.of(0) : windows.stream().map(Window::from).sorted();
    return minutes.map(
        minute ->
            day.atTime(LocalTime.ofSecondOfDay(minute % MINUTES_OF_DAY * 60L))
                .atZone(zone)
                .toInstant());
  }

  /** A time for people, in the calendar's zone: {@code Wed 2026-11-25 10:30 Europe/Berlin}. */
  public String shown(Instant time) {
    return SHOWN.format(time.atZone(zone));
  }

  public Optional<Planned> planned(String version) {
    return planned.stream().filter(one -> one.version().equals(version)).findFirst();
  }
}
