package io.github.releasekit.extension.sigstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Sigstore.Identity;
import io.github.releasekit.extension.Sigstore.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedBundleTest extends AbstractSigstoreTest {

  private String problem(byte[] bundle) throws GeneralSecurityException, IOException {
    return problem(standIn.instance(), bundle);
  }

  private String problem(Instance instance, byte[] bundle) {
    String problem = sigstore.problem(instance, WORKFLOW, file, bundle).orElseThrow();
    assertThat(problem).hasLineCount(1).startsWith("the bundle");
    return problem;
  }

  private ObjectNode signed() throws GeneralSecurityException, IOException {
    return (ObjectNode) new JsonMapper().readTree(sign());
  }

  private static byte[] bytes(JsonNode bundle) throws IOException {
    return new JsonMapper().writeValueAsBytes(bundle);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0\0\0",
        "-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----\n",
        "{'mediaType': 'application/vnd.dev.sigstore.bundle.v0.3+json'}",
        "[]",
        "\"bundle\"",
        "{} {}",
        "{\"mediaType\": 1, \"mediaType\": 2}"
      })
  void isNotJson(String bundle) throws GeneralSecurityException, IOException {
    assertThat(problem(bundle.getBytes(UTF_8))).containsAnyOf("not JSON", "not a JSON object");
  }

  @Test
  void isNotInUtf8() throws GeneralSecurityException, IOException {
    byte[] bundle = sign();
    bundle[bundle.length / 2] = (byte) 0xff;
    assertThat(problem(bundle)).isEqualTo("the bundle is not JSON: it is not in UTF-8");
  }

  @Test
  void isHuge() throws GeneralSecurityException, IOException {
    byte[] bundle = Arrays.copyOf(sign(), 50_000_000);
    Arrays.fill(bundle, 20_000, bundle.length, (byte) ' ');
    assertThat(problem(bundle)).isEqualTo("the bundle is too large, it has 50000000 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"verificationMaterial\":"})
  void isNestedDeeply(String opening) throws GeneralSecurityException, IOException {
    assertThat(problem(opening.repeat(40_000).getBytes(UTF_8))).contains("not JSON");
  }

  @Test
  void isOfSomethingElse() throws GeneralSecurityException, IOException {
    assertThat(problem("{}".getBytes(UTF_8)))
        .startsWith("the bundle is no Sigstore bundle: Unsupported bundle media type");
  }

  @Test
  void isOfAnotherFile() throws GeneralSecurityException, IOException {
    byte[] bundle = sign();
    Files.writeString(file, "Content");
    assertThat(problem(bundle)).startsWith("the bundle is of another file");
  }

  @Test
  void claimsToBeOfThisFile() throws GeneralSecurityException, IOException {
    ObjectNode other = signed();
    Files.writeString(file, "Content");
    ((ObjectNode) other.at("/messageSignature/messageDigest")).put("digest", Digest.of(file));
    assertThat(problem(bytes(other))).contains("Artifact signature was not valid");
  }

  @Test
  void isOfAnotherSubject() throws GeneralSecurityException, IOException {
    Identity other = new Identity(OidcIssuer.URL, "https://github.com/other/*");
    assertThat(sigstore.problem(standIn.instance(), other, file, sign()))
        .contains(
            "the bundle is signed by "
                + OidcIssuer.WORKFLOW
                + " and not by https://github.com/other/*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://token.example.com", "*", "https://token.example.org/"})
  void isOfAnotherIssuer(String issuer) throws GeneralSecurityException, IOException {
    Identity other = new Identity(issuer, OidcIssuer.WORKFLOW);
    assertThat(sigstore.problem(standIn.instance(), other, file, sign()))
        .contains(
            "the bundle's signatory is vouched for by " + OidcIssuer.URL + " and not by " + issuer);
  }

  @Test
  void isOfAnotherInstance(@TempDir Path elsewhere) throws GeneralSecurityException, IOException {
    byte[] bundle = sign();
    try (SigstoreStandIn other = new SigstoreStandIn(elsewhere)) {
      assertThat(problem(other.instance(), bundle))
          .contains("Fulcio certificate was not valid", "not verifiable against CAs");
    }
  }

  @Test
  void isInAnotherLog(@TempDir Path elsewhere) throws GeneralSecurityException, IOException {
    byte[] bundle = sign();
    try (SigstoreStandIn other = new SigstoreStandIn(elsewhere)) {
      Instance instance = standIn.instance();
      JsonMapper mapper = new JsonMapper();
      Path file = instance.trustedRoot().orElseThrow();
      ObjectNode root = (ObjectNode) mapper.readTree(file.toFile());
      root.set(
          "tlogs",
          mapper.readTree(other.instance().trustedRoot().orElseThrow().toFile()).get("tlogs"));
      mapper.writeValue(file.toFile(), root);
      assertThat(problem(instance, bundle)).contains("does not match any provided transparency");
    }
  }

  @Test
  void isInNoLog() throws GeneralSecurityException, IOException {
    ObjectNode bundle = signed();
    ((ArrayNode) bundle.at("/verificationMaterial/tlogEntries")).removeAll();
    assertThat(problem(bytes(bundle))).contains("Could not find any tlog entries");
  }

  @Test
  void isInTheLogTwice() throws GeneralSecurityException, IOException {
    ObjectNode bundle = signed();
    ArrayNode entries = (ArrayNode) bundle.at("/verificationMaterial/tlogEntries");
    entries.add(entries.get(0).deepCopy());
    assertThat(problem(bytes(bundle))).contains("Exactly 1 rekor entry");
  }

  @Test
  void hasTheLogEntryOfAnotherSignature() throws GeneralSecurityException, IOException {
    ObjectNode bundle = signed();
    JsonNode other = signed().at("/verificationMaterial/tlogEntries");
    ((ObjectNode) bundle.get("verificationMaterial")).set("tlogEntries", other);
    assertThat(problem(bytes(bundle))).contains("inconsistent with log entry");
  }

  @Test
  void isAnAttestation() throws GeneralSecurityException, IOException {
    ObjectNode bundle = signed();
    bundle.remove("messageSignature");
    bundle
        .putObject("dsseEnvelope")
        .put("payload", "e30=")
        .put("payloadType", "application/vnd.in-toto+json")
        .putArray("signatures")
        .addObject()
        .put("sig", "AAAA");
    assertThat(problem(bytes(bundle)))
        .isEqualTo("the bundle is an attestation, and no signature of a file");
  }

  @Test
  void wasSignedAfterTheCertificateExpired() throws GeneralSecurityException, IOException {
    standIn.fulcio.backdate(Duration.ofHours(1));
    assertThat(problem(sign())).contains("when its certificate was not valid");
  }

  @Test
  void wasSignedBeforeTheCertificateWasValid() throws GeneralSecurityException, IOException {
    standIn.fulcio.backdate(Duration.ofMinutes(-5));
    assertThat(problem(sign())).contains("when its certificate was not valid");
  }

  @Test
  void wasSignedWithACertificateForSomethingElse() throws GeneralSecurityException, IOException {
    standIn.fulcio.issueFor(KeyPurposeId.id_kp_clientAuth);
    assertThat(problem(sign()))
        .isEqualTo("the bundle has a certificate that is not for signing code");
  }

  @Test
  void wasLoggedWithAKeyThatIsNotInUse() throws GeneralSecurityException, IOException {
    byte[] bundle = sign();
    Map<String, Object> years =
        Map.of("start", "2020-01-01T00:00:00Z", "end", "2021-01-01T00:00:00Z");
    assertThat(problem(standIn.instance(standIn.fulcio.url(), standIn.rekor.url(), years), bundle))
        .contains("when the key of its log was not in use");
  }

  @Test
  void namesASubjectThatWouldCommandTheTerminal() throws GeneralSecurityException, IOException {
    byte[] bundle =
        sigstore.sign(
            standIn.instance(),
            standIn.issuer.token(
                Map.of("sub", "1", "email", "\u001b[2J@example.org", "email_verified", true)),
            file);
    assertThat(problem(bundle)).doesNotContain("\u001b").contains("?[2J@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not JSON", "{\"ctlogs\": [{\"publicKey\": {}}]}"})
  void cannotBeCheckedAgainstAnUnreadableTrustedRoot(String root)
      throws GeneralSecurityException, IOException {
    byte[] bundle = sign();
    Path unreadable = Files.writeString(directory.resolve("other_root.json"), root);
    Instance instance = new Instance(Optional.of(unreadable), Optional.empty());
    if (root.equals("{}")) {
      assertThat(problem(instance, bundle)).contains("No valid Certificate Authorities");
      return;
    }
    assertThatThrownBy(() -> sigstore.problem(instance, WORKFLOW, file, bundle))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll("the trusted root", "trusted_root.json");
  }

  @Test
  void cannotBeCheckedAgainstNoTrustedRoot() throws GeneralSecurityException, IOException {
    byte[] bundle = sign();
    Path missing = directory.resolve("missing.json");
    Instance instance = new Instance(Optional.of(missing), Optional.empty());
    assertThatThrownBy(() -> sigstore.problem(instance, WORKFLOW, file, bundle))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the trusted root " + missing + " of Sigstore cannot be read");
  }

  @Test
  void cannotBeCheckedWithoutItsFile() throws GeneralSecurityException, IOException {
    byte[] bundle = sign();
    Instance instance = standIn.instance();
    Files.delete(file);
    assertThatThrownBy(() -> sigstore.problem(instance, WORKFLOW, file, bundle))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(file + " cannot be read");
  }
}
