package io.github.releasekit.adapter.server;

import java.time.Duration;

/**
 * What clients may use of the server.
 *
 * @param threads that answer requests
 * @param waiting requests at most until one of them is free; more connections are closed
 * @param exchange how long a client may take to send a request and to get its answer, or to take an
 *     event of a stream
 * @param streams at most at a time
 * @param poll how often streams look for events
 * @param heartbeat how long a stream is silent at most
 */
public record Limits(
    int threads, int waiting, Duration exchange, int streams, Duration poll, Duration heartbeat) {

  public static final Limits STANDARD =
      new Limits(
          8, 128, Duration.ofSeconds(10), 16, Duration.ofMillis(500), Duration.ofSeconds(15));
}
