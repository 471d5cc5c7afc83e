package io.github.releasekit.extension.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.extension.Sigstore.Identity;
import io.github.releasekit.extension.Sigstore.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest extends AbstractSigstoreTest {

  @Test
  void provesWhoSigned() throws GeneralSecurityException, IOException {
    assertThat(sigstore.problem(standIn.instance(), WORKFLOW, file, sign())).isEmpty();
  }

  @Test
  void isABundleOfVersion03ThatEndsWithALineFeed() throws GeneralSecurityException, IOException {
    byte[] bytes = sign();
    JsonNode bundle = new JsonMapper().readTree(bytes);
    assertThat(bundle.path("mediaType").asText())
        .isEqualTo("application/vnd.dev.sigstore.bundle.v0.3+json");
    assertThat(bundle.at("/verificationMaterial/certificate/rawBytes").binaryValue()).isNotEmpty();
    assertThat(bundle.at("/verificationMaterial/tlogEntries")).hasSize(1);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith("}\n").doesNotContain("\r");
  }

  @Test
  void isOfTheAddressThatTheIssuerHasVerified() throws GeneralSecurityException, IOException {
    byte[] bundle =
        sigstore.sign(
            standIn.instance(),
            standIn.issuer.token(
                Map.of("sub", "4711", "email", "jane@example.org", "email_verified", true)),
            file);
    Identity jane = new Identity(OidcIssuer.URL, "jane@example.org");
    assertThat(sigstore.problem(standIn.instance(), jane, file, bundle)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https://github.com/example/*",
        "https://github.com/example/app/.github/workflows/release.yml@refs/heads/*",
        "*/release.yml@*"
      })
  void isOfWhoeverThePatternAllows(String subject) throws GeneralSecurityException, IOException {
    Identity pattern = new Identity(OidcIssuer.URL, subject);
    assertThat(sigstore.problem(standIn.instance(), pattern, file, sign())).isEmpty();
  }

  @Test
  void ofMoreFilesHasOneCertificate() throws GeneralSecurityException, IOException {
    Instance instance = standIn.instance();
    Secret token = standIn.issuer.token();
    Path other = Files.writeString(directory.resolve("app-1.0.pom"), "<project/>");
    byte[] first = sigstore.sign(instance, token, file);
    byte[] second = sigstore.sign(instance, new Secret(token.reveal()), other);
    assertThat(standIn.fulcio.requests()).isEqualTo(1);
    assertThat(standIn.rekor.requests()).isEqualTo(2);
    assertThat(sigstore.problem(instance, WORKFLOW, file, first)).isEmpty();
    assertThat(sigstore.problem(instance, WORKFLOW, other, second)).isEmpty();
    assertThat(sigstore.problem(instance, WORKFLOW, file, second)).isPresent();
  }

  @Test
  void withAnotherTokenHasAnotherCertificate() throws GeneralSecurityException, IOException {
    Instance instance = standIn.instance();
    sigstore.sign(instance, standIn.issuer.token(), file);
    byte[] bundle =
        sigstore.sign(
            instance, standIn.issuer.token(Map.of("sub", "https://example.org/two")), file);
    Identity two = new Identity(OidcIssuer.URL, "https://example.org/two");
    assertThat(sigstore.problem(instance, two, file, bundle)).isEmpty();
  }

  @Test
  void leavesTheContextClassLoaderAsItWas() throws GeneralSecurityException, IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader other = ClassLoader.getPlatformClassLoader();
    thread.setContextClassLoader(other);
    try {
      assertThat(sigstore.problem(standIn.instance(), WORKFLOW, file, sign())).isEmpty();
      assertThat(thread.getContextClassLoader()).isSameAs(other);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
