package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.metrics.Samples;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the steps of a release took, in seconds by their ids, in order.
 *
 * @param prepare of what made it
 * @param perform of what brought it to its repositories and channels; empty where that is not known
 */
record StepTimes(Map<String, Double> prepare, Map<String, Double> perform) {

  StepTimes {
    prepare = Collections.unmodifiableMap(new LinkedHashMap<>(prepare));
    perform = Collections.unmodifiableMap(new LinkedHashMap<>(perform));
  }

  /** Of a release, with what the events of it tell besides. */
  static StepTimes of(Manifest manifest, List<LedgerEvent> events) {
    Map<String, Double> prepare = seconds(manifest.steps().stream());
    events.stream()
        .filter(event -> event.type() == Type.PREPARED)
        .forEach(event -> seconds(event.steps().stream()).forEach(prepare::putIfAbsent));
    return new StepTimes(
        prepare,
        seconds(
            events.stream()
                .filter(event -> event.type() == Type.PERFORMED)
                .flatMap(event -> event.steps().stream())));
  }

  private static Map<String, Double> seconds(Stream<StepRecord> steps) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    steps.forEach(step -> seconds.merge(step.id(), step.seconds(), Double::sum));
    return seconds;
  }

  /** The median of each step over releases that have it. */
  static StepTimes median(List<StepTimes> releases) {
    return new StepTimes(
        medians(releases, StepTimes::prepare), medians(releases, StepTimes::perform));
  }

  private static Map<String, Double> medians(
      List<StepTimes> releases, Function<StepTimes, Map<String, Double>> part) {
    Map<String, Double> medians = new LinkedHashMap<>();
    releases.stream()
        .map(part)
        .flatMap(steps -> steps.keySet().stream())
        .distinct()
        .forEach(
            id ->
                Samples.median(
                        releases.stream()
                            .flatMap(one -> Stream.ofNullable(part.apply(one).get(id)))
                            .toList())
                    .ifPresent(value -> medians.put(id, value)));
    return medians;
  }

  /** All of prepare; empty where nothing is known of it. */
  Optional<Double> prepareSeconds() {
    return sum(prepare);
  }

  /** All of perform; empty where nothing is known of it. */
  Optional<Double> performSeconds() {
    return sum(perform);
  }

  private static Optional<Double> sum(Map<String, Double> steps) {
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            steps.values().stream().collect(Collectors.summingDouble(Double::doubleValue)));
  }
}
