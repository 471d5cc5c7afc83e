package io.github.releasekit.extension.postgresql;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.LedgerDatabase.Addition;
import io.github.releasekit.extension.LedgerDatabase.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Enters documents, in the transaction of a connection. */
final class Import {

  /** Of a key of an index, with room for what else stands there. */
  private static final int LONGEST_KEY = 2000;

  private static final int LONGEST_CONTENT = 50_000_000;
  private static final int BATCH_DOCUMENTS = 1000;
  private static final int BATCH_BYTES = 4_000_000;
  private static final int NAMED = 5;

  /** Its row is locked until the transaction ends: others wait who enter the same repository. */
  private static final String LOCK =
      "insert into release_kit.repository (name) values (?)"
          + " on conflict (name) do update set name = excluded.name returning head";

  private static final String DIFFERENT =
      "select there.path from release_kit.document as there"
          + " join unnest(?::text[], ?::text[]) as here (path, sha256) on here.path = there.path"
          + " where there.repository = ? and there.sha256 <> here.sha256 order by there.path";

  private static final String INSERT =
      "insert into release_kit.document"
          + " (repository, path, kind, component, version, type, at, sha256, content)"
          + " select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
          + " ?::timestamptz[], ?::text[], ?::text[])"
          + " on conflict (repository, path) do nothing";

  private static final String HEAD =
      "update release_kit.repository set head = ?, imported_at = ?::timestamptz where name = ?";

  private final Connection connection;
  private final Addition addition;

  Import(Connection connection, Addition addition) {
    this.connection = connection;
    this.addition = addition;
  }

  /** As {@link io.github.releasekit.extension.LedgerDatabase#add}; commits nothing. */
  OptionalInt run() throws SQLException {
    if (!lockedHead().equals(addition.before())) {
      return OptionalInt.empty();
    }
    List<List<Row>> batches = batches();
    requireSame(batches);
    int added = 0;
    for (List<Row> batch : batches) {
      added += insert(batch);
    }
    try (PreparedStatement statement = connection.prepareStatement(HEAD)) {
      statement.setString(1, addition.head());
      statement.setString(2, Columns.time(addition.at()));
      statement.setString(3, addition.repository());
      statement.executeUpdate();
    }
    return OptionalInt.of(added);
  }

  private Optional<String> lockedHead() throws SQLException {
    requireKey("the name of the repository " + addition.repository(), addition.repository());
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, addition.repository());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getString(1));
      }
    }
  }

  private void requireSame(List<List<Row>> batches) throws SQLException {
    List<String> different = new ArrayList<>();
    for (List<Row> batch : batches) {
      try (PreparedStatement statement = connection.prepareStatement(DIFFERENT)) {
        statement.setArray(1, array(batch, Row::path));
        statement.setArray(2, array(batch, Row::sha256));
        statement.setString(3, addition.repository());
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            different.add(PlainText.shortLine(row.getString(1)));
          }
        }
      }
    }
    if (!different.isEmpty()) {
      throw new ReleaseException(
          "the ledger of "
              + addition.repository()
              + " was rewritten: the database has another content of "
              + PlainText.listed(different, NAMED),
          "restore the ledger on the remote; where the rewriting was meant, remove the repository"
              + " from release_kit.repository, and run mvn release-kit:sync again");
    }
  }

  private int insert(List<Row> batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, addition.repository());
      statement.setArray(2, array(batch, Row::path));
      statement.setArray(
          3, array(batch, row -> row.entry().kind().name().toLowerCase(Locale.ROOT)));
      statement.setArray(4, array(batch, row -> Columns.text(row.entry().component())));
      statement.setArray(5, array(batch, row -> Columns.text(row.entry().version())));
      statement.setArray(6, array(batch, row -> Columns.text(row.entry().type())));
      statement.setArray(7, array(batch, row -> Columns.time(row.entry().at())));
      statement.setArray(8, array(batch, Row::sha256));
      statement.setArray(9, array(batch, Row::content));
      return statement.executeUpdate();
    }
  }

  private java.sql.Array array(List<Row> batch, Function<Row, String> column) throws SQLException {
    return connection.createArrayOf("text", batch.stream().map(column).toArray(String[]::new));
  }

  private List<List<Row>> batches() {
    List<List<Row>> batches = new ArrayList<>();
    List<Row> batch = new ArrayList<>();
    int bytes = 0;
    for (Entry entry : addition.entries()) {
      int length = entry.document().content().length;
      if (!batch.isEmpty() && (batch.size() == BATCH_DOCUMENTS || bytes + length > BATCH_BYTES)) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(row(entry));
      bytes += length;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private Row row(Entry entry) {
    String path = entry.document().path();
    byte[] content = entry.document().content();
    requireKey("the path " + path, addition.repository() + path);
    if (content.length > LONGEST_CONTENT) {
      throw refused(path, "is too large, " + content.length + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      if (text.indexOf('\0') >= 0) {
        throw refused(path, "contains NUL");
      }
      return new Row(entry, path, Digests.sha256(content), text);
    } catch (CharacterCodingException e) {
      throw refused(path, "is not in UTF-8");
    }
  }

  private void requireKey(String what, String key) {
    if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY || key.indexOf('\0') >= 0) {
      throw new ReleaseException(
          PlainText.shortLine(what) + " is too long, or contains NUL",
          "give what it is of a shorter name");
    }
  }

  private ReleaseException refused(String path, String what) {
    return new ReleaseException(
        "ledger " + PlainText.shortLine(path) + " of " + addition.repository() + " " + what,
        "restore it, or remove it");
  }

  /**
   * A document as it is kept.
   *
   * @param sha256 of its content
   */
  private record Row(Entry entry, String path, String sha256, String content) {}
}
