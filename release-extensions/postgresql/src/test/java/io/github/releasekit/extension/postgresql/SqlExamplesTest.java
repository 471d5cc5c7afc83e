package io.github.releasekit.extension.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.LedgerDocuments;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.extension.LedgerDatabase.Addition;
import io.github.releasekit.extension.LedgerDatabase.Entry;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of the page database.md, in their order. */
@ExtendWith(PostgresServer.Shared.class)
class SqlExamplesTest {

  private static final Path PAGE = Path.of("../../src/site/markdown/database.md");
  private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final String APP = "acme/app";

  private final PostgresLedgers ledgers = new PostgresLedgers();
  private PostgresServer postgres;

  private static List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map(match -> match.group(1).strip())
        .toList();
  }

  private Server as(String user) {
    return postgres.server("releases", user, "of-" + user);
  }

  @Test
  void doWhatThePageSays(PostgresServer shared) throws Exception {
    postgres = shared;
    List<String> blocks = blocks();
    List<String> queries = blocks.stream().filter(block -> block.startsWith("select")).toList();
    List<String> deletions = blocks.stream().filter(block -> block.startsWith("delete")).toList();
    assertThat(blocks).hasSize(2 + queries.size() + deletions.size());
    assertThat(queries).hasSizeGreaterThan(3);
    assertThat(deletions).hasSize(2);

    for (String statement : blocks.get(0).split(";")) {
      postgres.execute("postgres", statement);
    }
    for (String user : List.of("release_kit", "release_kit_ci", "release_kit_reader")) {
      postgres.execute("postgres", "alter role " + user + " password 'of-" + user + "'");
    }
    ledgers.prepare(as("release_kit"));
    execute("release_kit", blocks.get(1));

    ledgers.prepare(as("release_kit_ci"));
    assertThat(add(as("release_kit_ci"), APP)).isEqualTo(files().size());
    assertThat(ledgers.read(as("release_kit_reader"), LedgerQuery.ALL)).hasSize(files().size());
    for (String query : queries) {
      assertThat(rows(query)).as(query).isNotEmpty();
    }
    assertThatThrownBy(() -> add(as("release_kit_reader"), "acme/other"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("does not let this user do that");
    for (String statement :
        List.of(
            "delete from release_kit.document",
            "delete from release_kit.repository",
            "update release_kit.document set at = now()")) {
      assertThatThrownBy(() -> execute("release_kit_ci", statement))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }

    add(as("release_kit_ci"), "acme/retired");
    int count = files().size();
    deletions.forEach(statement -> postgres.execute("releases", statement));
    assertThat(ledgers.head(as("release_kit"), "acme/retired")).isEmpty();
    assertThat(postgres.query("releases", "select count(*) from release_kit.document"))
        .containsExactly(String.valueOf(count - 1));
  }

  private int add(Server server, String repository) {
    List<Entry> entries = new ArrayList<>();
    files()
        .forEach(
            (path, content) ->
                LedgerDocuments.entry(new LedgerDocument(repository, path, content))
                    .ifPresent(entries::add));
    return ledgers
        .add(
            server,
            new Addition(repository, Optional.empty(), "a".repeat(40), Instant.EPOCH, entries))
        .orElseThrow();
  }

  private static Map<String, byte[]> files() {
    String now = Instant.now().toString();
    Map<String, byte[]> files = new LinkedHashMap<>();
    String manifest =
        new String(Json.pretty(Generated.manifest("1.0.0", now)), StandardCharsets.UTF_8);
    files.put(
        "releases/1.0.0/manifest.json",
        manifest
            .replace(
                "\"resolved\" : [ ]",
                "\"resolved\" : [ { \"purl\" :"
                    + " \"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1\", \"sha256\" :"
                    + " \"\", \"licenses\" : [ ] } ]")
            .getBytes(StandardCharsets.UTF_8));
    List<LedgerEvent> events =
        List.of(
            LedgerEvent.of(
                new Approval(
                    "org.acme:app",
                    "1.0.0",
                    "a".repeat(40),
                    "",
                    "qa",
                    "",
                    "",
                    "",
                    "Ada <ada@acme.org>",
                    now,
                    "-"),
                "v1.0.0"),
            Generated.event(Type.PERFORMED, "1.0.0", now, "performed"),
            Generated.event(Type.DEPLOYMENT, "1.0.0", now, "deployed"),
            Generated.event(Type.INCIDENT, "1.0.0", now, "broken"),
            Generated.event(Type.RESTORED, "1.0.0", now, "mended"),
            Generated.event(Type.NOTE, "1.0.0", "2006-01-01T00:00:00Z", "long ago"));
    for (int i = 0; i < events.size(); i++) {
      files.put(
          "events/1.0.0/" + Generated.number(i + 1) + "-" + events.get(i).type() + ".json",
          Json.pretty(events.get(i)));
    }
    return files;
  }

  private void execute(String user, String sql) throws SQLException {
    try (Connection connection = connect(user);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    try (Connection connection = connect("release_kit_reader");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          assertThat(row.getString(i)).as(sql).isNotNull();
        }
        rows.add(row.getString(1));
      }
      return rows;
    }
  }

  private Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(as(user).url(), user, "of-" + user);
  }
}
