package io.github.releasekit.adapter.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep the process alive. */
final class ServerThreads {

  private ServerThreads() {}

  static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** A fixed number, each exchange under a deadline; what finds no place is closed unread. */
  static ThreadPoolExecutor exchanges(Limits limits, Deadlines deadlines) {
    return new ThreadPoolExecutor(
        limits.threads(),
        limits.threads(),
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(limits.waiting()),
        named("release-kit-server"),
        (task, pool) -> drop(task)) {
      @Override
      public void execute(Runnable task) {
        super.execute(
            () -> {
              Deadlines.Deadline deadline = deadlines.begin(limits.exchange());
              try {
                task.run();
              } finally {
                deadline.close();
              }
            });
      }
    };
  }

  /** Runs an exchange whose first read fails, which makes the server close the connection. */
  private static void drop(Runnable task) {
    Thread.currentThread().interrupt();
    task.run();
    Thread.interrupted();
  }
}
