package io.github.releasekit.extension.postgresql;

import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.extension.LedgerDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.ds.PGSimpleDataSource;

/** Ledgers in PostgreSQL, in the schema {@code release_kit}; each call has its own connection. */
public final class PostgresLedgers implements LedgerDatabase {

  private static final String HEAD = "select head from release_kit.repository where name = ?";

  private static final String DIGESTS =
      "select path, sha256 from release_kit.document where repository = ? order by path";

  @Override
  public void prepare(Server server) {
    Address address = Address.of(server);
    PGSimpleDataSource source = address.dataSource();
    within(
        address,
        connection -> {
          new Schema(address).migrate(connection, source);
          return true;
        });
  }

  @Override
  public Optional<String> head(Server server, String repository) {
    return inTables(
        server,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(HEAD)) {
            statement.setString(1, repository);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public OptionalInt add(Server server, Addition addition) {
    return inTables(
        server,
        connection -> {
          OptionalInt added = new Import(connection, addition).run();
          if (added.isPresent()) {
            connection.commit();
          }
          return added;
        });
  }

  @Override
  public Map<String, String> digests(Server server, String repository) {
    return inTables(
        server,
        connection -> {
          Map<String, String> digests = new LinkedHashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(DIGESTS)) {
            statement.setString(1, repository);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                digests.put(row.getString(1), row.getString(2));
              }
            }
          }
          return digests;
        });
  }

  @Override
  public List<LedgerDocument> read(Server server, LedgerQuery query) {
    return inTables(server, new Selection(query)::read);
  }

  private static <T> T inTables(Server server, Work<T> work) {
    Address address = Address.of(server);
    return within(
        address,
        connection -> {
          new Schema(address).require(connection);
          return work.run(connection);
        });
  }

  /** In a transaction, of which nothing stays that is not committed in it. */
  private static <T> T within(Address address, Work<T> work) {
    try (Connection connection = address.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      return work.run(connection);
    } catch (SQLException e) {
      throw new Diagnosis(address).of(e);
    }
  }

  private interface Work<T> {
    T run(Connection connection) throws SQLException;
  }
}
