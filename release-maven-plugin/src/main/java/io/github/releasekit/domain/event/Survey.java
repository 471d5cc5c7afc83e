package io.github.releasekit.domain.event;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What people think of a release (T8).
 *
 * @param audience who was asked, a word of the team's own
 * @param score the mean of the answers
 * @param best the best that a score can be
 * @param responses how many have answered
 * @param link to more about it, a URL; empty for none
 */
public record Survey(
    String audience, BigDecimal score, BigDecimal best, int responses, String link) {

  public Survey {
    Stream.of(audience, score, best, link).forEach(Objects::requireNonNull);
  }
}
