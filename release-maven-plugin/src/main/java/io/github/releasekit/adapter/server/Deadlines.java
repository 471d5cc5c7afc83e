package io.github.releasekit.adapter.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts threads that take too long. A read or write of a connection that is blocked ends by
 * that, and the connection is closed.
 */
final class Deadlines implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, ServerThreads.named("release-kit-deadlines"));

  Deadlines() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Begins to watch the thread that calls, until what is returned is closed. */
  Deadline begin(Duration limit) {
    return new Deadline(limit);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  final class Deadline {

    private final Thread thread = Thread.currentThread();
    private final Future<?> expiry;
    private boolean over;
    private boolean expired;

    private Deadline(Duration limit) {
      this.expiry = timer.schedule(this::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void expire() {
      if (!over) {
        expired = true;
        thread.interrupt();
      }
    }

    /** The thread goes on with something else, for which it is not interrupted. */
    synchronized void close() {
      over = true;
      expiry.cancel(false);
      if (expired) {
        Thread.interrupted();
      }
    }
  }
}
