package io.github.releasekit.extension.mail;

import io.github.releasekit.domain.Credentials;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a server that remembers each reply, which the library's exceptions do not.
 */
final class RecordedTransport extends SMTPTransport {

  private final Optional<Credentials> credentials;
  private final List<Reply> replies = new ArrayList<>();
  private String command = "";
  private boolean wholeSent;
  private boolean awaiting;

  RecordedTransport(Session session, Endpoint endpoint) {
    super(session, new URLName("smtp", endpoint.host(), endpoint.port(), null, null, null));
    this.credentials = endpoint.credentials();
  }

  @Override
  public synchronized void connect(Socket socket) throws MessagingException {
    setLocalHost(literal(socket.getLocalAddress()));
    super.connect(socket);
  }

  @Override
  protected synchronized boolean protocolConnect(
      @Nullable String host, int port, @Nullable String user, @Nullable String password)
      throws MessagingException {
    return super.protocolConnect(
        host,
        port,
        credentials.map(Credentials::username).orElse(null),
        credentials.map(Credentials::password).orElse(null));
  }

  /** An address as the name of a host (RFC 5321, 4.1.3): no name of this machine is told. */
  private static String literal(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
  }

  /**
   * The library goes on without where a server does not speak of authentication.
   *
   * @throws AuthenticationFailedException when it did
   */
  void requireAuthenticated() throws AuthenticationFailedException {
    if (credentials.isPresent()
        && replies.stream().noneMatch(r -> r.isTo("AUTH") && r.code() == 235)) {
      throw new AuthenticationFailedException();
    }
  }

  /** The library does so as well where a server asks for it instead of a password. */
  @Override
  protected void startTLS() throws MessagingException {
    if (command.equals("AUTH")) {
      throw new AuthenticationFailedException();
    }
    super.startTLS();
  }

  @Override
  protected void sendCommand(String line) throws MessagingException {
    command = line.startsWith("AUTH ") ? "AUTH" : line;
    wholeSent |= line.equals(".");
    awaiting |= !Reply.isAside(command);
    super.sendCommand(line);
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    String to = command;
    int code = super.readServerResponse();
    replies.add(new Reply(to, code, getLastServerResponse()));
    awaiting &= Reply.isAside(to);
    return code;
  }

  /** What was said to the last command of the message; empty when nothing was. */
  Optional<Reply> last() {
    return awaiting
        ? Optional.empty()
        : replies.stream()
            .filter(reply -> !Reply.isAside(reply.command()))
            .reduce((first, second) -> second);
  }

  boolean isGreeted() {
    return !replies.isEmpty();
  }

  /** The refusals of recipients. */
  List<Reply> refusedRecipients() {
    return replies.stream().filter(r -> r.command().startsWith("RCPT ") && r.isRefusal()).toList();
  }

  /** Whether the message was sent to its end. */
  boolean isWholeSent() {
    return wholeSent;
  }
}
