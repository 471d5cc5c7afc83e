package io.github.releasekit.adapter.ledger;

import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerSource;
import io.github.releasekit.extension.LedgerDatabase;
import io.github.releasekit.extension.LedgerDatabase.Server;

/** The ledgers of many repositories, as an organisation's database has them (T2). */
public final class DatabaseLedgerSource implements LedgerSource {

  private final LedgerDatabase database;
  private final Server server;

  public DatabaseLedgerSource(LedgerDatabase database, Server server) {
    this.database = database;
    this.server = server;
  }

  @Override
  public LedgerContents read(LedgerQuery query) {
    return LedgerDocuments.contents(
            database.read(server, query).stream()
                .filter(
                    document ->
                        document
                            .place()
                            .filter(place -> query.mayMatch(document.repository(), place))
                            .isPresent())
                .toList())
        .matching(query);
  }
}
