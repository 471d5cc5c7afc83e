package io.github.releasekit.goal;

import io.github.releasekit.adapter.ledger.DatabaseLedgerSource;
import io.github.releasekit.adapter.ledger.LedgerImport;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Tracking;
import io.github.releasekit.domain.ledger.LedgerSource;
import io.github.releasekit.extension.Extension;
import io.github.releasekit.extension.LedgerDatabase;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.time.Duration;

/** The database that the policy names. */
final class Databases {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final String USE = "ledger.database";

  private Databases() {}

  /**
   * What is in it.
   *
   * @throws ReleaseException when the policy names none, or the extension or its credentials are
   *     missing
   */
  static LedgerSource source(Invocation invocation, Policy policy) {
    Server server = server(invocation, policy);
    return new DatabaseLedgerSource(extension(invocation), server);
  }

  /** As {@link #source}, to enter a ledger into it. */
  static LedgerImport intake(Invocation invocation, Policy policy) {
    Server server = server(invocation, policy);
    return new LedgerImport(extension(invocation), server, invocation.clock());
  }

  private static LedgerDatabase extension(Invocation invocation) {
    return Extension.DATABASE.require(USE, invocation.caller().pluginCoordinates());
  }

  private static Server server(Invocation invocation, Policy policy) {
    Tracking.Database database =
        policy
            .tracking()
            .database()
            .orElseThrow(
                () -> new ReleaseException("release-kit.yml names no database", "add" + lines()));
    return new Server(
        database.url(),
        database
            .credentials()
            .map(name -> invocation.caller().namedCredentials().require(name, USE)),
        TIMEOUT);
  }

  /** What names a database in {@code release-kit.yml}. */
  static String lines() {
    return String.join(
        System.lineSeparator(),
        "",
        "ledger:",
        "  database:",
        "    url: jdbc:postgresql://db.example.com/releases",
        "    credentials: releases");
  }
}
