package io.github.releasekit.extension.sigstore;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.BundleParseException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Reads bundles: JSON of the message {@code dev.sigstore.bundle.v1.Bundle} of Sigstore's
 * protobuf-specs. The library passes over what it does not know, over what is not quite JSON or
 * Base64 and over what stands twice; nobody vouches for that, so it is refused here.
 */
final class BundleForm {

  private static final int LARGEST = 1 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BundleForm() {}

  /** The bundle that some bytes are. */
  static Bundle read(byte[] bytes) throws BadBundleException {
    if (bytes.length > LARGEST) {
      throw new BadBundleException("the bundle is too large, it has " + bytes.length + " bytes");
    }
    String text = text(bytes);
    JsonNode json = json(text);
    Bundle bundle = parse(text);
    if (bundle.getMessageSignature().isEmpty()) {
      throw new BadBundleException("the bundle is an attestation, and no signature of a file");
    }
    compare(JsonPointer.empty(), json, json(write(bundle)));
    return bundle;
  }

  private static String text(byte[] bytes) throws BadBundleException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadBundleException("the bundle is not JSON: it is not in UTF-8");
    }
  }

  private static JsonNode json(String text) throws BadBundleException {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new BadBundleException("the bundle is not JSON: " + e.getOriginalMessage());
    }
    throw new BadBundleException("the bundle is not a JSON object");
  }

  private static Bundle parse(String text) throws BadBundleException {
    try {
      return Bundle.from(new StringReader(text));
    } catch (BundleParseException | RuntimeException e) {
      throw new BadBundleException("the bundle is no Sigstore bundle: " + Words.why(e));
    }
  }

  private static String write(Bundle bundle) throws BadBundleException {
    try {
      return bundle.toJson();
    } catch (RuntimeException e) {
      throw new BadBundleException("the bundle is no whole Sigstore bundle: " + Words.why(e));
    }
  }

  /** Whether they say the same; fields with their default may be left out (ProtoJSON). */
  private static void compare(JsonPointer at, JsonNode found, JsonNode read)
      throws BadBundleException {
    if (found.isObject() && read.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      found.fieldNames().forEachRemaining(names::add);
      read.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(at.appendProperty(name), found.path(name), read.path(name));
      }
    } else if (found.isArray() && read.isArray() && found.size() == read.size()) {
      for (int i = 0; i < found.size(); i++) {
        compare(at.appendIndex(i), found.get(i), read.get(i));
      }
    } else if (!isSame(found, read)) {
      throw new BadBundleException(
          "the bundle has at " + at + " what no such bundle has: " + Words.line(found.toString()));
    }
  }

  /** Numbers of 64 bits are texts in ProtoJSON, or numbers. */
  private static boolean isSame(JsonNode found, JsonNode read) {
    return read instanceof MissingNode
        ? isDefault(found)
        : found.isValueNode() && read.isValueNode() && found.asText().equals(read.asText());
  }

  private static boolean isDefault(JsonNode found) {
    if (found.isValueNode()) {
      return found.isNull() || Set.of("", "0").contains(found.asText());
    }
    return found.isContainerNode()
        && StreamSupport.stream(found.spliterator(), false).allMatch(BundleForm::isDefault);
  }
}
