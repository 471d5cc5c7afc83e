package io.github.releasekit.extension.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The form that both documents are written in: the same on every system. */
final class Json {

  static final JsonMapper MAPPER = new JsonMapper();

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
              .withObjectIndenter(LINES)
              .withArrayIndenter(LINES));

  private Json() {}

  static byte[] bytes(ObjectNode document) throws JsonProcessingException {
    return (WRITER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Completes the field that tells a document from all others by a UUID of what the document says
   * (version 3, RFC 9562 section 5.3).
   *
   * @param field that holds what comes before the UUID
   */
  static void identify(ObjectNode document, String field) throws JsonProcessingException {
    document.put(field, document.get(field).textValue() + UUID.nameUUIDFromBytes(bytes(document)));
  }

  /** In UTC and whole seconds, which is what SPDX 2.3 section 6.9 allows. */
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
