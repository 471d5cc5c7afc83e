package io.github.releasekit.domain.change;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change request.
 *
 * @param id such as {@code CR-2026-001}
 * @param releases versions that it allows
 * @param scores 1 to 10, by criterion
 * @param sha256 digest of its file, which votes are cast on
 */
public record ChangeRequest(
    String id,
    String title,
    String requestor,
    List<String> releases,
    Map<String, Integer> scores,
    String sha256) {

  public ChangeRequest {
    releases = List.copyOf(releases);
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** The criteria that it has no score for. */
  List<String> unscored(ChangeControl control) {
    return control.criteria().keySet().stream().filter(name -> !scores.containsKey(name)).toList();
  }

  /** The weighted mean of its scores, 1 to 10; empty where a criterion lacks one. */
  public Optional<BigDecimal> score(ChangeControl control) {
    if (control.criteria().isEmpty() || !unscored(control).isEmpty()) {
      return Optional.empty();
    }
    int sum =
        control.criteria().entrySet().stream()
            .mapToInt(criterion -> criterion.getValue() * scores.get(criterion.getKey()))
            .sum();
    return Optional.of(BigDecimal.valueOf(sum, 2));
  }
}
