package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A manifest or index, as it is in a registry.
 *
 * @param bytes to the letter, as its digest is of them
 */
record Manifest(String mediaType, byte[] bytes) {

  /** One of the type that it says it is of. */
  static Manifest of(JsonNode json) {
    return new Manifest(json.path("mediaType").asText(), Json.bytes(json));
  }

  Descriptor descriptor() {
    return new Descriptor(mediaType, Sha256.of(bytes), bytes.length);
  }

  JsonNode json() {
    return Json.read(bytes);
  }
}
