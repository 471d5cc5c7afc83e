package io.github.releasekit.goal;

import io.github.releasekit.domain.ReleaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something that takes a while to read, read again when it is asked for and old. Where it cannot be
 * read, or not soon, what was read before is given, with a warning.
 *
 * @param <T> what is read
 */
final class Refreshed<T> {

  /**
   * What is known.
   *
   * @param warning why it may be out of date, a sentence; empty when it is not
   */
  record Known<T>(T value, String warning) {}

  private final Supplier<T> reader;
  private final Settings settings;
  private Optional<T> value = Optional.empty();
  private Optional<ReleaseException> failure = Optional.empty();
  private Instant readAt = Instant.MIN;
  private Optional<Reading> reading = Optional.empty();

  /**
   * A read that goes on.
   *
   * @param begun by {@link System#nanoTime()}
   */
  private record Reading(Future<?> running, long begun) {}

  /**
   * How it is read.
   *
   * @param every how old it may become
   * @param patience how long a read is waited for by those who ask meanwhile, from when it began
   * @param thread that reads, one at a time
   * @param log gets what has failed
   */
  record Settings(
      Clock clock,
      Duration every,
      Duration patience,
      ExecutorService thread,
      Consumer<String> log) {}

  /**
   * @param reader throws a {@link ReleaseException} where that is not possible
   */
  Refreshed(Supplier<T> reader, Settings settings) {
    this.reader = reader;
    this.settings = settings;
  }

  /** As {@link #Refreshed(Supplier, Settings)}, with what is known until it is read. */
  Refreshed(T initial, Supplier<T> reader, Settings settings) {
    this(reader, settings);
    this.value = Optional.of(initial);
  }

  /**
   * What is known by now.
   *
   * @throws ReleaseException when it was never read, and cannot be
   */
  Known<T> get() {
    boolean late = begun().filter(this::isLate).isPresent();
    synchronized (this) {
      if (value.isEmpty()) {
        throw failure.orElseGet(
            () -> new ReleaseException("it is still being read", "ask again in a while"));
      }
      return new Known<>(
          value.get(),
          failure.isPresent()
              ? "the repository's remote cannot be asked; this is what was known before"
              : late
                  ? "the repository's remote has not answered yet; this is what was known before"
                  : "");
    }
  }

  private synchronized Optional<Reading> begun() {
    Instant now = settings.clock().instant();
    if (reading.isEmpty()
        && (readAt.equals(Instant.MIN) || !now.isBefore(readAt.plus(settings.every())))) {
      reading = Optional.of(new Reading(settings.thread().submit(this::read), System.nanoTime()));
    }
    return reading;
  }

  private boolean isLate(Reading read) {
    long waited = System.nanoTime() - read.begun();
    try {
      read.running().get(settings.patience().toNanos() - waited, TimeUnit.NANOSECONDS);
      return false;
    } catch (TimeoutException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try {
      T fresh = reader.get();
      done(Optional.of(fresh), Optional.empty());
    } catch (ReleaseException e) {
      done(Optional.empty(), Optional.of(e));
    } catch (RuntimeException e) {
      done(Optional.empty(), Optional.of(new ReleaseException(e.toString(), "see the log", e)));
    }
  }

  private synchronized void done(Optional<T> fresh, Optional<ReleaseException> failed) {
    failed
        .map(ReleaseException::problem)
        .filter(problem -> failure.filter(one -> one.problem().equals(problem)).isEmpty())
        .ifPresent(settings.log());
    value = fresh.or(() -> value);
    failure = failed;
    readAt = settings.clock().instant();
    reading = Optional.empty();
  }
}
