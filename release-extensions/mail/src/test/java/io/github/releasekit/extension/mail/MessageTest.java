package io.github.releasekit.extension.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.releasekit.extension.Mailer.Message;
import io.github.releasekit.extension.Mailer.Security;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MimeMessage received(Message message) {
    Mails.MAILER.send(Mails.server(server.getSmtp().getPort(), Security.NONE), message);
    assertThat(server.getReceivedMessages()).hasSize(message.to().size());
    return server.getReceivedMessages()[0];
  }

  private static String raw(MimeMessage message) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void saysWhatItIsAndThatNobodyIsToAnswer() throws Exception {
    MimeMessage mail = received(Mails.toBob());
    assertThat(mail.getHeader("Message-ID")).containsExactly("<app-1.2.0@example.com>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
    assertThat(mail.getHeader("Subject")).containsExactly("app 1.2.0 is released");
    assertThat(mail.getHeader("From")).containsExactly("\"Releases\" <releases@example.com>");
    assertThat(mail.getSentDate().toInstant())
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(mail.getContent()).isEqualTo("It is there.");
  }

  @Test
  void textAndHtmlAreAlternativesOfWhichTheLastIsTheRicher() throws Exception {
    String text = "Größe: 5 €, 日本語 🎉\n";
    String html = "<p>Größe: 5&nbsp;€, 日本語 🎉</p>\n";
    MimeMessage mail = received(Mails.withText(text, Optional.of(html)));
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text.replace("\n", "\r\n"));
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo(html.replace("\n", "\r\n"));
    assertThat(raw(mail)).matches("(?s)\\p{ASCII}*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app 1.2.0 ist veröffentlicht 🎉",
        "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語",
        "not =?UTF-8?B?ZW5jb2RlZA==?= by anybody",
        " spaces  at  both ends ",
        "aVeryLongWordaVeryLongWordaVeryLongWordaVeryLongWordaVeryLongWordaVeryLongWordaVeryLongWord",
        "many words many words many words many words many words many words many words many words"
      })
  void subjectsArriveAsTheyWereWritten(String subject) throws Exception {
    MimeMessage mail = received(Mails.withSubject(subject));
    assertThat(mail.getSubject()).isEqualTo(subject);
    assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 78);
  }

  @Test
  void namesArriveAsTheyWereWritten() throws Exception {
    MimeMessage mail =
        received(
            new Message(
                "Jürgen Groß 日本 <releases@example.com>",
                List.of(
                    "\"Doe, \\\"J\\\" John\" <john@example.com>",
                    "<jane@example.com>",
                    "Zoë <zoe@bücher.example>"),
                "s",
                "t",
                Optional.empty(),
                "id"));
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Jürgen Groß 日本");
    assertThat(Arrays.stream(mail.getRecipients(RecipientType.TO)).map(MessageTest::name))
        .containsExactly("Doe, \"J\" John", null, "Zoë");
    assertThat(Arrays.stream(mail.getRecipients(RecipientType.TO)).map(MessageTest::address))
        .containsExactly("john@example.com", "jane@example.com", "zoe@xn--bcher-kva.example");
  }

  private static String name(Address address) {
    return ((InternetAddress) address).getPersonal();
  }

  private static String address(Address address) {
    return ((InternetAddress) address).getAddress();
  }

  @Test
  void linesWithDotsArriveAsTheyWereWritten() throws Exception {
    String text = ".\r\n..\r\n.hidden\r\nend\r\n.\r\n.";
    assertThat(received(Mails.withText(text, Optional.empty())).getContent()).isEqualTo(text);
  }

  @Test
  void longLinesArriveAsTheyWereWritten() throws Exception {
    String text = "x".repeat(5_000) + "\r\n" + "ü=".repeat(2_000) + " \r\n";
    MimeMessage mail = received(Mails.withText(text, Optional.of(text)));
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text);
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo(text);
    assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 78);
  }

  @Test
  void manyRecipientsGetOneLetterEachWithAllOfThemInFoldedLines() throws Exception {
    String[] recipients = new String[60];
    Arrays.setAll(recipients, i -> "Member Number " + i + " <member" + i + "@example.com>");
    Mails.MAILER.send(
        Mails.server(server.getSmtp().getPort(), Security.NONE), Mails.to(recipients));
    assertThat(server.getReceivedMessages()).hasSize(60);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getRecipients(RecipientType.TO)).hasSize(60);
    assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 78);
  }

  @Test
  void whoIsNamedTwiceGetsItOnce() {
    Mails.MAILER.send(
        Mails.server(server.getSmtp().getPort(), Security.NONE),
        Mails.to("bob@example.com", "Bob <bob@example.com>"));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }
}
