package io.github.releasekit.extension.mail;

import static io.github.releasekit.extension.mail.Mails.refusal;
import static io.github.releasekit.extension.mail.Mails.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer.PassingFailure;
import io.github.releasekit.extension.Mailer.Security;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  private static ReleaseException refusalBy(ScriptedServer server) {
    return refusal(server(server.port(), Security.NONE), Mails.toBob());
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 421 4.3.2 shutting down",
    "MAIL, 451 4.3.0 try later",
    "RCPT, 450 4.2.0 greylisted",
    "RCPT, 421 4.3.2 shutting down",
    "DATA, 452 4.3.1 no space",
    ".,    451 4.3.0 try later"
  })
  void whatIsPutOffIsTriedAgain(String command, String reply) throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer(command, reply).start()) {
      assertThat(refusalBy(server)).isInstanceOf(PassingFailure.class).hasMessageContaining(reply);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 5.7.1 not you, refuses the sender releases@example.com",
    "RCPT, 550 5.1.1 no such user, nobody got the mail: bob@example.com",
    "RCPT, 552 5.2.2 mailbox full, nobody got the mail: bob@example.com",
    "DATA, 554 5.5.1 no, refuses the mail",
    "., 554 5.7.1 spam, refuses the mail",
    "., 552 5.3.4 too large, refuses the mail"
  })
  void whatIsRefusedIsRefused(String command, String reply, String what) throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer(command, reply).start()) {
      ReleaseException refusal = refusalBy(server);
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem())
          .contains("the mail server 127.0.0.1:" + server.port(), what, reply);
    }
  }

  @Test
  void nobodyGetsTheMailWhenOneRecipientIsRefused() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer("RCPT TO:<eve@", "550 5.1.1 no such user").start()) {
      ReleaseException refusal =
          refusal(
              server(server.port(), Security.NONE),
              Mails.to("bob@example.com", "eve@example.com", "amy@example.com"));
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem())
          .endsWith("nobody got the mail: eve@example.com: 550 5.1.1 no such user");
      assertThat(server.open()).doesNotContain("DATA");
    }
  }

  @Test
  void nobodyGetsTheMailWhenOneRecipientIsPutOff() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer("RCPT TO:<eve@", "450 4.2.0 later").start()) {
      assertThat(
              refusal(
                  server(server.port(), Security.NONE),
                  Mails.to("bob@example.com", "eve@example.com")))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("eve@example.com: 450 4.2.0 later");
      assertThat(server.open()).doesNotContain("DATA");
    }
  }

  @Test
  void eachRecipientThatIsRefusedIsNamed() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer()
            .answer("RCPT TO:<bob@", "450 4.2.0 later")
            .answer("RCPT TO:<eve@", "550 5.1.1 no such user")
            .start()) {
      ReleaseException refusal =
          refusal(
              server(server.port(), Security.NONE),
              Mails.to("bob@example.com", "eve@example.com", "amy@example.com"));
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem())
          .endsWith("bob@example.com: 450 4.2.0 later; eve@example.com: 550 5.1.1 no such user");
    }
  }

  @Test
  void whatTheServerSaysIsShownInOneHarmlessLine() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer()
            .answer("MAIL", "550-5.7.1 \u001b[31mlook\r\n550 5.7.1 ü\u202e" + "x".repeat(2_000))
            .start()) {
      assertThat(refusalBy(server).problem())
          .matches("\\P{Cntrl}*")
          .contains("550-5.7.1  [31mlook 550 5.7.1 ü xxx")
          .hasSizeLessThan(700);
    }
  }

  @Test
  void mailWhoseReceiptIsNotConfirmedIsSentAgain() throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer(".", ScriptedServer.CUT).start()) {
      assertThat(refusalBy(server))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("before it confirmed that it took the mail");
      assertThat(server.data()).contains("Message-ID: <app-1.2.0@example.com>");
    }
  }

  @Test
  void receiptThatIsNotConfirmedInTimeIsNone() throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer(".", ScriptedServer.SILENCE).start()) {
      assertThat(refusal(Mails.impatient(server.port(), Security.NONE), Mails.toBob()))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("does not answer within 1 s, before it confirmed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ScriptedServer.CUT, "554 no", "x"})
  void mailThatWasTakenIsSentWhateverComesAfter(String answer) throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer("QUIT", answer).start()) {
      assertThat(refusalBy(server)).isNull();
      assertThat(server.data()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO", "MAIL", "RCPT", "DATA"})
  void connectionThatIsLostIsTriedAgain(String command) throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer(command, ScriptedServer.CUT).start()) {
      assertThat(refusalBy(server)).isInstanceOf(PassingFailure.class);
    }
  }

  @Test
  void serverThatNeverAnswersIsTriedAgain() throws Exception {
    try (ScriptedServer server = new ScriptedServer().greeting(ScriptedServer.SILENCE).start()) {
      assertThat(refusal(Mails.impatient(server.port(), Security.NONE), Mails.toBob()))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("does not answer within 1 s");
    }
  }

  @Test
  void serverThatReadsNoMoreIsTriedAgain() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer("DATA", ScriptedServer.STALL).start()) {
      String endless = "It is there, in every line.\n".repeat(1 << 19);
      assertThat(
              refusal(
                  Mails.impatient(server.port(), Security.NONE),
                  Mails.withText(endless, Optional.empty())))
          .isInstanceOf(PassingFailure.class);
    }
  }

  @Test
  void refusalThatWasOvercomeIsNotTheReason() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer()
            .answer("EHLO", "502 what?")
            .answer("HELO", ScriptedServer.SILENCE)
            .start()) {
      assertThat(refusal(Mails.impatient(server.port(), Security.NONE), Mails.toBob()))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("does not answer");
    }
  }

  @Test
  void portThatNobodyListensAtIsTriedAgain() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }
    assertThat(refusal(server(port, Security.TLS), Mails.toBob()))
        .isInstanceOf(PassingFailure.class)
        .hasMessageContaining("127.0.0.1:" + port + " cannot be reached: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request", "hi", "\u0000\u0001"})
  void whatIsNoMailServerIsRefused(String greeting) throws Exception {
    try (ScriptedServer server = new ScriptedServer().greeting(greeting).start()) {
      ReleaseException refusal = refusalBy(server);
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem())
          .startsWith("the mail server 127.0.0.1:" + server.port() + " does not speak SMTP");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"220 ", "220-x\r\n"})
  void greetingWithoutEndIsRefused(String line) throws Exception {
    try (ScriptedServer server = new ScriptedServer().greeting(line.repeat(200_000)).start()) {
      ReleaseException refusal = refusalBy(server);
      assertThat(refusal).isNotInstanceOf(PassingFailure.class);
      assertThat(refusal.problem())
          .contains("does not speak SMTP, it sends an answer of more than");
    }
  }

  @Test
  void greetingThatRefusesIsRefused() throws Exception {
    try (ScriptedServer server = new ScriptedServer().greeting("554 not for you").start()) {
      assertThat(refusalBy(server))
          .isNotInstanceOf(PassingFailure.class)
          .hasMessageContaining("refuses the mail: 554 not for you");
    }
  }

  @Test
  void greetingThatPutsOffIsTriedAgain() throws Exception {
    try (ScriptedServer server = new ScriptedServer().greeting("421 busy").start()) {
      assertThat(refusalBy(server))
          .isInstanceOf(PassingFailure.class)
          .hasMessageContaining("421 busy");
    }
  }
}
