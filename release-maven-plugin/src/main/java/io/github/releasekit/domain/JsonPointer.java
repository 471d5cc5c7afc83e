package io.github.releasekit.domain;

/** Where a value stands in a JSON document, by RFC 6901: {@code /metrics/latency/p95}. */
public final class JsonPointer {

  private JsonPointer() {}

  /** Whether a text is one, of a value within the document. */
  public static boolean isValid(String pointer) {
    String escapes = pointer.replace("~0", "").replace("~1", "");
    return pointer.startsWith("/") && escapes.indexOf('~') < 0;
  }

  /** The pointer of a value under a key of what another one points at. */
  public static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
