package io.github.releasekit.extension.mail;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer.PassingFailure;
import io.github.releasekit.extension.Mailer.Security;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a message was not taken, and whether it can be later. */
final class Diagnosis {

  /** Authentication is required, refused, too weak, or has to be encrypted (RFC 4954, 6). */
  private static final Set<Integer> OF_AUTHENTICATION = Set.of(530, 534, 535, 538);

  private static final String CREDENTIALS =
      "check the user name and the password of the <server> in settings.xml";
  private static final String NO_SMTP =
      "see that host, port and security are those of a mail server";

  private final Endpoint endpoint;
  private final RecordedTransport transport;
  private final Secrets secrets;

  Diagnosis(Endpoint endpoint, RecordedTransport transport) {
    this.endpoint = endpoint;
    this.transport = transport;
    this.secrets = Secrets.of(endpoint.credentials());
  }

  /**
   * What a failure means. None of the library is a cause of it: their messages quote the server,
   * which may quote the password.
   */
  ReleaseException of(Exception failure) {
    Optional<ReleaseException> ofTls = TlsFailure.of(failure).map(tls -> tls.about(endpoint));
    if (ofTls.isPresent()) {
      return ofTls.get();
    }
    List<Reply> recipients = transport.refusedRecipients();
    if (!recipients.isEmpty()) {
      return refusedRecipients(recipients);
    }
    Optional<Reply> last = transport.last();
    if (last.filter(Reply::isRefusal).isPresent()) {
      return refused(last.get());
    }
    if (last.filter(Reply::isGarbage).isPresent()) {
      return noSmtp("answers '" + secrets.cleaned(last.get().text()) + "'");
    }
    if (last.filter(Reply::isEnd).isPresent()) {
      return lost(new IOException("the connection ended"));
    }
    return ofLibrary(failure);
  }

  private ReleaseException ofLibrary(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnswerSocket.AnswerTooLongException e) {
        return noSmtp("sends " + e.getMessage());
      }
      if (cause instanceof IOException e) {
        return lost(e);
      }
    }
    if (failure instanceof AuthenticationFailedException) {
      return new ReleaseException(
          server() + " offers none of the authentications PLAIN and LOGIN",
          "see that host, port and security are those for sending with a password, or leave out the"
              + " <server> whose password is not asked for");
    }
    if (endpoint.security() == Security.STARTTLS && !transport.supportsExtension("STARTTLS")) {
      return new ReleaseException(
          server() + " does not offer STARTTLS",
          "name the port of the server that does, such as 587, or use TLS");
    }
    return noSmtp(
        "answers out of turn"
            + transport.last().map(r -> ": " + secrets.cleaned(r.text())).orElse(""));
  }

  private String server() {
    return "the mail server " + endpoint;
  }

  private ReleaseException noSmtp(String what) {
    return new ReleaseException(server() + " does not speak SMTP, it " + what, NO_SMTP);
  }

  private ReleaseException refusedRecipients(List<Reply> replies) {
    String problem =
        replies.stream()
            .map(
                reply ->
                    reply.command().replaceFirst("RCPT TO:<([^>]*)>.*", "$1")
                        + ": "
                        + secrets.cleaned(reply.text()))
            .collect(
                Collectors.joining(
                    "; ", server() + " refuses recipients, so that nobody got the mail: ", ""));
    if (replies.stream().noneMatch(Reply::isFinal)) {
      return new PassingFailure(problem, new IOException("refused for now"));
    }
    return replies.stream().anyMatch(reply -> OF_AUTHENTICATION.contains(reply.code()))
        ? new ReleaseException(problem, CREDENTIALS)
        : new ReleaseException(problem, "correct the recipients, or ask who runs the server");
  }

  private ReleaseException refused(Reply reply) {
    String said = secrets.cleaned(reply.text());
    if (reply.isPassing()) {
      return new PassingFailure(
          server() + " does not take the mail now: " + said, new IOException("refused for now"));
    }
    if (reply.isTo("AUTH") || OF_AUTHENTICATION.contains(reply.code())) {
      return new ReleaseException(server() + " refuses the authentication: " + said, CREDENTIALS);
    }
    if (reply.isTo("MAIL")) {
      return new ReleaseException(
          server()
              + " refuses the sender "
              + reply.command().replaceFirst("MAIL FROM:<([^>]*)>.*", "$1")
              + ": "
              + said,
          "send from an address that the server takes mail from");
    }
    return new ReleaseException(
        server() + " refuses the mail: " + said, "ask who runs the server, or use another one");
  }

  private PassingFailure lost(IOException cause) {
    String problem;
    if (cause instanceof UnknownHostException) {
      problem = " is not known by that name";
    } else if (cause instanceof SocketTimeoutException) {
      problem = " does not answer within " + seconds() + " s";
    } else if (!transport.isGreeted()) {
      problem = " cannot be reached: " + secrets.cleaned(String.valueOf(cause.getMessage()));
    } else {
      problem = " broke off: " + secrets.cleaned(String.valueOf(cause.getMessage()));
    }
    String before = transport.isWholeSent() ? ", before it confirmed that it took the mail" : "";
    return new PassingFailure(server() + problem + before, cause);
  }

  private String seconds() {
    return String.valueOf((endpoint.timeout() + 999) / 1000);
  }
}
