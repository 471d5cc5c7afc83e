package io.github.releasekit.extension.sigstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Sigstore.Instance;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

/** Signs with the log and the timestamp authority of an instance that has both. */
class TimestampedSignatureTest extends AbstractSigstoreTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final int STEP = 41;

  private byte[] signWithTimestamp() throws GeneralSecurityException, IOException {
    return sigstore.sign(standIn.nextInstance(), standIn.issuer.token(), file);
  }

  private String problem(JsonNode bundle) throws GeneralSecurityException, IOException {
    return sigstore
        .problem(standIn.nextInstance(), WORKFLOW, file, JSON.writeValueAsBytes(bundle))
        .orElseThrow();
  }

  @Test
  void provesWhoSigned() throws GeneralSecurityException, IOException {
    byte[] bundle = signWithTimestamp();
    JsonNode material = JSON.readTree(bundle).path("verificationMaterial");
    assertThat(material.at("/tlogEntries/0/kindVersion/version").asText()).isEqualTo("0.0.2");
    assertThat(material.at("/timestampVerificationData/rfc3161Timestamps")).hasSize(1);
    assertThat(standIn.rekor.requests()).isZero();
    assertThat(sigstore.problem(standIn.nextInstance(), WORKFLOW, file, bundle)).isEmpty();
  }

  @Test
  void doesNotHoldWithAnyBitFlipped() throws GeneralSecurityException, IOException {
    Instance instance = standIn.nextInstance();
    byte[] bundle = signWithTimestamp();
    List<String> held = new ArrayList<>();
    for (int i = 0; i < bundle.length; i += STEP) {
      byte[] changed = bundle.clone();
      changed[i] ^= (byte) (1 << (i / STEP % 8));
      if (sigstore.problem(instance, WORKFLOW, file, changed).isEmpty()
          && !saysTheSame(changed, bundle)) {
        held.add(i + ": " + (char) bundle[i] + " for " + (char) changed[i]);
      }
    }
    assertThat(held).isEmpty();
  }

  /**
   * As JSON; and of the timestamp in what its authority has signed, which is the content and the
   * attributes, and nothing around them (RFC 5652, 5.4).
   */
  private static boolean saysTheSame(byte[] changed, byte[] bundle) throws IOException {
    ObjectNode one = (ObjectNode) JSON.readTree(changed);
    ObjectNode other = (ObjectNode) JSON.readTree(bundle);
    return signedOfTimestamp(one).equals(signedOfTimestamp(other)) && one.equals(other);
  }

  private static List<String> signedOfTimestamp(ObjectNode bundle) throws IOException {
    JsonNode timestamp =
        ((ObjectNode) bundle.get("verificationMaterial"))
            .remove("timestampVerificationData")
            .at("/rfc3161Timestamps/0/signedTimestamp");
    try {
      TimeStampToken token = new TimeStampResponse(timestamp.binaryValue()).getTimeStampToken();
      SignerInformation signer =
          token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
      return List.of(
          Hex.toHexString(token.getTimeStampInfo().getEncoded()),
          Hex.toHexString(signer.getEncodedSignedAttributes()),
          Hex.toHexString(signer.getSignature()));
    } catch (TSPException e) {
      throw new IOException(e);
    }
  }

  @Test
  void doesNotHoldWithoutItsTimestamp() throws GeneralSecurityException, IOException {
    ObjectNode bundle = (ObjectNode) JSON.readTree(signWithTimestamp());
    ((ObjectNode) bundle.get("verificationMaterial")).remove("timestampVerificationData");
    assertThat(problem(bundle)).contains("No timestamp verification");
  }

  @Test
  void doesNotHoldWithTheTimestampOfAnother() throws GeneralSecurityException, IOException {
    ObjectNode bundle = (ObjectNode) JSON.readTree(signWithTimestamp());
    JsonNode other = JSON.readTree(signWithTimestamp());
    ((ObjectNode) bundle.get("verificationMaterial"))
        .set(
            "timestampVerificationData",
            other.at("/verificationMaterial/timestampVerificationData"));
    assertThat(problem(bundle)).contains("does not match artifact hash");
  }

  @Test
  void doesNotHoldWithATimeThatNobodySigned() throws GeneralSecurityException, IOException {
    ObjectNode bundle = (ObjectNode) JSON.readTree(signWithTimestamp());
    ((ObjectNode) bundle.at("/verificationMaterial/tlogEntries/0")).put("integratedTime", "1");
    assertThat(problem(bundle))
        .isEqualTo("the bundle has a time of signing that the log did not sign");
  }

  @Test
  void doesNotHoldWithASecondPlaceInTheLog() throws GeneralSecurityException, IOException {
    ObjectNode bundle = (ObjectNode) JSON.readTree(signWithTimestamp());
    ((ObjectNode) bundle.at("/verificationMaterial/tlogEntries/0")).put("logIndex", "1");
    assertThat(problem(bundle))
        .isEqualTo("the bundle has an entry with two places in the log, 1 and 5");
  }

  @Test
  void doesNotHoldWhenSignedBeforeTheCertificateWasValid()
      throws GeneralSecurityException, IOException {
    standIn.timestamps.backdate(Duration.ofMinutes(5));
    assertThat(problem(JSON.readTree(signWithTimestamp()))).contains("NotBefore");
  }

  @Test
  void isRefusedWhenTheTimestampAuthorityAnswersSomethingElse()
      throws GeneralSecurityException, IOException {
    standIn.timestamps.disturb(Disturbance.GARBAGE);
    String url = standIn.timestamps.address();
    assertThatThrownBy(this::signWithTimestamp)
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith(
            "the timestamp authority at " + url + " gave no timestamp that holds: ");
  }

  @Test
  void isRefusedWhenTheLogFails() throws GeneralSecurityException, IOException {
    standIn.tiles.disturb(Disturbance.GARBAGE);
    String url = standIn.tiles.url();
    assertThatThrownBy(this::signWithTimestamp)
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith("Rekor at " + url + " gave no log entry that holds: ");
  }
}
