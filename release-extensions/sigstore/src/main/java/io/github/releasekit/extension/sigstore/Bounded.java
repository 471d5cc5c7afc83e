package io.github.releasekit.extension.sigstore;

import io.github.releasekit.domain.ReleaseException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the library in a thread of its own: it waits for some services longer than anybody wants to,
 * and looks for classes with the loader of the thread, which in Maven is not that of the plugin.
 */
final class Bounded {

  private Bounded() {}

  /**
   * The result of some work.
   *
   * @param what the work, for messages
   * @throws ReleaseException that of the work, or when it takes longer than the limit
   */
  static <T> T call(String what, Duration limit, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "release-kit-sigstore");
    thread.setDaemon(true);
    thread.setContextClassLoader(Bounded.class.getClassLoader());
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String who =
          SigstoreService.at(thread.getStackTrace())
              .map(SigstoreService::title)
              .orElse("a service");
      throw new ReleaseException(
          what + " took more than " + limit.toSeconds() + " s, as " + who + " does not answer",
          "see that the services in the signing config can be reached, then run the command again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException(what + " was interrupted", "run the command again");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ReleaseException refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(what, e.getCause());
    } finally {
      task.cancel(true);
    }
  }
}
