package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.markdown.MarkdownText;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.NoticePolicy.Mail;
import io.github.releasekit.extension.Mailer;
import io.github.releasekit.extension.Mailer.PassingFailure;
import io.github.releasekit.extension.Mailer.Server;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** E-mail, whose {@code Message-ID} is the same when the same notice is sent again. */
record MailMessenger(Mailer mailer, Server server, Mail mail, Retries retries)
    implements Messenger {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>%s</title>
      </head>
      <body>
      %s
      </body>
      </html>
      """;

  @Override
  public void send(Message message) {
    String subject = message.text().subject();
    String html =
        String.format(
            Locale.ROOT,
            PAGE,
            MarkdownText.escapedHtml(subject),
            MarkdownText.toHtml(message.text().body()));
    Mailer.Message sent =
        new Mailer.Message(
            mail.from(),
            mail.to(),
            subject,
            MarkdownText.toPlainText(message.text().body()) + "\n",
            Optional.of(html),
            message.key());
    Tries tries = retries.begin(server.host(), DEADLINE);
    while (true) {
      try {
        mailer.send(server, sent);
        return;
      } catch (PassingFailure e) {
        if (!tries.again(e.problem())) {
          throw new ReleaseException(
              e.problem(),
              "it was tried several times; "
                  + e.remedy()
                  + "; run mvn release-kit:notify, which"
                  + " sends it again",
              e);
        }
      }
    }
  }
}
