package io.github.releasekit.extension.postgresql;

import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerQuery;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statement of a query. */
final class Selection {

  private static final int ROWS_AT_ONCE = 1000;

  private final StringBuilder text =
      new StringBuilder(
          "select repository, path, content from release_kit.document"
              + " where kind in ('manifest', 'event')");
  private final List<String> values = new ArrayList<>();
  private final String[] types;

  Selection(LedgerQuery query) {
    query.since().ifPresent(since -> where("at >= ?::timestamptz", Columns.time(since)));
    // The last microsecond too: the times of documents may be more exact than those of columns.
    query.until().ifPresent(until -> where("at <= ?::timestamptz", Columns.time(until)));
    query.component().ifPresent(name -> where("component = ?", Columns.text(name)));
    query.version().ifPresent(version -> where("version = ?", Columns.text(version)));
    query.repository().ifPresent(name -> where("repository = ?", name.replace('\0', '\ufffd')));
    types = query.types().stream().map(Object::toString).sorted().toArray(String[]::new);
    if (types.length > 0) {
      text.append(" and (kind = 'manifest' or type = any(?))");
    }
    text.append(" order by repository, path");
  }

  private void where(String condition, String value) {
    text.append(" and ").append(condition);
    values.add(value);
  }

  List<LedgerDocument> read(Connection connection) throws SQLException {
    List<LedgerDocument> documents = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
      statement.setFetchSize(ROWS_AT_ONCE);
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
      if (types.length > 0) {
        statement.setArray(values.size() + 1, connection.createArrayOf("text", types));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          documents.add(
              new LedgerDocument(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3).getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    return documents;
  }
}
