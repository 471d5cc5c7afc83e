package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.WebhookAddress;
import io.github.releasekit.adapter.http.Webhooks;
import io.github.releasekit.adapter.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;

/** Where a messenger posts to. */
record WebhookPost(Webhooks webhooks, WebhookAddress address) {

  /** The header of draft-ietf-httpapi-idempotency-key-header-07, whose value is in quotes. */
  static Map<String, String> idempotent(String key) {
    return Map.of("Idempotency-Key", '"' + key + '"');
  }

  /** Posts what a chat is told. */
  void chat(Map<String, Object> document, String key, Predicate<Answer> isTaken) {
    webhooks.post(address, idempotent(key), bytes(document), isTaken);
  }

  /** What is sent again by another run has the same bytes. */
  static byte[] bytes(Object document) {
    return Json.sortedLine(document).getBytes(StandardCharsets.UTF_8);
  }
}
