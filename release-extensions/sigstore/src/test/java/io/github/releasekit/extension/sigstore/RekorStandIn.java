package io.github.releasekit.extension.sigstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Logs signatures as Rekor 1 does: {@code POST /api/v1/log/entries} of its {@code openapi.yaml},
 * with the type {@code hashedrekord} in the version 0.0.1 of its {@code
 * hashedrekord_v0_0_1_schema.json}. Bodies and signed entry timestamps are of canonical JSON (RFC
 * 8785): of these texts and whole numbers, that is JSON without white space in the order of keys.
 */
final class RekorStandIn extends HttpStandIn {

  private static final String PATH = "/api/v1/log/entries";

  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final MerkleLog log;

  private volatile boolean promising = true;

  RekorStandIn(MerkleLog log) throws IOException {
    super(PATH);
    this.log = log;
  }

  /** Logs without a signed entry timestamp, which nobody knows the time of. */
  void stopPromising() {
    this.promising = false;
  }

  @Override
  Answer answer(byte[] request) throws GeneralSecurityException, IOException {
    JsonNode entry = CANONICAL.readTree(request);
    requireSigned(entry);
    byte[] body = CANONICAL.writeValueAsBytes(CANONICAL.treeToValue(entry, Map.class));
    MerkleLog.Place place = log.append(body);

    Map<String, Object> members = new TreeMap<>();
    members.put("body", Base64.getEncoder().encodeToString(body));
    members.put("integratedTime", Instant.now().getEpochSecond());
    members.put("logID", HexFormat.of().formatHex(log.key().id()));
    members.put("logIndex", place.index() + 1000);
    byte[] promise = log.key().sign(CANONICAL.writeValueAsBytes(members));

    Map<String, Object> verification = new TreeMap<>();
    if (promising) {
      verification.put("signedEntryTimestamp", Base64.getEncoder().encodeToString(promise));
    }
    verification.put(
        "inclusionProof",
        Map.of(
            "checkpoint", place.checkpoint(),
            "hashes", place.hashes().stream().map(HexFormat.of()::formatHex).toList(),
            "logIndex", place.index(),
            "rootHash", HexFormat.of().formatHex(place.root()),
            "treeSize", place.size()));
    members.put("verification", verification);
    String uuid = HexFormat.of().formatHex(SigningKey.sha256(new byte[] {0}, body));
    return new Answer(
        201,
        "application/json",
        PATH + "/" + uuid,
        CANONICAL.writeValueAsBytes(Map.of(uuid, members)));
  }

  private static void requireSigned(JsonNode entry) throws GeneralSecurityException, IOException {
    if (!entry.path("kind").asText().equals("hashedrekord")
        || !entry.path("apiVersion").asText().equals("0.0.1")
        || !entry.at("/spec/data/hash/algorithm").asText().equals("sha256")) {
      throw new GeneralSecurityException("unknown kind of entry");
    }
    byte[] digest = HexFormat.of().parseHex(entry.at("/spec/data/hash/value").asText());
    byte[] signature = entry.at("/spec/signature/content").binaryValue();
    byte[] certificate = entry.at("/spec/signature/publicKey/content").binaryValue();
    PublicKey key =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate))
            .getPublicKey();
    if (!SigningKey.verifies(key, "NONEwithECDSA", digest, signature)) {
      throw new GeneralSecurityException("verifying signature: invalid signature");
    }
  }
}
