package io.github.releasekit.adapter.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server wants to be left alone: {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  /** By the server's own clock where it names a time; zero where it does not say. */
  static Duration of(HttpHeaders headers) {
    Optional<String> said = headers.firstValue("Retry-After");
    Optional<Duration> seconds =
        said.filter(text -> text.matches("[0-9]{1,9}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    return seconds
        .or(
            () ->
                said.flatMap(RetryAfter::time)
                    .flatMap(until -> now(headers).map(now -> Duration.between(now, until))))
        .filter(wait -> !wait.isNegative())
        .orElse(Duration.ZERO);
  }

  /** What time it is by the clock of the server. */
  static Optional<Instant> now(HttpHeaders headers) {
    return headers.firstValue("Date").flatMap(RetryAfter::time);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
