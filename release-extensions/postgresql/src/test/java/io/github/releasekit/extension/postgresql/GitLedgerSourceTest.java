package io.github.releasekit.extension.postgresql;

import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class GitLedgerSourceTest extends LedgerSourceContract {

  private static GitSources sources;

  @BeforeAll
  static void repositories(@TempDir Path temp) {
    sources = new GitSources(temp, LEDGERS);
  }

  @AfterAll
  static void close() {
    sources.close();
  }

  @Override
  LedgerContents read(LedgerQuery query) {
    return sources.read(query);
  }
}
