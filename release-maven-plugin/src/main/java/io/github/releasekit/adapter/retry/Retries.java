package io.github.releasekit.adapter.retry;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How often, and after which waits, a remote or repository that cannot be reached is asked again
 * (R6). A wait is twice as long as the one before it, give or take the jitter, so that many builds
 * that lose a server at once do not all come back at once.
 *
 * @param attempts at most, the first included
 * @param first the first wait
 * @param longest no wait is longer
 * @param waiting lets a wait pass
 * @param listener is told before each wait
 */
public record Retries(
    int attempts,
    Duration first,
    Duration longest,
    Consumer<Duration> waiting,
    Consumer<Retried> listener) {

  /** The part of a wait by which it may be shorter or longer. */
  static final double JITTER = 0.25;

  /** Five tries within about half a minute. */
  public static Retries standard(Consumer<Retried> listener) {
    return new Retries(5, Duration.ofSeconds(2), Duration.ofSeconds(20), Retries::sleep, listener);
  }

  /** One try. */
  public static Retries none() {
    return new Retries(1, Duration.ofSeconds(1), Duration.ofSeconds(2), wait -> {}, event -> {});
  }

  /** The same, told to a listener more. */
  public Retries with(Consumer<Retried> other) {
    return new Retries(attempts, first, longest, waiting, listener.andThen(other));
  }

  /**
   * Begins the tries of one command.
   *
   * @param deadline of all of them together
   */
  public Tries begin(String remote, Duration deadline) {
    return new Tries(this, remote, deadline);
  }

  /** Lets a time pass. */
  public static void sleep(Duration wait) {
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException(
          "waiting for a server was interrupted", "run the same command again", e);
    }
  }

  /** The tries of one command, counted and timed. */
  public static final class Tries {

    private final Retries retries;
    private final String remote;
    private final Duration deadline;
    private final long start = System.nanoTime();
    private @Nullable Execution<Boolean> execution;

    private Tries(Retries retries, String remote, Duration deadline) {
      this.retries = retries;
      this.remote = remote;
      this.deadline = deadline;
    }

    /** What is left until the deadline. */
    public Duration left() {
      Duration left = deadline.minusNanos(System.nanoTime() - start);
      return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Waits for the next try, after one that could not reach the remote.
     *
     * @param failure what was said
     * @return false when there is none any more
     */
    public boolean again(String failure) {
      return again(failure, Duration.ZERO);
    }

    /**
     * As {@link #again(String)}.
     *
     * @param asked how long the remote wants to be left alone, at least
     */
    public boolean again(String failure, Duration asked) {
      if (execution == null) {
        execution = Execution.of(policy());
      }
      execution.recordResult(false);
      Duration delay = execution.getDelay();
      Duration wait = asked.compareTo(delay) > 0 ? asked : delay;
      if (execution.isComplete() || wait.compareTo(left()) >= 0) {
        return false;
      }
      retries
          .listener()
          .accept(
              new Retried(
                  remote,
                  failure,
                  execution.getAttemptCount() + 1,
                  retries.attempts(),
                  wait.toMillis() / 1000.0));
      retries.waiting().accept(wait);
      return true;
    }

    private RetryPolicy<Boolean> policy() {
      return RetryPolicy.<Boolean>builder()
          .handleResult(false)
          .withMaxAttempts(retries.attempts())
          .withBackoff(retries.first(), retries.longest())
          .withJitter(JITTER)
          .build();
    }
  }
}
