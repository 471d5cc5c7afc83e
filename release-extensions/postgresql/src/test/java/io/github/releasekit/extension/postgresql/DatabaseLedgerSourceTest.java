package io.github.releasekit.extension.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.DatabaseLedgerSource;
import io.github.releasekit.adapter.ledger.LedgerImport;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.Shared.class)
class DatabaseLedgerSourceTest extends LedgerSourceContract {

  private static final Map<LedgerQuery, LedgerContents> ANSWERS = new LinkedHashMap<>();

  private static GitSources sources;
  private static Server server;

  @BeforeAll
  static void database(PostgresServer postgres, @TempDir Path temp) {
    server = postgres.server(postgres.newLedgers());
    sources = new GitSources(temp, LEDGERS);
    sources
        .repositories()
        .forEach(
            (name, repository) ->
                new LedgerImport(new PostgresLedgers(), server, Clock.systemUTC())
                    .run(repository, name, () -> Optional.of(sources.head(name))));
  }

  @AfterAll
  static void close() {
    sources.close();
  }

  @Override
  LedgerContents read(LedgerQuery query) {
    return ANSWERS.computeIfAbsent(
        query, asked -> new DatabaseLedgerSource(new PostgresLedgers(), server).read(asked));
  }

  @Test
  void answersByteForByteAsTheLedgersInGit() {
    for (LedgerQuery query : queries()) {
      assertThat(Json.pretty(read(query)))
          .as("%s of seed %s", query, SEED)
          .isEqualTo(Json.pretty(sources.read(query)));
    }
  }
}
