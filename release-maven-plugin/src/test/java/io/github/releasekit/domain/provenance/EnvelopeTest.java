package io.github.releasekit.domain.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.sign.ProvenanceSigner;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.key.TestKeys;
import io.github.releasekit.domain.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DSSE envelopes, keys and schemes of in-toto. */
class EnvelopeTest {

  private static final byte[] STATEMENT = "{\"_type\":\"ü\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void encodesWhatIsSignedByLengthsInBytes() {
    assertThat(new String(Envelope.signed(STATEMENT), StandardCharsets.UTF_8))
        .isEqualTo("DSSEv1 28 application/vnd.in-toto+json 14 {\"_type\":\"ü\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519, ed25519",
    "p256, p256",
    "p384, p384",
    "rsa, rsa",
    "ed25519-encrypted, ed25519",
    "rsa-encrypted, rsa"
  })
  void opensWhatWasSignedWithAKeyOfOpenssl(String name, String counterpart) {
    VerificationKey key = TestKeys.publicKey(counterpart);

    Envelope envelope = signer(name, key).sign(STATEMENT);

    assertThat(envelope.signatures())
        .extracting(Envelope.Signature::keyid)
        .containsExactly(key.id());
    assertThat(envelope.opened(List.of(TestKeys.publicKey("p256"), key))).contains(STATEMENT);
    Envelope read =
        Json.read(Json.line(envelope).getBytes(StandardCharsets.UTF_8), Envelope.class, "test");
    assertThat(read.opened(List.of(key))).contains(STATEMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "p256", "p384", "rsa"})
  void doesNotOpenWhatAnotherKeyHasSigned(String name) {
    Envelope envelope = signer(name, TestKeys.publicKey(name)).sign(STATEMENT);

    List<VerificationKey> others =
        List.of("ed25519", "p256", "p384", "rsa").stream()
            .filter(other -> !other.equals(name))
            .map(TestKeys::publicKey)
            .toList();

    assertThat(envelope.opened(others)).isEmpty();
    assertThat(envelope.opened(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "p256", "p384", "rsa"})
  void doesNotOpenWhatWasChanged(String name) {
    VerificationKey key = TestKeys.publicKey(name);
    Envelope good = signer(name, key).sign(STATEMENT);
    String signature = good.signatures().get(0).sig();

    for (int at = 0; at < STATEMENT.length; at++) {
      byte[] changed = STATEMENT.clone();
      changed[at] ^= 1;
      assertThat(envelope(Envelope.IN_TOTO, changed, signature).opened(List.of(key))).isEmpty();
    }
    byte[] bytes = Base64.getDecoder().decode(signature);
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      Envelope envelope =
          envelope(Envelope.IN_TOTO, STATEMENT, Base64.getEncoder().encodeToString(changed));
      assertThat(envelope.opened(List.of(key))).as("byte %d", at).isEmpty();
    }
    assertThat(envelope("application/json", STATEMENT, signature).opened(List.of(key))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"?\",\"signatures\":[{\"sig\":\"AA==\"}]}",
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[{\"sig\":\"?\"}]}",
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[{\"sig\":\"\"}]}",
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[]}"
      })
  void doesNotOpenWhatIsNoSignature(String json) {
    Envelope envelope = Json.read(json.getBytes(StandardCharsets.UTF_8), Envelope.class, "test");

    assertThat(envelope.opened(List.of(TestKeys.publicKey("ed25519"), TestKeys.publicKey("rsa"))))
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"payloadType\":\"x\",\"payload\":\"e30=\"}",
        "{\"payloadType\":\"x\",\"payload\":\"e30=\",\"signatures\":[{\"keyid\":\"1\"}]}",
        "[]",
        "null x"
      })
  void refusesWhatIsNoEnvelope(String json) {
    assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8), Envelope.class, "it"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith("it cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n====\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAhe7uNNjvWGvOdRQ0VLNxtFDU+5Gz5i68oBkXv/LWBcE=\n-----END X-----",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIXu7jTY71hrznUUNFSzcbRQ1PuRs+YuvKAZF7/y1gXB"
      })
  void refusesWhatIsNoPublicKey(String pem) {
    assertThatThrownBy(() -> VerificationKey.parse(pem))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("this is no public key of Ed25519, P-256, P-384 or RSA");
  }

  @Test
  void refusesAPrivateKeyForAPublicOne() {
    assertThatThrownBy(() -> VerificationKey.parse(TestKeys.privateKey("ed25519").reveal()))
        .hasMessageContaining("this is no public key");
  }

  @Test
  void refusesAPrivateKeyWhoseCounterpartIsNotAllowed() {
    assertThatThrownBy(() -> signer("ed25519", TestKeys.publicKey("rsa")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("belongs to none of the 'publicKeys'");
  }

  @ParameterizedTest
  @CsvSource({"wrong", "''"})
  void refusesAWrongPassphraseWithoutShowingIt(String passphrase) {
    assertThatThrownBy(
            () ->
                new ProvenanceSigner(
                    TestKeys.privateKey("ed25519-encrypted"),
                    Optional.of(new io.github.releasekit.domain.Secret(passphrase)),
                    List.of(TestKeys.publicKey("ed25519"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("cannot be decrypted")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void refusesAnEncryptedKeyWithoutAPassphrase() {
    assertThatThrownBy(
            () ->
                new ProvenanceSigner(
                    TestKeys.privateKey("ed25519-encrypted"),
                    Optional.empty(),
                    List.of(TestKeys.publicKey("ed25519"))))
        .hasMessageContaining("RELEASE_KIT_PROVENANCE_PASSPHRASE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "-----BEGIN PRIVATE KEY-----\nQ0FOQVJZ\n-----END PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nQ0FOQVJZ\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nQ0FOQVJZ\n-----END OPENSSH PRIVATE KEY-----"
      })
  void refusesWhatIsNoPrivateKeyWithoutShowingIt(String pem) {
    assertThatThrownBy(
            () ->
                new ProvenanceSigner(
                    new io.github.releasekit.domain.Secret(pem),
                    Optional.of(TestKeys.PASSPHRASE),
                    List.of(TestKeys.publicKey("ed25519"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageNotContaining("Q0FOQVJZ")
        .hasMessageNotContaining("CANARY");
  }

  private static ProvenanceSigner signer(String name, VerificationKey allowed) {
    return new ProvenanceSigner(
        TestKeys.privateKey(name), Optional.of(TestKeys.PASSPHRASE), List.of(allowed));
  }

  private static Envelope envelope(String type, byte[] statement, String signature) {
    return new Envelope(
        type,
        Base64.getEncoder().encodeToString(statement),
        List.of(new Envelope.Signature("", signature)));
  }
}
