package io.github.releasekit.extension.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.releasekit.domain.material.Sbom;
import io.github.releasekit.domain.material.SbomFormat;
import io.github.releasekit.extension.Extension;
import io.github.releasekit.extension.SbomWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what was written. */
abstract class AbstractBillTest {

  final SbomWriter writer = Extension.SBOM.require("a test", "group:plugin:1");

  private final SbomFormat format;

  AbstractBillTest(SbomFormat format) {
    this.format = format;
  }

  final JsonNode write(Sbom bill) throws IOException {
    return new JsonMapper().readTree(writer.write(format, bill));
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static List<String> texts(JsonNode array, String field) {
    return list(array).stream().map(element -> element.path(field).asText()).toList();
  }

  static JsonNode find(JsonNode array, String field, String value) {
    return list(array).stream()
        .filter(element -> element.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing has the " + field + " " + value));
  }
}
