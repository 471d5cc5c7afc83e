package io.github.releasekit.extension.sigstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logs signatures as Rekor 2 does: {@code POST /api/v2/log/entries} of the {@code
 * rekor_service.proto} of rekor-tiles, with a {@code CreateEntryRequest} that has a {@code
 * HashedRekordRequestV002} for a {@code TransparencyLogEntry} of protobuf-specs. It promises
 * nothing and knows no time.
 */
final class RekorTilesStandIn extends HttpStandIn {

  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final MerkleLog log;

  RekorTilesStandIn(MerkleLog log) throws IOException {
    super("/api/v2/log/entries");
    this.log = log;
  }

  @Override
  Answer answer(byte[] request) throws GeneralSecurityException, IOException {
    JsonNode record = CANONICAL.readTree(request).path("hashedRekordRequestV002");
    requireSigned(record);
    JsonNode digest = record.get("digest");
    Map<String, Object> spec =
        Map.of(
            "hashedRekordV002",
            Map.of(
                "data",
                Map.of("algorithm", "SHA2_256", "digest", digest.asText()),
                "signature",
                CANONICAL.treeToValue(record.get("signature"), Map.class)));
    byte[] body =
        CANONICAL.writeValueAsBytes(
            Map.of("apiVersion", "0.0.2", "kind", "hashedrekord", "spec", spec));
    MerkleLog.Place place = log.append(body);

    Map<String, Object> proof = new LinkedHashMap<>();
    proof.put("logIndex", String.valueOf(place.index()));
    proof.put("rootHash", place.root());
    proof.put("treeSize", String.valueOf(place.size()));
    proof.put("hashes", place.hashes());
    proof.put("checkpoint", Map.of("envelope", place.checkpoint()));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("logIndex", String.valueOf(place.index()));
    entry.put("logId", Map.of("keyId", log.key().id()));
    entry.put("kindVersion", Map.of("kind", "hashedrekord", "version", "0.0.2"));
    entry.put("inclusionProof", proof);
    entry.put("canonicalizedBody", Base64.getEncoder().encodeToString(body));
    return new Answer(201, "application/json", "", CANONICAL.writeValueAsBytes(entry));
  }

  private static void requireSigned(JsonNode record) throws GeneralSecurityException, IOException {
    byte[] certificate = record.at("/signature/verifier/x509Certificate/rawBytes").binaryValue();
    PublicKey key =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate))
            .getPublicKey();
    List<byte[]> signed =
        List.of(record.path("digest").binaryValue(), record.at("/signature/content").binaryValue());
    if (!record.at("/signature/verifier/keyDetails").asText().equals("PKIX_ECDSA_P256_SHA_256")
        || !SigningKey.verifies(key, "NONEwithECDSA", signed.get(0), signed.get(1))) {
      throw new GeneralSecurityException("invalid signature");
    }
  }
}
