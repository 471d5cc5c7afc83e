package io.github.releasekit.domain.version;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Versions that are supported together and share their first numbers: {@code 1.x}, {@code 1.4.x}
 * (B3).
 *
 * @param numbers that they share, as written, at least one
 */
public record Line(List<String> numbers) {

  private static final Pattern FORM = Pattern.compile("v?([0-9]{1,9}(?:\\.[0-9]{1,9}){0,2})\\.x");

  public Line {
    numbers = List.copyOf(numbers);
  }

  /** Reads {@code 1.x}, {@code v1.x} or {@code 1.4.x}; empty for other texts. */
  public static Optional<Line> find(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Line(List.of(matcher.group(1).split("\\."))))
        : Optional.empty();
  }

  /** The line of a version's major number. */
  public static Line ofMajor(Version version) {
    return new Line(version.numbers().subList(0, 1));
  }

  /** The line that has this one and its neighbours; empty for that of a major number. */
  public Optional<Line> wider() {
    return numbers.size() > 1
        ? Optional.of(new Line(numbers.subList(0, numbers.size() - 1)))
        : Optional.empty();
  }

  /** Whether a version is of this line. */
  public boolean contains(Version version) {
    List<String> theirs = version.numbers();
    if (theirs.size() < numbers.size()) {
      return false;
    }
    for (int i = 0; i < numbers.size(); i++) {
      if (Version.compareNumbers(numbers.get(i), theirs.get(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether every version of this line is above a version. */
  public boolean isAbove(Version version) {
    List<String> theirs = version.numbers();
    for (int i = 0; i < numbers.size() && i < theirs.size(); i++) {
      int order = Version.compareNumbers(numbers.get(i), theirs.get(i));
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  /** {@code 1.4.x}. */
  @Override
  public String toString() {
    return String.join(".", numbers) + ".x";
  }
}
