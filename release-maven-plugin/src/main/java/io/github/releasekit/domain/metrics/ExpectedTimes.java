package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.StepRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long steps are expected to take, by what they took in earlier releases.
 *
 * @param seconds by the ids of steps; what is not known is not in it
 */
public record ExpectedTimes(Map<String, Double> seconds) {

  /** Of a first release. */
  public static final ExpectedTimes UNKNOWN = new ExpectedTimes(Map.of());

  public ExpectedTimes {
    seconds = Map.copyOf(seconds);
  }

  /**
   * The median of each step over releases that have it. A step that took no time at all was found
   * done, and tells nothing.
   *
   * @param releases the steps of each; of a step that was done more than once the last counts
   */
  public static ExpectedTimes median(List<List<StepRecord>> releases) {
    Map<String, List<Double>> all = new HashMap<>();
    for (List<StepRecord> steps : releases) {
      Map<String, Double> last = new HashMap<>();
      steps.stream()
          .filter(step -> step.seconds() > 0)
          .forEach(step -> last.put(step.id(), step.seconds()));
      last.forEach((id, taken) -> all.computeIfAbsent(id, any -> new ArrayList<>()).add(taken));
    }
    Map<String, Double> medians = new HashMap<>();
    all.forEach((id, taken) -> Samples.median(taken).ifPresent(value -> medians.put(id, value)));
    return new ExpectedTimes(medians);
  }

  /** Of one step; empty where it is not known. */
  public Optional<Double> of(String step) {
    return Optional.ofNullable(seconds.get(step));
  }

  /** Of several together, as far as they are known; empty where none is. */
  public Optional<Double> of(List<String> steps) {
    return steps.stream().flatMap(step -> of(step).stream()).reduce(Double::sum);
  }
}
