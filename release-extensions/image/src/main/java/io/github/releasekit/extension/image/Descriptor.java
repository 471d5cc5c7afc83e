package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;

/** What a manifest says about something in its registry (OCI image specification). */
record Descriptor(String mediaType, String digest, long size) {

  /**
   * That of a JSON document.
   *
   * @param source for messages
   * @throws ReleaseException when it is none
   */
  static Descriptor of(JsonNode json, String source) {
    String digest = json.path("digest").asText();
    long size = json.path("size").asLong(-1);
    if (!Sha256.isDigest(digest) || size < 0) {
      throw new ReleaseException(
          source + " names something by '" + PlainText.shortLine(digest) + "', which is no digest",
          "use another image");
    }
    return new Descriptor(json.path("mediaType").asText(), digest, size);
  }

  ObjectNode json() {
    return Json.object().put("mediaType", mediaType).put("digest", digest).put("size", size);
  }
}
