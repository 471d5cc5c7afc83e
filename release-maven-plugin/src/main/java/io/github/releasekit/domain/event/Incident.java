package io.github.releasekit.domain.event;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * Something that broke in an environment, from the event {@code incident} to the event {@code
 * restored} with the same id (T5).
 *
 * @param id by which the team calls it, one in a repository
 * @param environment by its name in {@code release-kit.yml}; empty where it is in none
 * @param severity a word of the team's own; empty for none
 * @param link to more about it, a URL; empty for none
 */
public record Incident(String id, String environment, String severity, String link) {

  public Incident {
    Stream.of(id, environment, severity, link).forEach(Objects::requireNonNull);
  }
}
