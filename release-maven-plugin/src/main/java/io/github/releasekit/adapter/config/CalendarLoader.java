package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.fact.ReleaseCalendar;
import io.github.releasekit.domain.fact.ReleaseCalendar.Freeze;
import io.github.releasekit.domain.fact.ReleaseCalendar.Planned;
import io.github.releasekit.domain.fact.ReleaseCalendar.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code calendar} of {@code release-kit.yml}. */
final class CalendarLoader {

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

  private CalendarLoader() {}

  static ReleaseCalendar calendar(YamlMapping mapping) {
    String zone = mapping.string("zone").orElse("UTC");
    ReleaseCalendar calendar =
        new ReleaseCalendar(
            zone(zone, mapping),
            mapping.mappings("windows").stream().map(CalendarLoader::window).toList(),
            mapping.mappings("freezes").stream().map(CalendarLoader::freeze).toList(),
            mapping.mappings("releases").stream().map(CalendarLoader::planned).toList());
    mapping.refuseOthers();
    return calendar;
  }

  private static ZoneId zone(String name, YamlMapping mapping) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw mapping.refused("'" + name + "' is not a time zone such as Europe/Berlin");
    }
  }

  private static Window window(YamlMapping mapping) {
    List<String> known =
        Stream.of(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
    Set<DayOfWeek> days = new TreeSet<>();
    for (String day : mapping.strings("days").orElse(known)) {
      if (!known.contains(day)) {
        throw mapping.refused("'" + day + "' is none of " + String.join(", ", known));
      }
      days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
    }
    int from = minutes("from", mapping.string("from").orElse("00:00"), mapping);
    int to = minutes("to", mapping.string("to").orElse("24:00"), mapping);
    mapping.refuseOthers();
    if (days.isEmpty()) {
      throw mapping.refused("a window is on no day");
    }
    if (from >= to) {
      throw mapping.refused("a window ends before it begins");
    }
    return new Window(days, from, to);
  }

  private static int minutes(String key, String time, YamlMapping mapping) {
    if (!TIME.matcher(time).matches()) {
      throw mapping.refused("'" + key + "' is '" + time + "', and not a time such as 09:30");
    }
    return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }

  private static Freeze freeze(YamlMapping mapping) {
    Freeze freeze =
        new Freeze(mapping.date("from"), mapping.date("to"), mapping.required("reason"));
    mapping.refuseOthers();
    if (freeze.to().isBefore(freeze.from())) {
      throw mapping.refused("a freeze ends before it begins");
    }
    return freeze;
  }

  private static Planned planned(YamlMapping mapping) {
    Planned planned =
        new Planned(mapping.required("version"), mapping.date("date"), mapping.required("theme"));
    mapping.refuseOthers();
    return planned;
  }
}
