package io.github.releasekit.extension.image;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How often a registry is asked again that does not answer, or has no time now.
 *
 * @param attempts at most, the first included
 * @param first wait; each is twice as long as the one before, where the registry names none
 * @param longest no longer wait is accepted from a registry
 * @param waiting lets a wait pass
 */
record Patience(
    int attempts, Duration first, Duration longest, Clock clock, Consumer<Duration> waiting) {

  /** Five tries within about a quarter of a minute. */
  static Patience standard() {
    return new Patience(
        5, Duration.ofSeconds(1), Duration.ofMinutes(2), Clock.systemUTC(), Patience::sleep);
  }

  /** One try. */
  @FunctionalInterface
  interface Attempt {
    Answer make() throws IOException;
  }

  /**
   * The answer to the first try that gets one to last, or to the last try.
   *
   * @param who is asked, for messages
   * @throws ReleaseException when there is no answer
   */
  Answer persist(String who, Attempt attempt) {
    Duration wait = first;
    for (int tries = 1; ; tries++) {
      Duration next = wait;
      try {
        Answer answer = attempt.make();
        if (!answer.isPassing() || tries == attempts) {
          return answer;
        }
        next = answer.header("Retry-After").map(this::asked).orElse(wait);
        if (next.compareTo(longest) > 0) {
          return answer;
        }
      } catch (IOException e) {
        if (tries == attempts || isLasting(e)) {
          throw silent(who, e);
        }
      }
      waiting.accept(next);
      wait = wait.multipliedBy(2);
    }
  }

  /** Whether the server is not the one that it has to be. */
  private static boolean isLasting(IOException failure) {
    return chain(failure)
        .anyMatch(
            one ->
                one instanceof CertificateException || one instanceof CertPathValidatorException);
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static String why(IOException failure) {
    if (chain(failure).anyMatch(UnresolvedAddressException.class::isInstance)) {
      return "unknown host";
    }
    String type = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? type : type + ": " + failure.getMessage();
  }

  private static ReleaseException silent(String who, IOException failure) {
    return new ReleaseException(
        who + " does not answer: " + PlainText.shortLine(why(failure)),
        "see that the host is right, the registry up, and that it can be reached from here; then"
            + " run the same command again",
        failure);
  }

  /** A number of seconds, or a date (RFC 9110, 10.2.3). */
  private Duration asked(String retryAfter) {
    try {
      if (retryAfter.matches("[0-9]{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(retryAfter));
      }
      Duration until =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeException e) {
      return first;
    }
  }

  private static void sleep(Duration wait) {
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException(
          "waiting for a registry was interrupted", "run the same command again", e);
    }
  }
}
