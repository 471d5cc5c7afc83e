package io.github.releasekit.extension.sigstore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.extension.Sigstore;
import io.github.releasekit.extension.Sigstore.Instance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedSigningTest extends AbstractSigstoreTest {

  /** How signing is refused, which gives nothing of the token away. */
  private ReleaseException refusal(Sigstore by, Instance instance, Secret token) {
    ReleaseException refusal =
        catchThrowableOfType(ReleaseException.class, () -> by.sign(instance, token, file));
    assertThat(refusal).isNotNull();
    StringWriter all = new StringWriter();
    refusal.printStackTrace(new PrintWriter(all));
    for (String part : token.reveal().split("\\.")) {
      assertThat(part.length() < 8 || !all.toString().contains(part)).as(all.toString()).isTrue();
    }
    assertThat(refusal.problem()).hasLineCount(1);
    assertThat(refusal.remedy()).isNotBlank();
    return refusal;
  }

  private ReleaseException refusal(Instance instance) throws GeneralSecurityException, IOException {
    return refusal(sigstore, instance, standIn.issuer.token());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void saysThatFulcioDoesNotTakeTheToken() throws GeneralSecurityException, IOException {
    ReleaseException refusal = refusal(sigstore, standIn.instance(), new OidcIssuer().token());
    assertThat(refusal.problem())
        .isEqualTo(
            "Fulcio at "
                + standIn.fulcio.url()
                + " does not take the identity token: INVALID_ARGUMENT: There was an error"
                + " processing the identity token");
    assertThat(refusal.remedy()).contains("get an identity token with the audience 'sigstore'");
    assertThat(standIn.rekor.requests()).isZero();
  }

  @Test
  void saysThatTheTokenIsForAnotherAudience() throws GeneralSecurityException, IOException {
    Secret token = standIn.issuer.token(Map.of("aud", "example"));
    assertThat(refusal(sigstore, standIn.instance(), token).problem())
        .contains("does not take the identity token");
  }

  @Test
  void saysWhenTheTokenExpired() throws GeneralSecurityException, IOException {
    Instant expiry = Instant.parse("2026-01-02T03:04:05Z");
    Secret token = standIn.issuer.token(Map.of("exp", expiry.getEpochSecond()));
    assertThat(refusal(sigstore, standIn.instance(), token).problem())
        .isEqualTo("the identity token expired at 2026-01-02T03:04:05Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2-hunter2",
        "a.b",
        "aaaaaaaaaa.bbbbbbbbbb.cccccccccc",
        "e30x.WyJ0b2tlbiJd.c2ln",
        "aaaaaaaaaa.%%%%%%%%%%.cccccccccc",
        "aaaaaaaaaa.bm9KU09Oe3t7.cccccccccc"
      })
  void saysThatTheTokenIsNone(String token) throws GeneralSecurityException, IOException {
    assertThat(refusal(sigstore, standIn.instance(), new Secret(token)).problem())
        .isEqualTo("the identity token is no JSON Web Token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "iss"})
  void saysThatTheTokenNamesNobody(String claim) throws GeneralSecurityException, IOException {
    Secret token = standIn.issuer.token(Map.of(claim, ""));
    assertThat(refusal(sigstore, standIn.instance(), token).problem())
        .isEqualTo("the identity token names no subject, or no issuer");
  }

  @Test
  void saysThatFulcioCannotBeReached() throws GeneralSecurityException, IOException {
    String url = "https://127.0.0.1:" + closedPort();
    assertThat(refusal(standIn.instance(url, standIn.rekor.url(), SigstoreStandIn.ALWAYS)))
        .hasMessageContainingAll(
            "Fulcio at " + url + " gave no certificate that holds: UNAVAILABLE",
            "Connection refused",
            "see that it can be reached");
  }

  @Test
  void saysThatRekorCannotBeReached() throws GeneralSecurityException, IOException {
    String url = "http://127.0.0.1:" + closedPort();
    assertThat(refusal(standIn.instance(standIn.fulcio.url(), url, SigstoreStandIn.ALWAYS)))
        .hasMessageContainingAll(
            "Rekor at " + url + " gave no log entry that holds",
            "Connection refused",
            "see that it can be reached");
  }

  @Test
  void saysThatFulcioSpeaksNoTls() throws GeneralSecurityException, IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      new Thread(() -> answerInPlain(socket)).start();
      String url = "https://127.0.0.1:" + socket.getLocalPort();
      assertThat(refusal(standIn.instance(url, standIn.rekor.url(), SigstoreStandIn.ALWAYS)))
          .hasMessageContaining(
              "Fulcio at " + url + " gave no certificate that holds: UNAVAILABLE");
    }
  }

  /** Until it is closed. */
  private static void answerInPlain(ServerSocket socket) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connection.getOutputStream().write("220 mail.example.org\r\n".getBytes(US_ASCII));
      } catch (IOException e) {
        // The one who connected is gone, or the test is over.
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Disturbance.class,
      names = {"NONE", "SILENCE"},
      mode = EnumSource.Mode.EXCLUDE)
  void saysThatFulcioFailed(Disturbance how) throws GeneralSecurityException, IOException {
    Instance instance = standIn.instance();
    String url = standIn.fulcio.url();
    standIn.fulcio.disturb(how);
    assertThat(refusal(instance).problem())
        .startsWith("Fulcio at " + url + " gave no certificate that holds: ");
  }

  @ParameterizedTest
  @EnumSource(
      value = Disturbance.class,
      names = {"NONE", "SILENCE"},
      mode = EnumSource.Mode.EXCLUDE)
  void saysThatRekorFailed(Disturbance how) throws GeneralSecurityException, IOException {
    standIn.rekor.disturb(how);
    assertThat(refusal(standIn.instance()).problem())
        .startsWith("Rekor at " + standIn.rekor.url() + " gave no log entry that holds: ");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void waitsNoLongerThanItMay(boolean forFulcio) throws GeneralSecurityException, IOException {
    sign();
    if (forFulcio) {
      standIn.fulcio.disturb(Disturbance.SILENCE);
    } else {
      standIn.rekor.disturb(Disturbance.SILENCE);
    }
    Sigstore hasty = new SigstoreBundles(Duration.ofSeconds(3));
    assertThat(refusal(hasty, standIn.instance(), standIn.issuer.token()).problem())
        .isEqualTo(
            "signing app-1.0.jar with Sigstore took more than 3 s, as "
                + (forFulcio ? "Fulcio" : "Rekor")
                + " does not answer");
  }

  @Test
  void endsWhenItIsInterrupted() throws GeneralSecurityException, IOException {
    standIn.fulcio.disturb(Disturbance.SILENCE);
    Instance instance = standIn.instance();
    Secret token = standIn.issuer.token();
    Thread.currentThread().interrupt();
    assertThat(refusal(sigstore, instance, token).problem())
        .isEqualTo("signing app-1.0.jar with Sigstore was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void logsNothingOfTheToken() throws GeneralSecurityException, IOException {
    List<String> logged = new CopyOnWriteArrayList<>();
    Handler handler =
        new StreamHandler() {
          @Override
          public void publish(LogRecord one) {
            logged.add(new SimpleFormatter().format(one));
          }
        };
    handler.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      Secret token = standIn.issuer.token(Map.of("groups", "example".repeat(300)));
      Instance instance = standIn.instance();
      sigstore.sign(instance, token, file);
      standIn.fulcio.disturb(Disturbance.ERROR);
      assertThat(refusal(new SigstoreBundles(), instance, token).problem())
          .endsWith("INTERNAL: ***");
      assertThat(logged).noneMatch(one -> one.contains(token.reveal()));
    } finally {
      root.removeHandler(handler);
    }
  }

  @Test
  void hidesPiecesOfTheToken() throws GeneralSecurityException, IOException {
    Secret token = standIn.issuer.token();
    String quoted = token.reveal().substring(7, 70);
    assertThat(IdentityToken.read(token).hideIn("invalid: token=" + quoted + "... at example.org"))
        .isEqualTo("invalid: token=***.***... at example.org");
    assertThat(IdentityToken.read(token).hideIn("[" + token.reveal() + "]")).isEqualTo("[***]");
  }

  @Test
  void saysThatFulcioLoggedNoCertificate() throws GeneralSecurityException, IOException {
    standIn.fulcio.issueUnlogged();
    assertThat(refusal(standIn.instance()).problem())
        .startsWith("Fulcio at " + standIn.fulcio.url())
        .contains("No valid SCTs were found");
  }

  @Test
  void saysThatRekorPromisedNothing() throws GeneralSecurityException, IOException {
    standIn.rekor.stopPromising();
    assertThat(refusal(standIn.instance()).problem())
        .startsWith("Rekor at " + standIn.rekor.url())
        .contains("No timestamp verification");
  }

  @Test
  void saysThatTheFileIsMissing() throws GeneralSecurityException, IOException {
    Files.delete(file);
    assertThat(refusal(standIn.instance()).problem()).startsWith(file + " cannot be read");
  }

  @Test
  void saysThatTheSigningConfigIsUnreadable() throws GeneralSecurityException, IOException {
    Path config = Files.writeString(directory.resolve("other_config.json"), "{}");
    Instance instance = new Instance(standIn.instance().trustedRoot(), Optional.of(config));
    assertThat(refusal(instance).problem())
        .startsWith("the signing config " + config + " of Sigstore cannot be read");
  }

  @Test
  void saysThatTheSigningConfigNamesNoService() throws GeneralSecurityException, IOException {
    Path config =
        Files.writeString(
            directory.resolve("other_config.json"),
            "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\","
                + "\"rekorTlogConfig\":{\"selector\":\"ANY\"},\"tsaConfig\":{\"selector\":\"ANY\"}}");
    Instance instance = new Instance(standIn.instance().trustedRoot(), Optional.of(config));
    assertThat(refusal(instance).problem())
        .isEqualTo(
            "the trusted root and the signing config do not do for signing: No suitable fulcio"
                + " target was found in signing config");
  }
}
