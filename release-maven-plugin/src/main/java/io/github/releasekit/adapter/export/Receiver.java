package io.github.releasekit.adapter.export;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.WebService;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A server that takes what it is told, all of it within one deadline. Nothing is tried twice. */
final class Receiver {

  private final WebService service;
  private final Duration deadline;
  private final long start = System.nanoTime();

  /**
   * @param url that paths are put behind
   * @param deadline of all requests together
   */
  Receiver(
      HttpExchanges http, String url, Optional<Authorization> authorization, Duration deadline) {
    this.service =
        new WebService(http, url.replaceFirst("/+$", ""), authorization, Map.of(), Retries.none());
    this.deadline = deadline;
  }

  /**
   * Sends a document.
   *
   * @param path behind the URL; may be empty
   * @throws ReleaseException when it was not taken, or there is no time left
   */
  Answer send(String method, String path, String contentType, byte[] document) {
    Duration left = deadline.minusNanos(System.nanoTime() - start);
    if (left.isNegative() || left.isZero()) {
      throw new ReleaseException(
          URI.create(service.url()).getHost()
              + " has not taken all in "
              + deadline.toSeconds()
              + " seconds",
          "mvn release-kit:sync");
    }
    Answer answer =
        service.within(left).send(method, path, Map.of("Content-Type", contentType), document);
    service.requireSuccess(answer, "does not take what it is told", "mvn release-kit:sync");
    return answer;
  }
}
