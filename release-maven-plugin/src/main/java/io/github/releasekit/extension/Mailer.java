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
    /** Encrypted after {@code STARTTLS} (RFC 3207); a server without it is refused. */
    STARTTLS,
    /** Encrypted from the start (RFC 8314). */
    TLS,
    /** Not at all: for servers of this machine only. */
    NONE
  }

  /**
   * A server that takes e-mail.
   *
   * @param credentials of SMTP authentication (RFC 4954), never sent over a connection that others
   *     can read
   * @param timeout of connecting, and of each answer
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
   * @param from {@code name@host}, or {@code Name <name@host>}
   * @param to as {@code from}, at least one
   * @param subject one line
   * @param text as plain text
   * @param html the same in HTML; empty for none
   * @param id the part of the {@code Message-ID} before {@code @}, the same for the same message
   *     (RFC 5322, 3.6.4), so that mailboxes drop what comes twice
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
   * Hands a message over to a server.
   *
   * @throws PassingFailure when there is no connection, or a reply of 4yz (RFC 5321, 4.2.1)
   * @throws ReleaseException when the server refuses it, or an address is none; without what is
   *     secret
   */
  void send(Server server, Message message);
}
