package io.github.releasekit.extension.mail;

import static io.github.releasekit.extension.mail.Mails.refusal;
import static io.github.releasekit.extension.mail.Mails.server;
import static io.github.releasekit.extension.mail.Mails.withPassword;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer.PassingFailure;
import io.github.releasekit.extension.Mailer.Security;
import io.github.releasekit.extension.Mailer.Server;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {

  @Test
  void greenMailTakesTheMailOverTls(@TempDir Path directory) throws Exception {
    Path keys = directory.resolve("keys.p12");
    TestCertificate.LOOPBACK.write(keys);
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, keys.toString());
    GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
    try {
      greenMail.setUser("alice@example.com", "alice", Mails.CREDENTIALS.password());
      greenMail.start();
      Mails.MAILER.send(withPassword(greenMail.getSmtps().getPort(), Security.TLS), Mails.toBob());
      assertThat(greenMail.getReceivedMessages()).hasSize(1);
    } finally {
      greenMail.stop();
      System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
    }
  }

  @Test
  void nothingButTheRequestIsSentBeforeStartTls() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().offering("STARTTLS", "AUTH PLAIN LOGIN").start()) {
      Mails.MAILER.send(withPassword(server.port(), Security.STARTTLS), Mails.toBob());
      assertThat(server.open()).containsExactly("EHLO [127.0.0.1]", "STARTTLS");
      assertThat(server.encrypted().get(0)).isEqualTo("EHLO [127.0.0.1]");
      assertThat(server.encrypted().get(1)).startsWith("AUTH PLAIN ");
      assertThat(server.data()).contains("Subject: app 1.2.0 is released");
    }
  }

  @Test
  void nothingIsSentInTheOpenWithTlsFromTheStart() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().offering("AUTH PLAIN").encryptedFromTheStart().start()) {
      Mails.MAILER.send(withPassword(server.port(), Security.TLS), Mails.toBob());
      assertThat(server.open()).isEmpty();
      assertThat(server.encrypted()).contains("QUIT");
    }
  }

  @Test
  void serverWithoutStartTlsIsRefusedBeforeThePassword() throws Exception {
    try (ScriptedServer server = new ScriptedServer().offering("AUTH PLAIN LOGIN").start()) {
      ReleaseException refusal =
          refusal(withPassword(server.port(), Security.STARTTLS), Mails.toBob());
      assertThat(refusal)
          .isNotInstanceOf(PassingFailure.class)
          .hasMessageContaining("127.0.0.1:" + server.port() + " does not offer STARTTLS");
      assertThat(server.open()).containsExactly("EHLO [127.0.0.1]");
    }
  }

  @Test
  void serverThatDoesNotKnowEhloIsRefusedBeforeThePassword() throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer("EHLO", "502 what?").start()) {
      assertThat(refusal(withPassword(server.port(), Security.STARTTLS), Mails.toBob()))
          .hasMessageContaining("does not offer STARTTLS");
      assertThat(server.open()).containsExactly("EHLO [127.0.0.1]", "HELO [127.0.0.1]");
    }
  }

  @Test
  void serverThatCannotStartTlsNowIsAskedLater() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().offering("STARTTLS").answer("STARTTLS", "454 not now").start()) {
      assertThat(refusal(withPassword(server.port(), Security.STARTTLS), Mails.toBob()))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("454 not now");
      assertThat(server.open()).containsExactly("EHLO [127.0.0.1]", "STARTTLS");
    }
  }

  @Test
  void whatIsSaidBeforeTlsIsNoAnswerAfterIt() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer()
            .offering("STARTTLS")
            .answer("STARTTLS", "220 go ahead\r\n250-evil\r\n250 AUTH LOGIN")
            .start()) {
      ReleaseException refusal =
          refusal(withPassword(server.port(), Security.STARTTLS), Mails.toBob());
      assertThat(refusal).isNotNull();
      assertThat(server.encrypted()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"STARTTLS", "TLS"})
  void certificateThatNobodyTrustsIsRefused(Security security) throws Exception {
    TestCertificate stranger = TestCertificate.create("-ext", "SAN=ip:127.0.0.1");
    try (ScriptedServer server = encrypted(security).tls(stranger).start()) {
      ReleaseException refusal = refusal(withPassword(server.port(), security), Mails.toBob());
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem())
          .startsWith(
              "the certificate of the mail server 127.0.0.1:" + server.port() + " is not trusted");
      assertThat(refusal.remedy()).contains("-Djavax.net.ssl.trustStore");
      assertThat(server.encrypted()).isEmpty();
    }
  }

  private static ScriptedServer encrypted(Security security) throws Exception {
    ScriptedServer server = new ScriptedServer().offering("STARTTLS", "AUTH PLAIN");
    return security == Security.TLS ? server.encryptedFromTheStart() : server;
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"STARTTLS", "TLS"})
  void certificateOfAnotherHostIsRefused(Security security) throws Exception {
    TestCertificate other = TestCertificate.create("-ext", "SAN=dns:other.example,dns:localhost");
    try (ScriptedServer server = encrypted(security).tls(other).start()) {
      ReleaseException refusal =
          refusal(
              new SmtpMailer(other::client), withPassword(server.port(), security), Mails.toBob());
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem()).contains("is that of another host");
      assertThat(server.encrypted()).isEmpty();
    }
  }

  @Test
  void certificateThatHasExpiredIsRefused() {
    SSLException failure = new SSLHandshakeException("PKIX path validation failed");
    failure.initCause(
        new CertificateException(
            new CertPathValidatorException(
                "validity check failed", new CertificateExpiredException("NotAfter: yesterday"))));
    assertThat(
            TlsFailure.of(new MessagingException("no TLS", failure))
                .orElseThrow()
                .about(Endpoint.of(server(465, Security.TLS))))
        .isNotInstanceOf(PassingFailure.class)
        .hasMessageContaining(
            "the certificate of the mail server 127.0.0.1:465 is not valid today: NotAfter:"
                + " yesterday");
  }

  @Test
  void serverWithoutTlsAtItsPortIsRefused() throws Exception {
    try (ScriptedServer server = new ScriptedServer().start()) {
      ReleaseException refusal = refusal(server(server.port(), Security.TLS), Mails.toBob());
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem())
          .startsWith("no encrypted connection to the mail server 127.0.0.1:" + server.port());
    }
  }

  @Test
  void connectionThatIsLostWhileTlsStartsIsTriedAgain() throws Exception {
    try (ScriptedServer server = new ScriptedServer().greeting(ScriptedServer.CUT).start()) {
      assertThat(refusal(server(server.port(), Security.TLS), Mails.toBob()))
          .isInstanceOf(PassingFailure.class);
    }
  }

  @Test
  void handshakeThatNobodyAnswersIsTriedAgain() throws Exception {
    try (ScriptedServer server = new ScriptedServer().greeting(ScriptedServer.SILENCE).start()) {
      assertThat(refusal(Mails.impatient(server.port(), Security.TLS), Mails.toBob()))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("does not answer within 1 s");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp.example.com",
        "192.0.2.1",
        "127.evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "0.0.0.0",
        "2001:db8::1",
        "[2001:db8::1]",
        "::"
      })
  void nothingIsSentInTheOpenToAnotherMachine(String host) {
    Server open =
        new Server(host, 25, Security.NONE, Optional.of(Mails.CREDENTIALS), Duration.ofSeconds(1));
    ReleaseException refusal = refusal(open, Mails.toBob());
    assertThat(refusal).isNotInstanceOf(PassingFailure.class);
    assertThat(refusal.problem()).endsWith("would not be encrypted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "::ffff:127.0.0.1"})
  void mailInTheOpenGoesToThisMachine(String host) throws Exception {
    try (ScriptedServer server = new ScriptedServer().offering("AUTH PLAIN").start()) {
      Mails.MAILER.send(
          new Server(
              host,
              server.port(),
              Security.NONE,
              Optional.of(Mails.CREDENTIALS),
              Duration.ofSeconds(5)),
          Mails.toBob());
      assertThat(server.data()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "smtp://mail.example.com", "mail\r\nexample", "user@host"})
  void whatIsNoHostIsRefused(String host) {
    Server none = new Server(host, 25, Security.TLS, Optional.empty(), Duration.ofSeconds(1));
    assertThat(refusal(none, Mails.toBob()))
        .hasMessageContaining("is not the name of a mail server");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void whatIsNoPortIsRefused(int port) {
    assertThat(refusal(server(port, Security.TLS), Mails.toBob()))
        .hasMessageContaining(port + " is not a port of the mail server 127.0.0.1");
  }
}
