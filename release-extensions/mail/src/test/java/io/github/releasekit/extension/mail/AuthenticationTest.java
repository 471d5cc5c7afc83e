package io.github.releasekit.extension.mail;

import static io.github.releasekit.extension.mail.Mails.CREDENTIALS;
import static io.github.releasekit.extension.mail.Mails.refusal;
import static io.github.releasekit.extension.mail.Mails.withPassword;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer.PassingFailure;
import io.github.releasekit.extension.Mailer.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

  private static GreenMail greenMail(String password) {
    GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    greenMail.withConfiguration(
        new GreenMailConfiguration().withUser("alice@example.com", "alice", password));
    greenMail.start();
    return greenMail;
  }

  @Test
  void passwordOpensTheServer() {
    GreenMail greenMail = greenMail(CREDENTIALS.password());
    try {
      Mails.MAILER.send(withPassword(greenMail.getSmtp().getPort(), Security.NONE), Mails.toBob());
      assertThat(greenMail.getReceivedMessages()).hasSize(1);
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void wrongPasswordIsRefused() {
    GreenMail greenMail = greenMail("another");
    try {
      ReleaseException refusal =
          refusal(withPassword(greenMail.getSmtp().getPort(), Security.NONE), Mails.toBob());
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem()).contains("refuses the authentication: 535");
      assertThat(refusal.remedy()).contains("<server> in settings.xml");
      assertThat(greenMail.getReceivedMessages()).isEmpty();
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void loginIsUsedWhereThereIsNoPlain() throws Exception {
    String user = Mails.base64(CREDENTIALS.username());
    String password = Mails.base64(CREDENTIALS.password());
    try (ScriptedServer server =
        new ScriptedServer()
            .offering("AUTH XOAUTH2 LOGIN")
            .answer("AUTH LOGIN", "334 VXNlcm5hbWU6")
            .answer(user, "334 UGFzc3dvcmQ6")
            .answer(password, "235 welcome")
            .start()) {
      Mails.MAILER.send(withPassword(server.port(), Security.NONE), Mails.toBob());
      assertThat(server.open()).containsSequence("AUTH LOGIN", user, password);
      assertThat(server.data()).isNotEmpty();
    }
  }

  @Test
  void passwordOfLoginThatIsRefusedIsNotTold() throws Exception {
    String password = Mails.base64(CREDENTIALS.password());
    try (ScriptedServer server =
        new ScriptedServer()
            .offering("AUTH LOGIN")
            .answer("AUTH LOGIN", "334 VXNlcm5hbWU6")
            .answer(Mails.base64(CREDENTIALS.username()), "334 UGFzc3dvcmQ6")
            .answer(password, "535 no such password: " + password)
            .start()) {
      assertThat(refusal(withPassword(server.port(), Security.NONE), Mails.toBob()))
          .hasMessageContaining("refuses the authentication: 535 no such password: ***");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AUTH CRAM-MD5 XOAUTH2", "8BITMIME"})
  void serverThatAsksForNoPasswordGetsNoMail(String extension) throws Exception {
    try (ScriptedServer server = new ScriptedServer().offering(extension).start()) {
      ReleaseException refusal = refusal(withPassword(server.port(), Security.NONE), Mails.toBob());
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem()).endsWith("offers none of the authentications PLAIN and LOGIN");
      assertThat(server.open()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void serverThatCannotCheckNowIsAskedLater() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().offering("AUTH PLAIN").answer("AUTH", "454 4.7.0 later").start()) {
      assertThat(refusal(withPassword(server.port(), Security.NONE), Mails.toBob()))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("454 4.7.0 later");
    }
  }

  @Test
  void connectionThatIsLostAfterThePasswordIsTriedAgain() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().offering("AUTH PLAIN").answer("AUTH", ScriptedServer.CUT).start()) {
      assertThat(refusal(withPassword(server.port(), Security.NONE), Mails.toBob()))
          .isInstanceOf(PassingFailure.class);
    }
  }

  @Test
  void passwordThatTheServerRepeatsIsNotTold() throws Exception {
    String all = String.join(" ", Mails.secrets()).replace('\0', '?');
    try (ScriptedServer server =
        new ScriptedServer().offering("AUTH PLAIN").answer("MAIL", "550 " + all).start()) {
      assertThat(refusal(withPassword(server.port(), Security.NONE), Mails.toBob()))
          .hasMessageContaining("refuses the sender releases@example.com: 550 *** ***");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
  void serverThatWantsPasswordIsToBeGivenOne(String command) throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer(command, "530 5.7.0 who?").start()) {
      ReleaseException refusal = refusal(Mails.server(server.port(), Security.NONE), Mails.toBob());
      assertThat(refusal.problem()).contains("530 5.7.0 who?");
      assertThat(refusal.remedy()).contains("<server> in settings.xml");
    }
  }

  @ParameterizedTest
  @EnumSource
  void encryptionThatServerAsksForTooLateIsNotBegun(Security security) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().offering("STARTTLS", "AUTH PLAIN").answer("AUTH", "530 TLS first")) {
      if (security == Security.TLS) {
        server.encryptedFromTheStart();
      }
      server.start();
      ReleaseException refusal = refusal(withPassword(server.port(), security), Mails.toBob());
      assertThat(refusal.problem()).contains("refuses the authentication: 530 TLS first");
      assertThat(security == Security.NONE ? server.open() : server.encrypted())
          .doesNotContain("STARTTLS");
    }
  }
}
