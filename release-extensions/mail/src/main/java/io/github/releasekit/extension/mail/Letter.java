package io.github.releasekit.extension.mail;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A message as it is sent (RFC 5322, with MIME). */
final class Letter extends MimeMessage {

  private static final int LONGEST_ID = 200;

  private final String messageId;
  private final List<Mailbox> recipients;

  private Letter(Session session, Message message, Mailbox from, List<Mailbox> to)
      throws MessagingException {
    super(session);
    this.messageId = "<" + message.id() + "@" + from.domain() + ">";
    this.recipients = to;
    header("From", from.header());
    header("To", to.stream().map(Mailbox::header).collect(Collectors.joining(", ")));
    header("Subject", HeaderText.unstructured(message.subject()));
    setSentDate(new Date());
    // Nobody's vacation answers it (RFC 3834).
    header("Auto-Submitted", "auto-generated");
    if (message.html().isPresent()) {
      MimeMultipart alternatives = new MimeMultipart("alternative");
      alternatives.addBodyPart(text(new MimeBodyPart(), message.text(), "plain"));
      alternatives.addBodyPart(text(new MimeBodyPart(), message.html().get(), "html"));
      setContent(alternatives);
    } else {
      text(this, message.text(), "plain");
    }
    saveChanges();
  }

  /**
   * The letter that a message makes.
   *
   * @throws ReleaseException when something of it cannot be sent
   */
  static Letter of(Session session, Message message) {
    Mailbox from = Mailbox.parse(message.from());
    Map<String, Mailbox> to = new LinkedHashMap<>();
    message.to().stream().map(Mailbox::parse).forEach(box -> to.putIfAbsent(box.address(), box));
    if (to.isEmpty()) {
      throw new ReleaseException("an e-mail has no recipient", "name at least one address");
    }
    if (HeaderText.isUnsafe(message.subject())) {
      throw new ReleaseException(
          "the subject '"
              + PlainText.shortLine(message.subject())
              + "' of an e-mail has a line break or a control character",
          "write the subject in one line");
    }
    if (message.id().length() > LONGEST_ID || !HeaderText.isDotAtom(message.id())) {
      throw new ReleaseException(
          "'" + PlainText.shortLine(message.id()) + "' cannot stand in a Message-ID",
          "use letters, digits, dots, + and - only");
    }
    try {
      Letter letter = new Letter(session, message, from, List.copyOf(to.values()));
      letter.writeTo(OutputStream.nullOutputStream());
      return letter;
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException("an e-mail cannot be written", e);
    }
  }

  private static <T extends MimePart> T text(T part, String text, String subtype)
      throws MessagingException {
    part.setText(text, "UTF-8", subtype);
    // No server has anything to change in it, such as long lines.
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private void header(String name, String value) throws MessagingException {
    setHeader(name, MimeUtility.fold(name.length() + 2, value));
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  /** To whom it is handed over. */
  InternetAddress[] envelope() throws MessagingException {
    InternetAddress[] envelope = new InternetAddress[recipients.size()];
    for (int i = 0; i < envelope.length; i++) {
      envelope[i] = recipients.get(i).recipient();
    }
    return envelope;
  }
}
