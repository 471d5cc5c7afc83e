package io.github.releasekit.domain.event;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A release that was brought to an environment (D1).
 *
 * @param environment by its name in {@code release-kit.yml}
 * @param startedAt ISO 8601 in UTC; the event tells when it was done
 * @param link to more about it, a URL; empty for none
 */
public record Deployment(String environment, Outcome outcome, String startedAt, String link) {

  public Deployment {
    Stream.of(environment, outcome, startedAt, link).forEach(Objects::requireNonNull);
  }

  /** How it went. */
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** The environment runs the release before it again. */
    ROLLED_BACK;

    /** The word as documents have it: {@code rolled-back}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
