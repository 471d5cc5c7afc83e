package io.github.releasekit.goal;

import io.github.releasekit.domain.ReleaseException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for an answer for so long and no longer, also where what asks knows of no limit: the
 * transport of Maven 3.8 and older waits half an hour.
 *
 * @param limit of one answer
 */
record Deadline(Duration limit) {

  /**
   * Asks, in a thread that keeps no program from ending.
   *
   * @param who is asked, for people
   * @throws ReleaseException when there is no answer in time
   */
  void ask(String who, Runnable question) {
    FutureTask<Void> task = new FutureTask<>(question, null);
    Thread thread = new Thread(task, "release-kit asks " + who);
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new ReleaseException(
          who + " has not answered in " + limit.toSeconds() + " seconds",
          "see that the server is up and can be reached from here",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException(
          "waiting for " + who + " was interrupted", "run the same command again", e);
    }
  }
}
