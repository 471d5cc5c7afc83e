package io.github.releasekit.adapter.export;

import io.github.releasekit.adapter.export.Export.Origin;
import io.github.releasekit.domain.PlainText;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts that documents of OTLP have in common, in its JSON form: names in lower camel case,
 * numbers of 64 bits as strings, ids in hexadecimal (OTLP 1.x, JSON Protobuf Encoding).
 */
final class Otlp {

  /** Of all documents. */
  static final String CONTENT_TYPE = "application/json";

  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
  private static final BigInteger LAST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private Otlp() {}

  /** Attributes, in the order in which they were put; those without a value are left out. */
  static final class Attributes {

    private final Map<String, String> texts = new LinkedHashMap<>();

    Attributes put(String key, String text) {
      String line = PlainText.shortLine(text);
      if (!line.isEmpty()) {
        texts.put(key, line);
      }
      return this;
    }

    List<Map<String, Object>> list() {
      List<Map<String, Object>> list = new ArrayList<>();
      texts.forEach(
          (key, text) -> list.add(Map.of("key", key, "value", Map.of("stringValue", text))));
      return list;
    }
  }

  /** What tells: release-kit, of a repository. */
  static Map<String, Object> resource(Origin origin) {
    return Map.of(
        "attributes",
        new Attributes()
            .put("service.name", "release-kit")
            .put("service.version", origin.version())
            .put("vcs.repository.name", origin.repository())
            .put("vcs.repository.url.full", origin.uri().startsWith("https:") ? origin.uri() : "")
            .list());
  }

  /** The part of release-kit that tells. */
  static Map<String, Object> scope(Origin origin) {
    return origin.version().isEmpty()
        ? Map.of("name", "release-kit")
        : Map.of("name", "release-kit", "version", origin.version());
  }

  /** Nanoseconds since 1970, within what 64 bits without a sign hold. */
  static String nanos(Instant time) {
    BigInteger nanos =
        BigInteger.valueOf(time.getEpochSecond())
            .multiply(NANOS)
            .add(BigInteger.valueOf(time.getNano()));
    return nanos.max(BigInteger.ZERO).min(LAST).toString();
  }
}
