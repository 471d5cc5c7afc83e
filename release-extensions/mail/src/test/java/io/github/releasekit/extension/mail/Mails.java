package io.github.releasekit.extension.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer.Message;
import io.github.releasekit.extension.Mailer.Security;
import io.github.releasekit.extension.Mailer.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is sent, and to which servers. */
final class Mails {

  static final Credentials CREDENTIALS = new Credentials("alice", "p\u00e4ss w+rd%/€:@");
  static final SmtpMailer MAILER = new SmtpMailer(TestCertificate.LOOPBACK::client);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private Mails() {}

  static Message to(String... recipients) {
    return new Message(
        "Releases <releases@example.com>",
        List.of(recipients),
        "app 1.2.0 is released",
        "It is there.\n",
        Optional.empty(),
        "app-1.2.0");
  }

  static Message toBob() {
    return to("bob@example.com");
  }

  static Message withSubject(String subject) {
    Message mail = toBob();
    return new Message(mail.from(), mail.to(), subject, mail.text(), mail.html(), mail.id());
  }

  static Message withText(String text, Optional<String> html) {
    Message mail = toBob();
    return new Message(mail.from(), mail.to(), mail.subject(), text, html, mail.id());
  }

  static Server server(int port, Security security) {
    return new Server("127.0.0.1", port, security, Optional.empty(), TIMEOUT);
  }

  static Server withPassword(int port, Security security) {
    return new Server("127.0.0.1", port, security, Optional.of(CREDENTIALS), TIMEOUT);
  }

  static Server impatient(int port, Security security) {
    return new Server("127.0.0.1", port, security, Optional.empty(), Duration.ofMillis(300));
  }

  static ReleaseException refusal(Server server, Message message) {
    return refusal(MAILER, server, message);
  }

  /** Why it is not sent; null when it is. None of its causes tells the password. */
  static ReleaseException refusal(SmtpMailer mailer, Server server, Message message) {
    ReleaseException refusal =
        catchThrowableOfType(ReleaseException.class, () -> mailer.send(server, message));
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(secrets());
      assertThat(Arrays.toString(cause.getSuppressed())).doesNotContain(secrets());
    }
    return refusal;
  }

  /** The password, in the forms that it is sent in. */
  static List<String> secrets() {
    String user = CREDENTIALS.username();
    String password = CREDENTIALS.password();
    return Stream.of(password, user + "\0" + user + "\0" + password, "\0" + user + "\0" + password)
        .flatMap(secret -> Stream.of(secret, base64(secret)))
        .toList();
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
