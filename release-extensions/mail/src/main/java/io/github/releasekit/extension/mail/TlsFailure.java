package io.github.releasekit.extension.mail;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A connection that was not encrypted for a reason that stays.
 *
 * @param causes from the first to that of all others
 */
record TlsFailure(List<Throwable> causes) {

  /** What of a failure is about TLS; empty when it is about something else, or passes. */
  static Optional<TlsFailure> of(Throwable failure) {
    List<Throwable> causes = Stream.iterate(failure, c -> c != null, Throwable::getCause).toList();
    TlsFailure tls = new TlsFailure(causes);
    boolean lost =
        causes.stream().anyMatch(c -> c instanceof IOException && isOfTransport((IOException) c));
    return tls.has(SSLException.class) && !lost ? Optional.of(tls) : Optional.empty();
  }

  private static boolean isOfTransport(IOException cause) {
    return !(cause instanceof SSLException) && cause.getCause() == null;
  }

  private boolean has(Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  /** The refusal, with what to do about it. */
  ReleaseException about(Endpoint endpoint) {
    Throwable root = causes.get(causes.size() - 1);
    String why = PlainText.shortLine(String.valueOf(root.getMessage()));
    String certificate = "the certificate of the mail server " + endpoint;
    if (has(CertificateExpiredException.class) || has(CertificateNotYetValidException.class)) {
      return new ReleaseException(
          certificate + " is not valid today: " + why,
          "have it renewed, or correct the clock of this machine",
          root);
    }
    if (has(CertPathBuilderException.class) || has(CertPathValidatorException.class)) {
      return new ReleaseException(
          certificate + " is not trusted: " + why,
          "import it, or that of its authority, into the trust store that Maven uses, such as with"
              + " keytool -importcert, and name that store in MAVEN_OPTS with"
              + " -Djavax.net.ssl.trustStore",
          root);
    }
    if (has(CertificateException.class) || has(SSLPeerUnverifiedException.class)) {
      return new ReleaseException(
          certificate + " is that of another host: " + why,
          "name the host as its certificate does",
          root);
    }
    return new ReleaseException(
        "no encrypted connection to the mail server " + endpoint + ": " + why,
        "see that its port is that for "
            + endpoint.security()
            + ", and that it has TLS 1.2 or newer",
        root);
  }
}
