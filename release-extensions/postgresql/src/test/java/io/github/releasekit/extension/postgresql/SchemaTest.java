package io.github.releasekit.extension.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.Shared.class)
class SchemaTest {

  private final PostgresLedgers ledgers = new PostgresLedgers();
  private PostgresServer postgres;

  @BeforeEach
  void server(PostgresServer shared) {
    postgres = shared;
  }

  @Test
  void isMadeOnceByManyAtTheSameTime() throws Exception {
    String database = postgres.newDatabase();
    Server server = postgres.server(database);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> prepared = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        prepared.add(threads.submit(() -> ledgers.prepare(server)));
      }
      for (Future<?> one : prepared) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(
            postgres.query(
                database,
                "select version, success from release_kit.schema_history where version is not null"))
        .containsExactly(Schema.VERSION + "|t");
    assertThat(ledgers.head(server, "acme/app")).isEmpty();
    assertThat(ledgers.read(server, LedgerQuery.ALL)).isEmpty();
  }

  @Test
  void isMadeWhateverClassesTheThreadSees() {
    Server server = postgres.server(postgres.newDatabase());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      ledgers.prepare(server);
    } finally {
      thread.setContextClassLoader(before);
    }

    assertThat(ledgers.read(server, LedgerQuery.ALL)).isEmpty();
  }

  @Test
  void isNotMadeByReading() {
    String database = postgres.newDatabase();

    assertThatThrownBy(() -> ledgers.read(postgres.server(database), LedgerQuery.ALL))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll("holds no ledger yet", "mvn release-kit:sync");
    assertThat(postgres.query(database, "select 1 from pg_namespace where nspname = 'release_kit'"))
        .isEmpty();
  }

  @Test
  void ofANewerVersionIsLeftAlone() {
    String database = postgres.newLedgers();
    postgres.execute(
        database,
        "insert into release_kit.schema_history select 7, '7', description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success"
            + " from release_kit.schema_history where version = '1'");

    assertThatThrownBy(() -> ledgers.prepare(postgres.server(database)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("tables of a newer release-kit, version 7 where this one knows 1");
    assertThatThrownBy(() -> ledgers.read(postgres.server(database), LedgerQuery.ALL))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("tables of a newer release-kit");
  }

  @Test
  void isRefusedInADatabaseOfAnotherEncoding() {
    String database = postgres.newDatabase("encoding 'LATIN1'", "locale 'C'", "template template0");

    assertThatThrownBy(() -> ledgers.prepare(postgres.server(database)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll("is in LATIN1", "encoding 'UTF8'");
  }

  @Test
  void isRefusedToAUserWithoutTheRightToMakeIt() {
    String database = postgres.newDatabase();
    postgres.execute(database, "create role nobody_special login password 'of-nobody'");
    Server server = postgres.server(database, "nobody_special", "of-nobody");

    assertThatThrownBy(() -> ledgers.prepare(server))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll(
            "does not let this user do that", "permission denied", "run mvn release-kit:sync once")
        .hasMessageNotContaining("of-nobody");
  }

  @Test
  void thatWasDamagedIsNotTakenForOne() {
    String database = postgres.newLedgers();
    postgres.execute(database, "drop table release_kit.document cascade");

    assertThatThrownBy(() -> ledgers.read(postgres.server(database), LedgerQuery.ALL))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll("lacks a part of its tables", "document");
  }

  @Test
  void isMadeInASchemaThatIsThereAlready() {
    String database = postgres.newDatabase();
    postgres.execute(
        database,
        "create role only_schema login password 'p'; create schema release_kit authorization"
            + " only_schema");
    Server server = postgres.server(database, "only_schema", "p");

    assertThatCode(() -> ledgers.prepare(server)).doesNotThrowAnyException();
    assertThat(ledgers.read(server, LedgerQuery.ALL)).isEmpty();
  }
}
