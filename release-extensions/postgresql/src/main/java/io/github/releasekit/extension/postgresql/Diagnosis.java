package io.github.releasekit.extension.postgresql;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What a failure means. */
final class Diagnosis {

  private static final String CREDENTIALS =
      "check the user name and the password that ledger.database.credentials of release-kit.yml"
          + " names";
  private static final String REACH =
      "check ledger.database.url of release-kit.yml, and that the server is up and can be reached"
          + " from here";
  private static final String TRUST =
      "give the server a certificate of its name, and tell this JVM who signed it:"
          + " -Djavax.net.ssl.trustStore=";
  private static final String RIGHTS =
      "let the owner of the schema release_kit run mvn release-kit:sync once, or grant what is"
          + " missing, as the page on ledgers of many repositories says";

  private final Address address;

  Diagnosis(Address address) {
    this.address = address;
  }

  /**
   * What a failure means. The driver's exception is no cause of it: it quotes the server, and the
   * server may quote what is secret.
   */
  ReleaseException of(SQLException failure) {
    return find(failure, SSLException.class)
        .map(tls -> refused("cannot be trusted: " + said(tls), TRUST))
        .or(() -> unreachable(failure))
        .orElseGet(() -> answered(failure));
  }

  private Optional<ReleaseException> unreachable(SQLException failure) {
    return find(failure, UnknownHostException.class)
        .map(unknown -> refused("cannot be reached: nobody knows its host", REACH))
        .or(
            () ->
                find(failure, ConnectException.class)
                    .map(refusal -> refused("cannot be reached: connection refused", REACH)))
        .or(() -> find(failure, SocketTimeoutException.class).map(late -> late()))
        .or(() -> find(failure, SQLTimeoutException.class).map(late -> late()));
  }

  private ReleaseException late() {
    return refused("gave no answer within " + address.timeout() + " s", REACH);
  }

  private ReleaseException answered(SQLException failure) {
    String state = Optional.ofNullable(failure.getSQLState()).orElse("");
    String reason = ": " + said(failure) + (state.isEmpty() ? "" : " (" + state + ")");
    return switch (state) {
      case "28P01", "28000" -> refused("does not take this user" + reason, CREDENTIALS);
      case "3D000" -> refused("is not there" + reason, "create the database, in UTF8; " + REACH);
      case "42501", "3F000" -> refused("does not let this user do that" + reason, RIGHTS);
      case "25006" ->
          refused("is read-only" + reason, "name the server that can be written to in its url");
      case "55P03" ->
          refused(
              "is locked by somebody else" + reason,
              "run it again when the other mvn release-kit:sync is done");
      case "53300", "57P03", "57P01" -> refused("has no time now" + reason, "run it again later");
      case "53100", "53200" -> refused("has no room" + reason, "make room on the server");
      case "42P01", "42703", "42883" ->
          refused(
              "lacks a part of its tables" + reason,
              "restore the schema release_kit, or drop it and run mvn release-kit:sync in each"
                  + " repository");
      default ->
          state.startsWith("08")
              ? unconnected(reason)
              : refused("refuses" + reason, "see the log of the server");
    };
  }

  /** The driver has no states of its own for what it misses in a server, or in what it is given. */
  private ReleaseException unconnected(String reason) {
    if (address.credentials().isEmpty()) {
      return refused("cannot be connected to" + reason, CREDENTIALS + "; " + REACH);
    }
    return refused(
        "cannot be connected to" + reason, address.isLoopback() ? REACH : REACH + "; " + TRUST);
  }

  private ReleaseException refused(String what, String remedy) {
    return new ReleaseException("the database " + address + " " + what, remedy);
  }

  /** In one line, without the password. */
  private String said(Exception failure) {
    String text = String.valueOf(failure.getMessage());
    String password = address.credentials().map(Credentials::password).orElse("");
    return PlainText.shortLine(password.isEmpty() ? text : text.replace(password, "***"));
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
