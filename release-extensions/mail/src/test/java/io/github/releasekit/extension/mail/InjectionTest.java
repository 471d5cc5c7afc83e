package io.github.releasekit.extension.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer.Message;
import io.github.releasekit.extension.Mailer.PassingFailure;
import io.github.releasekit.extension.Mailer.Security;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionTest {

  /** Of a server that nobody connects to. */
  private static void assertRefused(Message message, String problem) {
    ReleaseException refusal = Mails.refusal(Mails.server(1, Security.NONE), message);
    assertThat(refusal).isNotNull().isNotInstanceOf(PassingFailure.class);
    assertThat(refusal.problem()).contains(problem).matches("\\P{Cntrl}*");
  }

  private static Message from(String sender) {
    return new Message(sender, List.of("bob@example.com"), "s", "t", Optional.empty(), "id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: eve@example.com",
        "a\nb",
        "a\rb",
        "a\u0000b",
        "a\tb",
        "a\u0085b",
        "a\u2028b",
        "a\u007fb",
        "a\ud800b"
      })
  void subjectHasNoControlCharacters(String subject) {
    assertRefused(Mails.withSubject(subject), "has a line break or a control character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@example.com\r\nBcc: eve@example.com",
        "bob@example.com\n",
        "Bob\r\nBcc: eve@example.com <bob@example.com>",
        "Bob\u0000 <bob@example.com>"
      })
  void addressesHaveNoControlCharacters(String address) {
    assertRefused(Mails.to(address), "has a line break or a control character");
    assertRefused(from(address), "has a line break or a control character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bob",
        "@example.com",
        "bob@",
        "bob@@example.com",
        "bob@example.com, eve@example.com",
        "bob@example.com eve@example.com",
        "bob@example..com",
        "bob@-example.com",
        "bob@exa_mple.com",
        ".bob@example.com",
        "bob.@example.com",
        "bo b@example.com",
        "\"bob\"@example.com",
        "b\u00f6b@example.com",
        "Bob <bob@example.com",
        "Bob <bob@example.com> eve@example.com",
        "Bob <<bob@example.com>>",
        "Bob <>",
        "group: bob@example.com;",
        "bob@example.com (comment)",
        "bob@example.com> RCPT TO:<eve@example.com",
        "=?UTF-8?Q?x?= <bob@example.com>",
        "bob@[127.0.0.1]"
      })
  void whatIsNoAddressIsRefused(String address) {
    assertRefused(Mails.to("amy@example.com", address), "the e-mail address '" + address + "'");
    assertRefused(from(address), "the e-mail address '" + address + "'");
  }

  @Test
  void addressesAreNotLongerThanServersTake() {
    assertRefused(Mails.to("b".repeat(65) + "@example.com"), "before the @");
    assertRefused(Mails.to("bob@" + "example.".repeat(40) + "com"), "no host after the @");
    assertRefused(Mails.to("B".repeat(101) + " <bob@example.com>"), "cannot be shown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a@b", "a>b", "a\r\nb", ".a", "a..b", "\u00e4", "a:b"})
  void idIsOfWhatStandsInOne(String id) {
    Message mail = Mails.toBob();
    assertRefused(
        new Message(mail.from(), mail.to(), mail.subject(), mail.text(), mail.html(), id),
        "cannot stand in a Message-ID");
  }

  @Test
  void someoneIsWrittenTo() {
    assertRefused(Mails.to(), "has no recipient");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@example.com",
        "bob+tag@mail.example.com",
        "root@localhost",
        "o'neil@a-b.example"
      })
  void addressesAreRead(String address) {
    assertThat(Mailbox.parse(" Bob  <" + address + "> "))
        .extracting(Mailbox::name, Mailbox::address)
        .containsExactly("Bob", address);
    assertThat(Mailbox.parse(address).header()).isEqualTo(address);
  }

  @Test
  void whatIsMuchTooLongIsRefusedAsWell() {
    assertRefused(Mails.to("\"" + "\\\"".repeat(10_000) + " <bob@example.com>"), "is too long");
    assertRefused(Mails.to("\"" + "\\\"".repeat(280) + "\" <bob@e.example>"), "cannot be shown");
    Message mail = Mails.toBob();
    String id = "a.".repeat(10_000) + "a";
    assertRefused(
        new Message(mail.from(), mail.to(), mail.subject(), mail.text(), mail.html(), id),
        "cannot stand in a Message-ID");
    assertThat(HeaderText.unstructured("a ".repeat(20_000))).startsWith("=?UTF-8?B?");
  }
}
