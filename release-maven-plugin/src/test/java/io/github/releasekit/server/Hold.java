package io.github.releasekit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** Keeps back the answer to one request of a kind for good, so that who asked can be killed. */
final class Hold {

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private Pattern calls = NOTHING;
  private Path marker = Path.of("");

  /**
   * Awaits the next request of a kind.
   *
   * @param wanted of method and path
   * @param file is made when that request is done and gets no answer
   */
  synchronized void next(String wanted, Path file) {
    calls = Pattern.compile(wanted);
    marker = file;
  }

  /** Lets the answer to a request pass, unless it is the one that is awaited. */
  void pass(String call) {
    if (!isHeld(call)) {
      return;
    }
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isHeld(String call) {
    if (!calls.matcher(call).matches()) {
      return false;
    }
    calls = NOTHING;
    try {
      Files.createFile(marker);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
