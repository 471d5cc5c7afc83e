package io.github.releasekit.extension.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.DatabaseLedgerSource;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.adapter.ledger.LedgerImport;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.Shared.class)
class LedgerImportTest {

  private static final String NAME = "acme/app";
  private static final String FIRST = "events/1.0.0/0001-prepared.json";
  private static final String SECOND = "events/1.0.0/0002-performed.json";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private static String database;

  @TempDir Path temp;
  private PostgresServer postgres;
  private Server server;
  private GitLedgerFixture git;
  private GitRepository repository;

  @BeforeAll
  static void database(PostgresServer shared) {
    database = shared.newLedgers();
  }

  @BeforeEach
  void repository(PostgresServer shared) {
    postgres = shared;
    postgres.execute(database, "truncate release_kit.repository cascade");
    server = postgres.server(database);
    git = GitLedgerFixture.init(temp.resolve("app"));
    repository = git.open();
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private int sync() {
    return sync(git.head());
  }

  private int sync(Optional<String> head) {
    return new LedgerImport(new PostgresLedgers(), server, CLOCK).run(repository, NAME, () -> head);
  }

  private List<String> documents() {
    return postgres.query(
        database, "select repository, path from release_kit.document order by repository, path");
  }

  private static byte[] event(Type type, String detail) {
    return Json.pretty(Generated.event(type, "1.0.0", "2026-11-21T10:00:00Z", detail));
  }

  @Test
  void entersWhatIsNewAndNothingTwice() {
    git.append(Map.of(FIRST, event(Type.PREPARED, "one")));

    assertThat(sync()).isEqualTo(1);
    assertThat(sync()).isZero();

    git.append(Map.of(SECOND, event(Type.PERFORMED, "two")));

    assertThat(sync()).isEqualTo(1);
    assertThat(sync()).isZero();
    assertThat(documents()).containsExactly(NAME + "|" + FIRST, NAME + "|" + SECOND);
    assertThat(
            postgres.query(
                database,
                "select name, head, imported_at at time zone 'UTC' from release_kit.repository"))
        .containsExactly(NAME + "|" + git.head().orElseThrow() + "|2026-11-21 10:00:00");
  }

  @Test
  void entersNothingOfARepositoryWithoutALedger() {
    assertThat(sync(Optional.empty())).isZero();
    assertThat(documents()).isEmpty();
  }

  @Test
  void keepsEveryByte() {
    String odd =
        new String(event(Type.NOTE, "\0 \ud800 'x' \\u0000"), StandardCharsets.UTF_8)
            .replace("\n", "\r\n\t");
    byte[] content = (odd + "  ").getBytes(StandardCharsets.UTF_8);
    git.append(Map.of("events/1.0.0/0001-note.json", content));

    sync();

    assertThat(new PostgresLedgers().read(server, LedgerQuery.ALL))
        .singleElement()
        .satisfies(document -> assertThat(document.content()).isEqualTo(content));
  }

  @Test
  void letsSqlAskWhatJsonbHasNoPlaceFor() {
    git.append(
        Map.of(
            "events/1.0.0/0001-note.json", event(Type.NOTE, "\0a\0\0 \\u0000"),
            "events/1.0.0/0002-note.json",
                new String(event(Type.NOTE, "half"), StandardCharsets.UTF_8)
                    .replace("half", "half \\ud800")
                    .getBytes(StandardCharsets.UTF_8),
            "events/1.0.0/0003-note.json", event(Type.NOTE, "plain")));

    sync();

    assertThat(
            postgres.query(
                database,
                "select path, detail from release_kit.event"
                    + " join release_kit.document using (repository, component, version, at, type)"
                    + " where document.body is not distinct from event.body order by path"))
        .containsExactly(
            "events/1.0.0/0001-note.json|\ufffda\ufffd\ufffd \\u0000",
            "events/1.0.0/0002-note.json|null",
            "events/1.0.0/0003-note.json|plain");
  }

  @Test
  void namesWhatWasRewrittenAndEntersNothing() {
    git.append(Map.of(FIRST, event(Type.PREPARED, "one"), SECOND, event(Type.PERFORMED, "two")));
    sync();
    String before = git.head().orElseThrow();
    git.rewrite(
        Map.of(
            FIRST,
            event(Type.PREPARED, "another"),
            "events/1.0.0/0003-note.json",
            event(Type.NOTE, "new")));

    assertThatThrownBy(this::sync)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll(
            "the ledger of acme/app was rewritten",
            before,
            FIRST + " is another",
            SECOND + " is missing",
            "release_kit.repository");
    assertThat(documents()).containsExactly(NAME + "|" + FIRST, NAME + "|" + SECOND);
  }

  /** Of what a clone has entered by itself; nothing that is in the database moves. */
  @Test
  void entersWhatAMergeOfTwoLedgersBringsIn() {
    Map<String, byte[]> both = Map.of(FIRST, event(Type.PREPARED, "one"));
    git.append(both);
    String there = git.append(Map.of(SECOND, event(Type.PERFORMED, "two")));
    assertThat(sync()).isEqualTo(2);
    git.rewrite(both);
    git.append(Map.of("events/1.0.0/0002-note.json", event(Type.NOTE, "alone")));

    String merged =
        new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE)
            .withLocal(there);

    assertThat(sync(Optional.of(merged))).isEqualTo(1);
    assertThat(documents())
        .containsExactly(
            NAME + "|" + FIRST, NAME + "|" + SECOND, NAME + "|events/1.0.0/0003-note.json");
  }

  @Test
  void namesAFileThatALaterCommitHasChanged() {
    git.append(Map.of(FIRST, event(Type.PREPARED, "one")));
    sync();
    git.change(
        Map.of(FIRST, event(Type.PREPARED, "other"), SECOND, event(Type.PERFORMED, "two")),
        List.of());

    assertThatThrownBy(this::sync)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll("another content of " + FIRST);
    assertThat(documents()).containsExactly(NAME + "|" + FIRST);
  }

  @Test
  void namesAFileThatALaterCommitHasRemoved() {
    git.append(Map.of(FIRST, event(Type.PREPARED, "one"), SECOND, event(Type.PERFORMED, "two")));
    sync();
    git.change(Map.of(), List.of(SECOND));

    assertThatThrownBy(this::sync)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(SECOND + " is missing");
  }

  @Test
  void refusesALedgerThatIsGone() {
    git.append(Map.of(FIRST, event(Type.PREPARED, "one")));
    sync();

    assertThatThrownBy(() -> sync(Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(FIRST + " is missing");
  }

  @Test
  void entersARepositoryAnewThatWasRemoved() {
    git.append(Map.of(FIRST, event(Type.PREPARED, "one")));
    sync();
    postgres.execute(database, "delete from release_kit.repository where name = 'acme/app'");
    assertThat(documents()).isEmpty();
    git.rewrite(Map.of(FIRST, event(Type.PREPARED, "another")));

    assertThat(sync()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatWasRemovedFromTheDatabase() {
    git.append(Map.of(FIRST, event(Type.PREPARED, "one")));
    sync();
    postgres.execute(database, "delete from release_kit.document");
    git.append(Map.of(SECOND, event(Type.PERFORMED, "two")));

    assertThat(sync()).isEqualTo(1);
    assertThat(documents()).containsExactly(NAME + "|" + SECOND);
  }

  @Test
  void letsSqlSeeReleasesDeploymentsAndIncidents() {
    git.append(
        Map.of(
            "components/api/releases/1.0.0/manifest.json",
                Json.pretty(Generated.manifest("1.0.0", "2026-11-21T09:00:00Z")),
            "components/api/events/1.0.0/0001-performed.json",
                at(Type.PERFORMED, "2026-11-21T10:00:00Z"),
            "components/api/events/1.0.0/0002-deployment.json",
                at(Type.DEPLOYMENT, "2026-11-21T11:00:00Z"),
            "components/api/events/1.0.0/0003-incident.json",
                at(Type.INCIDENT, "2026-11-21T12:00:00Z"),
            "components/api/events/1.0.0/0004-restored.json",
                at(Type.RESTORED, "2026-11-21T12:30:00Z"),
            "components/api/events/1.0.0/0005-yanked.json", at(Type.YANKED, "2026-11-21T13:00:00Z"),
            "events/1.0.0/0001-yanked.json", at(Type.YANKED, "2026-11-20T13:00:00Z")));
    sync();

    assertThat(
            postgres.query(
                database,
                "select repository, component, version, project, release_type, tag,"
                    + " performed_at at time zone 'UTC', taken_back_at at time zone 'UTC'"
                    + " from release_kit.release"))
        .containsExactly(
            "acme/app|api|1.0.0|org.acme:app|minor|v1.0.0|2026-11-21 10:00:00|2026-11-21 13:00:00");
    assertThat(
            postgres.query(
                database,
                "select component, version, environment, outcome, by from release_kit.deployment"))
        .containsExactly("api|1.0.0|production|succeeded|Ada <ada@example.org>");
    assertThat(
            postgres.query(
                database,
                "select id, environment, severity, restored_at - began_at"
                    + " from release_kit.incident"))
        .containsExactly("INC-1|production|high|00:30:00");
  }

  private static byte[] at(Type type, String time) {
    return Json.pretty(Generated.event(type, "1.0.0", time, "x"));
  }

  @Test
  void refusesWhatIsNotOfItsFormAndEntersNothing() {
    LedgerEvent good = Generated.event(Type.NOTE, "1.0.0", "2026-11-21T10:00:00Z", "good");
    byte[] utf8 = Json.pretty(good);
    byte[] broken = utf8.clone();
    broken[new String(utf8, StandardCharsets.UTF_8).indexOf("good")] = (byte) 0xff;
    String text = new String(utf8, StandardCharsets.UTF_8);
    Map<String, byte[]> bad =
        Map.of(
            "events/1.0.0/0002-note.json", broken,
            "events/1.0.0/0003-note.json", "{".getBytes(StandardCharsets.UTF_8),
            "events/1.0.0/0004-note.json",
                text.replace("2026-11-21T10", "2026-13-21T10").getBytes(StandardCharsets.UTF_8),
            "events/1.0.0/0005-note.json",
                text.replace("\"version\"", "\"other\"").getBytes(StandardCharsets.UTF_8),
            "events/1.0.0/0006-note.json", text.getBytes(StandardCharsets.UTF_16LE),
            "releases/1.0.0/manifest.json", "{}".getBytes(StandardCharsets.UTF_8));
    bad.forEach(
        (path, content) -> {
          git.rewrite(Map.of(FIRST, event(Type.PREPARED, "one"), path, content));
          assertThatThrownBy(this::sync)
              .isInstanceOf(ReleaseException.class)
              .hasMessageContaining(path);
          assertThat(documents()).isEmpty();
        });
  }

  @Test
  void refusesAPathThatNoIndexTakes() {
    String version = "1.".repeat(1200) + "0";
    git.append(Map.of("events/" + version + "/0001-note.json", event(Type.NOTE, "x")));

    assertThatThrownBy(this::sync)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is too long");
  }

  @Test
  void keepsHugeDocumentsAndOddValues() {
    String huge = "'\\\"😀".repeat(200_000);
    String longVersion = "9".repeat(900);
    String path = "events/" + longVersion + "/0001-note.json";
    git.append(
        Map.of(
            path,
            Json.pretty(Generated.event(Type.NOTE, longVersion, "2026-11-21T10:00:00Z", huge)),
            "events/1.0.0/0002-note.json",
            Json.pretty(Generated.event(Type.NOTE, "a\0b", "+999999999-12-31T23:59:59Z", "x")),
            "events/1.0.0/0003-note.json",
            Json.pretty(Generated.event(Type.NOTE, "c", "-999999999-01-01T00:00:00Z", "x"))));
    sync();

    for (LedgerQuery query :
        List.of(LedgerQuery.ALL, version(longVersion), version("a\0b"), version("9".repeat(200)))) {
      assertThat(Json.pretty(new DatabaseLedgerSource(new PostgresLedgers(), server).read(query)))
          .isEqualTo(Json.pretty(new GitLedgerSource(repository, NAME, git.head()).read(query)));
    }
    assertThat(
            new DatabaseLedgerSource(new PostgresLedgers(), server)
                .read(version(longVersion))
                .entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.event().detail()).isEqualTo(huge));
  }

  private static LedgerQuery version(String version) {
    return new LedgerQuery(
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(version));
  }
}
