package io.github.releasekit.domain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The line that tells that a step of a goal begins.
 *
 * @param step its id
 * @param number of the step, from 1
 * @param steps how many there are
 * @param elapsed seconds since the first step began
 * @param expected seconds that it took in earlier releases; empty where that is not known
 * @param left seconds that it and the steps after it took in earlier releases; empty as well
 */
public record StepStart(
    String step,
    int number,
    int steps,
    double elapsed,
    Optional<Double> expected,
    Optional<Double> left) {

  /** The line, such as {@code [3/8] build, about 1:10 (0:12 so far, about 1:25 left)}. */
  @Override
  public String toString() {
    List<String> whole = new ArrayList<>();
    if (elapsed >= 1) {
      whole.add(time(elapsed) + " so far");
    }
    left.filter(seconds -> !time(seconds).equals(expected.map(StepStart::time).orElse("")))
        .ifPresent(seconds -> whole.add("about " + time(seconds) + " left"));
    return "  ["
        + number
        + "/"
        + steps
        + "] "
        + step
        + expected.map(seconds -> ", about " + time(seconds)).orElse("")
        + (whole.isEmpty() ? "" : " (" + String.join(", ", whole) + ")");
  }

  /** Minutes and seconds, and hours where there are any; half a second counts as one. */
  private static String time(double seconds) {
    long all = Math.max(1, Math.round(seconds));
    return all < 3600
        ? String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", all / 3600, all / 60 % 60, all % 60);
  }
}
