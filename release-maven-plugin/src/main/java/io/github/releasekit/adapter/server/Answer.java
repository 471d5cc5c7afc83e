package io.github.releasekit.adapter.server;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request gets.
 *
 * @param status of HTTP
 * @param headers besides those that every answer has
 */
public record Answer(int status, String mediaType, Map<String, String> headers, byte[] body) {

  private static final String ENTITY_TAG = "ETag";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer of(int status, String mediaType, byte[] body) {
    return new Answer(status, mediaType, Map.of(), body);
  }

  /** A document, as {@link Json#pretty} writes it. */
  public static Answer json(Object document) {
    return of(200, "application/json", Json.pretty(document));
  }

  /** Text in UTF-8, of a type such as {@code text/html}. */
  public static Answer text(String mediaType, String text) {
    return of(200, mediaType + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with a header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, mediaType, more, body);
  }

  /**
   * The same with an entity tag.
   *
   * @param state of what the answer was made of, such as the head of a ledger
   */
  public Answer tagged(String state) {
    String start = state.substring(0, Math.min(16, state.length()));
    return with(ENTITY_TAG, "\"" + start + "-" + Digests.sha256(body).substring(0, 16) + "\"");
  }

  /** Whether a client that has sent {@code If-None-Match} has this answer already. */
  boolean isKnownBy(String ifNoneMatch) {
    String own = headers.get(ENTITY_TAG);
    if (own == null || status != 200) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",", -1)) {
      String stripped = tag.strip();
      if (stripped.equals("*") || stripped.replaceFirst("^W/", "").equals(own)) {
        return true;
      }
    }
    return false;
  }
}
