package io.github.releasekit.extension.sigstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.extension.Sigstore.Instance;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TamperedBundleTest extends AbstractSigstoreTest {

  private static final JsonMapper JSON = new JsonMapper();

  /** A prime, so that all the positions of a repeated structure have their turn. */
  private static final int STEP = 13;

  private Instance instance;
  private byte[] bundle;

  @BeforeEach
  void signs() throws GeneralSecurityException, IOException {
    instance = standIn.instance();
    bundle = sign();
  }

  private boolean holds(byte[] changed) {
    return sigstore.problem(instance, WORKFLOW, file, changed).isEmpty();
  }

  @Test
  void doesNotHoldWithAnyBitFlipped() throws IOException {
    List<String> held = new ArrayList<>();
    for (int i = 0; i < bundle.length; i += STEP) {
      byte[] changed = bundle.clone();
      changed[i] ^= (byte) (1 << (i / STEP % 8));
      if (holds(changed) && !saysTheSame(changed)) {
        held.add(i + ": " + context(changed, i));
      }
    }
    assertThat(held).isEmpty();
  }

  @Test
  void doesNotHoldWithTheLastLetterOfAnyValueReplaced() {
    List<String> held = new ArrayList<>();
    for (int i = 1; i < bundle.length; i++) {
      if (bundle[i] == '"' && Character.isLetterOrDigit(bundle[i - 1])) {
        byte[] changed = bundle.clone();
        changed[i - 1]++;
        if (holds(changed)) {
          held.add(i + ": " + context(changed, i));
        }
      }
    }
    assertThat(held).isEmpty();
  }

  @Test
  void doesNotHoldCutAnywhere() {
    for (int length = 0; length < bundle.length - 2; length += 251) {
      assertThat(holds(Arrays.copyOf(bundle, length))).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void doesNotHoldWithoutAnyOfItsParts() throws IOException {
    List<JsonPointer> parts = new ArrayList<>();
    collect(JsonPointer.empty(), JSON.readTree(bundle), parts);
    assertThat(parts).hasSizeGreaterThan(20);
    for (JsonPointer part : parts) {
      JsonNode changed = JSON.readTree(bundle);
      remove(changed.at(part.head()), part);
      assertThat(holds(JSON.writeValueAsBytes(changed))).as("without " + part).isFalse();
    }
  }

  private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> parts) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              parts.add(at.appendProperty(name));
              collect(at.appendProperty(name), node.get(name), parts);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      parts.add(at.appendIndex(i));
      collect(at.appendIndex(i), node.get(i), parts);
    }
  }

  private static void remove(JsonNode parent, JsonPointer part) {
    if (parent instanceof ObjectNode object) {
      object.remove(part.last().getMatchingProperty());
    } else {
      ((ArrayNode) parent).remove(part.last().getMatchingIndex());
    }
  }

  @Test
  void doesNotHoldWithAPartMore() throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(bundle);
    changed.put("annotation", "approved");
    assertThat(sigstore.problem(instance, WORKFLOW, file, JSON.writeValueAsBytes(changed)))
        .contains("the bundle has at /annotation what no such bundle has: \"approved\"");
  }

  @Test
  void holdsWithOtherWhiteSpaceAndAnotherOrder() throws IOException {
    ObjectNode original = (ObjectNode) JSON.readTree(bundle);
    ObjectNode turned = JSON.createObjectNode();
    List<String> names = new ArrayList<>();
    original.fieldNames().forEachRemaining(name -> names.add(0, name));
    names.forEach(name -> turned.set(name, original.get(name)));
    assertThat(holds(JSON.writeValueAsBytes(turned))).isTrue();
    assertThat(holds(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(turned))).isTrue();
  }

  @Test
  void holdsWithNumbersWrittenAsNumbersAndDefaultsLeftIn() throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(bundle);
    ObjectNode entry = (ObjectNode) changed.at("/verificationMaterial/tlogEntries/0");
    entry.put("logIndex", entry.get("logIndex").asLong());
    ((ObjectNode) changed.get("verificationMaterial"))
        .putObject("timestampVerificationData")
        .putArray("rfc3161Timestamps");
    assertThat(holds(JSON.writeValueAsBytes(changed))).isTrue();
  }

  private boolean saysTheSame(byte[] changed) throws IOException {
    return JSON.readTree(changed).equals(JSON.readTree(bundle));
  }

  private static String context(byte[] bytes, int at) {
    int from = Math.max(0, at - 60);
    return new String(bytes, from, Math.min(bytes.length, at + 20) - from, UTF_8);
  }
}
