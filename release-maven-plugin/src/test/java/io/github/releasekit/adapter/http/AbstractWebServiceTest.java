package io.github.releasekit.adapter.http;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/**
 * A service on loopback that says what a test lets it say; waits are noted down instead of waited.
 */
abstract class AbstractWebServiceTest {

  static final String TOKEN = "s3cret-t0ken";

  static final Said FINE = Said.json(200, "{\"name\":\"fine\"}");

  record Named(String name, long size) {}

  final Deque<Said> answers = new ArrayDeque<>();
  final List<Asked> asked = new ArrayList<>();
  final List<Duration> waits = new ArrayList<>();
  final List<Retried> retried = new ArrayList<>();

  final LoopbackHttp server =
      new LoopbackHttp(
          request -> {
            asked.add(request);
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
          });

  @AfterEach
  void close() {
    server.close();
  }

  final WebService service(String url, Authorization user, Duration longest) {
    return new WebService(
        new HttpExchanges(proxied -> Optional.empty(), longest),
        url,
        Optional.of(user),
        Map.of("X-Version", "1"),
        new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), this::pass, retried::add));
  }

  final WebService service(Authorization user) {
    return service(server.url(), user, Duration.ofSeconds(20));
  }

  final Named get() {
    WebService service = service(Authorization.bearer(TOKEN));
    return service.trying(() -> read(service, service.get("/x")));
  }

  static Named read(WebService service, Answer answer) {
    return service.read(answer, Named.class, "does not give it", "ask for another");
  }

  static Said said(int status, String text, String... headers) {
    Map<String, String> all = new HashMap<>(Map.of("Content-Type", "text/plain"));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new Said(status, all, text.getBytes(StandardCharsets.UTF_8));
  }

  final void answer(Said... all) {
    answers.clear();
    answers.addAll(List.of(all));
  }

  private void pass(Duration wait) {
    waits.add(wait);
    server.heal();
  }
}
