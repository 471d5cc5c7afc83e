package io.github.releasekit.domain.version;

import io.github.releasekit.domain.ReleaseException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Calendar versioning: the date of a release, and a number for further releases of the same date.
 *
 * @param parts three or four, each but {@link Part#MICRO} taken from the date
 */
public record CalendarVersioning(List<Part> parts) implements VersionScheme {

  /** A part of the format, by the names of calver.org. */
  public enum Part {
    YYYY("YYYY"),
    YY("YY"),
    PADDED_YY("0Y"),
    MM("MM"),
    PADDED_MM("0M"),
    WW("WW"),
    PADDED_WW("0W"),
    DD("DD"),
    PADDED_DD("0D"),
    MICRO("MICRO");

    private final String name;

    Part(String name) {
      this.name = name;
    }

    String of(LocalDate date, int year) {
      return switch (this) {
        case YYYY -> Integer.toString(year);
        case YY -> Integer.toString(year - 2000);
        case PADDED_YY -> padded(year - 2000);
        case MM -> Integer.toString(date.getMonthValue());
        case PADDED_MM -> padded(date.getMonthValue());
        case WW -> Integer.toString(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        case PADDED_WW -> padded(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        case DD -> Integer.toString(date.getDayOfMonth());
        case PADDED_DD -> padded(date.getDayOfMonth());
        case MICRO -> "0";
      };
    }

    /** What it counts, padded or not. */
    private String unit() {
      return name.substring(name.length() - 1);
    }

    private boolean isInRange(String number) {
      return switch (unit()) {
        case "M" -> isAtMost(number, 12);
        case "W" -> isAtMost(number, 53);
        case "D" -> isAtMost(number, 31);
        default -> true;
      };
    }

    private static boolean isAtMost(String number, int most) {
      return number.length() <= 2
          && Integer.parseInt(number) >= 1
          && Integer.parseInt(number) <= most;
    }

    private boolean isPadded() {
      return name.startsWith("0");
    }

    private static String padded(int number) {
      return String.format(Locale.ROOT, "%02d", number);
    }
  }

  public CalendarVersioning {
    parts = List.copyOf(parts);
  }

  /**
   * @param format such as {@code YYYY.0M.MICRO}
   * @throws ReleaseException when a part is unknown, or there are not three or four that begin with
   *     the year, have {@code MICRO} at the end and no part twice
   */
  public static CalendarVersioning of(String format) {
    List<Part> parts = new ArrayList<>();
    for (String name : format.split("\\.", -1)) {
      parts.add(
          Arrays.stream(Part.values())
              .filter(part -> part.name.equals(name))
              .findFirst()
              .orElseThrow(() -> refused(format, "'" + name + "' is no part of one")));
    }
    int micro = parts.indexOf(Part.MICRO);
    if (parts.size() < 3 || parts.size() > 4) {
      throw refused(
          format, "three or four parts are needed, which Maven and semver tools can read");
    }
    if (!parts.get(0).name.contains("Y")) {
      throw refused(format, "it has to begin with the year, so that versions rise");
    }
    if (micro != parts.size() - 1) {
      throw refused(format, "MICRO has to be its last part, for a second release of the same date");
    }
    if (parts.stream().map(Part::unit).distinct().count() < parts.size()) {
      throw refused(format, "a part stands there twice");
    }
    return new CalendarVersioning(parts);
  }

  @Override
  public boolean accepts(Version version) {
    List<String> numbers = version.numbers();
    if (numbers.size() != parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      String number = numbers.get(i);
      boolean padded = number.length() > 1 && number.charAt(0) == '0';
      boolean narrow = number.length() < 2;
      if ((parts.get(i).isPadded() ? narrow : padded) || !parts.get(i).isInRange(number)) {
        return false;
      }
    }
    return true;
  }

  /** Today's version; the number goes up when the last release is of the same date. */
  @Override
  public Version next(Version last, Bump bump, LocalDate today) {
    boolean byWeek = parts.contains(Part.WW) || parts.contains(Part.PADDED_WW);
    int year = byWeek ? today.get(IsoFields.WEEK_BASED_YEAR) : today.getYear();
    List<String> numbers =
        new ArrayList<>(parts.stream().map(part -> part.of(today, year)).toList());
    int end = parts.size() - 1;
    boolean sameDate =
        last.numbers().size() == parts.size()
            && last.numbers().subList(0, end).equals(numbers.subList(0, end));
    if (sameDate) {
      numbers.set(end, Version.incremented(last.numbers().get(end)));
    }
    return Version.of(numbers);
  }

  /** A date says nothing of compatibility: the commits do. */
  @Override
  public Bump releaseType(Optional<Version> previous, Version version, Optional<Bump> asked) {
    return asked.orElse(Bump.PATCH);
  }

  @Override
  public VersionScheme within(Line line) {
    return new CalendarLine(this, line);
  }

  /** A line stays compatible, and one of which only {@code MICRO} is left has fixes only. */
  @Override
  public boolean keeps(Line line, Version last, Bump asked) {
    return switch (asked) {
      case MAJOR -> false;
      case MINOR -> line.numbers().size() < parts.size() - 1;
      case PATCH -> true;
    };
  }

  @Override
  public String form() {
    return String.join(".", parts.stream().map(part -> part.name).toList());
  }

  @Override
  public String example() {
    return next(Version.ZERO, Bump.PATCH, LocalDate.of(2027, 1, 31)).toString();
  }

  private static ReleaseException refused(String format, String why) {
    return new ReleaseException(
        "'" + format + "' is no calendar version format: " + why, "write it as YYYY.0M.MICRO");
  }
}
