package io.github.releasekit.domain.change;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How change requests are decided on.
 *
 * @param directory that they are in, from the root of the repository
 * @param criteria by which they are scored, with their weights in percent, which add up to 100;
 *     empty where they are not scored
 * @param minimum weighted score, 1 to 10; empty where any will do
 * @param board role of those who vote
 * @param quorum how many have to
 * @param chair whose vote decides where as many are for it as against it, by name
 * @param vetoes names of those who can stop one
 */
public record ChangeControl(
    String directory,
    Map<String, Integer> criteria,
    Optional<BigDecimal> minimum,
    String board,
    int quorum,
    Optional<String> chair,
    List<String> vetoes) {

  public ChangeControl {
    criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
    vetoes = List.copyOf(vetoes);
  }
}
