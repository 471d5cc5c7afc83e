package io.github.releasekit.extension.mail;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.SocketFetcher;

/** Sends e-mail by SMTP, each message over a connection of its own. */
public final class SmtpMailer implements Mailer {

  private final Supplier<SSLSocketFactory> tls;

  /** Trusts whom the JVM trusts. */
  public SmtpMailer() {
    this(SmtpMailer::tlsOfTheJvm);
  }

  SmtpMailer(Supplier<SSLSocketFactory> tls) {
    this.tls = tls;
  }

  private static SSLSocketFactory tlsOfTheJvm() {
    try {
      return SSLContext.getDefault().getSocketFactory();
    } catch (NoSuchAlgorithmException e) {
      throw new ReleaseException(
          "this JVM cannot set up TLS: " + e.getMessage(),
          "see that the file of -Djavax.net.ssl.trustStore is there and can be read",
          e);
    }
  }

  @Override
  public void send(Server server, Message message) {
    Endpoint endpoint = Endpoint.of(server);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The library looks for the parts of itself with it.
    thread.setContextClassLoader(SmtpMailer.class.getClassLoader());
    try {
      Session session = Session.getInstance(properties(server));
      deliver(endpoint, session, Letter.of(session, message));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Properties properties(Server server) {
    Properties properties = new Properties();
    properties.setProperty("mail.debug", "false");
    properties.setProperty("mail.smtp.sendpartial", "false");
    properties.setProperty("mail.smtp.auth", String.valueOf(server.credentials().isPresent()));
    properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    if (server.security() != Security.NONE) {
      properties.setProperty("mail.smtp.starttls.enable", "true");
      properties.setProperty("mail.smtp.starttls.required", "true");
      properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
      properties.put("mail.smtp.ssl.socketFactory", tls.get());
    }
    return properties;
  }

  private static void deliver(Endpoint endpoint, Session session, Letter letter) {
    RecordedTransport transport = new RecordedTransport(session, endpoint);
    Diagnosis diagnosis = new Diagnosis(endpoint, transport);
    try {
      Socket socket = endpoint.connect();
      try {
        converse(endpoint, session, transport, socket, letter);
      } finally {
        hangUp(transport, socket);
      }
    } catch (IOException | MessagingException e) {
      throw diagnosis.of(e);
    }
  }

  private static void converse(
      Endpoint endpoint, Session session, RecordedTransport transport, Socket socket, Letter letter)
      throws IOException, MessagingException {
    boolean encrypted = endpoint.security() == Security.TLS;
    transport.connect(
        encrypted
            ? SocketFetcher.startTLS(socket, endpoint.host(), session.getProperties(), "mail.smtp")
            : socket);
    transport.requireAuthenticated();
    transport.sendMessage(letter, letter.envelope());
  }

  /** Whatever goes wrong here, the message was taken or refused before. */
  private static void hangUp(RecordedTransport transport, Socket socket) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // The server went first.
    }
    try {
      socket.close();
    } catch (IOException e) {
      // As above.
    }
  }
}
