package io.github.releasekit.extension;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends e-mail (N1), by SMTP (RFC 5321). */
public interface Mailer {

  /** How a connection is kept from being read by others. */
  enum Security {
    /**
     * Encrypted after {@code STARTTLS} (RFC 3207), for a certificate that is trusted and of the
     * host; a server without it is refused.
     */
    STARTTLS,
    /** Encrypted from the start (RFC 8314), for such a certificate too. */
    TLS,
    /** Not at all: for {@code localhost} and the addresses of the loopback interface only. */
    NONE
  }

  /**
   * A server that takes e-mail.
   *
   * @param host a name, or an address
   * @param credentials of SMTP authentication (RFC 4954) by {@code PLAIN} or {@code LOGIN}, never
   *     sent over a connection that others can read; a server that offers neither is refused
   * @param timeout of connecting, of each answer, and of each write
   */
  record Server(
      String host,
      int port,
      Security security,
      Optional<Credentials> credentials,
      Duration timeout) {}

  /**
   * A message.
   *
   * @param from {@code name@host}, or {@code Name <name@host>}; before the {@code @} in ASCII, and
   *     the name of no more than 100 characters
   * @param to as {@code from}, at least one; each sees the others
   * @param subject one line, without control characters
   * @param text as plain text
   * @param html the same in HTML; empty for none
   * @param id the part of the {@code Message-ID} before {@code @}, the same for the same message
   *     (RFC 5322, 3.6.4), so that mailboxes drop what comes twice; no more than 200 letters,
   *     digits and {@code !#$%&'*+/=?^_`{|}~-}, with single dots between them
   */
  record Message(
      String from, List<String> to, String subject, String text, Optional<String> html, String id) {
    public Message {
      to = List.copyOf(to);
    }
  }

  /** The server could not be reached, or has no time now: the same can be tried again. */
  final class PassingFailure extends ReleaseException {

    public PassingFailure(String problem, Throwable cause) {
      super(problem, "see that the server is up and can be reached from here", cause);
    }
  }

  /**
   * Hands a message over to a server, for all of its recipients or for none.
   *
   * @throws PassingFailure when there is no connection, or a reply of 4yz (RFC 5321, 4.2.1); also
   *     when the connection is lost before the server confirms the message, which it may have taken
   * @throws ReleaseException when the server or one of the recipients is refused, its certificate
   *     is not trusted, or something of the message cannot be sent; without what is secret
   */
  void send(Server server, Message message);
}
