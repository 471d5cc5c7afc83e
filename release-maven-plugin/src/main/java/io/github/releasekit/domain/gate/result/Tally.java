package io.github.releasekit.domain.gate.result;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many there are of each kind, and how many of each are allowed. */
final class Tally<K extends Enum<K>> {

  private final K[] kinds;
  private final Map<K, Integer> counts;
  private final Map<K, Integer> maximum;

  /**
   * @param kinds all of them, in the order they are shown
   * @param maximum of those that are bounded
   */
  Tally(K[] kinds, Map<K, Integer> counts, Map<K, Integer> maximum) {
    this.kinds = kinds.clone();
    this.counts = counts;
    this.maximum = maximum;
  }

  int count(K kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** The kinds of which there are more than allowed. */
  List<K> exceeded() {
    return Stream.of(kinds)
        .filter(maximum::containsKey)
        .filter(kind -> count(kind) > maximum.get(kind))
        .toList();
  }

  /**
   * {@code 3 errors, and at most 0 are allowed}.
   *
   * @param counted the number and its noun
   */
  String excess(K kind, String counted) {
    return counted
        + ", and at most "
        + maximum.get(kind)
        + (maximum.get(kind) == 1 ? " is allowed" : " are allowed");
  }

  /** {@code at most 0 errors, 10 warnings}. */
  static <K extends Enum<K>> String condition(Map<K, Integer> maximum) {
    return maximum.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", ", "at most ", ""));
  }

  /** Every kind with its count, as figures. */
  Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    for (K kind : kinds) {
      figures.put(kind.toString(), BigDecimal.valueOf(count(kind)));
    }
    return figures;
  }

  /** A copy in the order of the kinds. */
  static <K extends Enum<K>> Map<K, Integer> sorted(Class<K> kinds, Map<K, Integer> counts) {
    Map<K, Integer> sorted = new EnumMap<>(kinds);
    sorted.putAll(counts);
    return Collections.unmodifiableMap(sorted);
  }
}
