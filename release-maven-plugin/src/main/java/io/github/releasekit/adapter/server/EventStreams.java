package io.github.releasekit.adapter.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Streams of events, a thread each and so many at most, beside the threads for requests. */
final class EventStreams implements AutoCloseable {

  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final Limits limits;
  private final Deadlines deadlines;
  private final Consumer<String> log;
  private final ThreadPoolExecutor threads;
  private final CountDownLatch stopped = new CountDownLatch(1);

  EventStreams(Limits limits, Deadlines deadlines, Consumer<String> log) {
    this.limits = limits;
    this.log = log;
    this.deadlines = deadlines;
    this.threads =
        new ThreadPoolExecutor(
            0,
            limits.streams(),
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            ServerThreads.named("release-kit-stream"));
  }

  /**
   * Goes on with an exchange whose headers are not sent yet, until its client leaves or the server
   * stops.
   *
   * @return whether there is a place for it
   */
  boolean follow(HttpExchange exchange, EventSource source) {
    try {
      threads.execute(() -> run(exchange, source));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void run(HttpExchange exchange, EventSource source) {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      long silentSince = System.nanoTime();
      boolean first = true;
      do {
        List<ServerEvent> events = source.poll();
        boolean silent = System.nanoTime() - silentSince >= limits.heartbeat().toNanos();
        if (first || silent || !events.isEmpty()) {
          send(out, events);
          silentSince = System.nanoTime();
        }
        first = false;
      } while (!stops(limits.poll()));
    } catch (IOException e) {
      // The client has left, or takes nothing any more.
      return;
    } catch (RuntimeException e) {
      log.accept("a stream has ended: " + e);
    }
  }

  private void send(OutputStream out, List<ServerEvent> events) throws IOException {
    Deadlines.Deadline deadline = deadlines.begin(limits.exchange());
    try {
      if (events.isEmpty()) {
        out.write(HEARTBEAT);
      }
      for (ServerEvent event : events) {
        out.write(event.bytes());
      }
      out.flush();
    } finally {
      deadline.close();
    }
  }

  private boolean stops(Duration wait) {
    try {
      return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    threads.shutdownNow();
  }
}
