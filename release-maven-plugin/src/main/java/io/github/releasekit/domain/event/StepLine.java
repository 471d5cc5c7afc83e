package io.github.releasekit.domain.event;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that tells of a step of a goal.
 *
 * @param step its id
 * @param seconds how long it took, to a tenth; empty where it was done before
 */
public record StepLine(String step, Optional<Double> seconds) {

  private static final Pattern FORM =
      Pattern.compile(" {2}(\\S+) +(?:([0-9]{1,9}\\.[0-9]) s|done before)");

  /** What a line tells; empty where it is of another form. */
  public static Optional<StepLine> parse(String line) {
    Matcher matcher = FORM.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    StepLine told =
        new StepLine(
            matcher.group(1), Optional.ofNullable(matcher.group(2)).map(Double::parseDouble));
    return Optional.of(told).filter(one -> one.toString().equals(line));
  }

  @Override
  public String toString() {
    String outcome =
        seconds.map(taken -> String.format(Locale.ROOT, "%.1f s", taken)).orElse("done before");
    return String.format(Locale.ROOT, "  %-16s %s", step, outcome);
  }
}
