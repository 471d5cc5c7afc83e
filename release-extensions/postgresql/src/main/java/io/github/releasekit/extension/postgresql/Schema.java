package io.github.releasekit.extension.postgresql;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables, and the version of their form. */
final class Schema {

  static final String NAME = "release_kit";

  /** Of the last migration. */
  static final int VERSION = 1;

  private static final String HISTORY = "schema_history";
  private static final String HAS_HISTORY =
      "select 1 from pg_catalog.pg_class c"
          + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
          + " where n.nspname = ? and c.relname = ?";
  private static final String MIGRATIONS =
      "classpath:io/github/releasekit/extension/postgresql/db/migration";

  /** Of those who make the tables, one after another. */
  private static final long LOCK = 0x72656c656b6974L;

  private final Address address;

  Schema(Address address) {
    this.address = address;
  }

  /**
   * Makes sure that the tables are of this version.
   *
   * @throws ReleaseException when they are not
   */
  void require(Connection connection) throws SQLException {
    int found = version(connection);
    requireNotNewer(found);
    if (found < VERSION) {
      throw new ReleaseException(
          "the database "
              + address
              + (found == 0
                  ? " holds no ledger yet"
                  : " has the tables of an older release-kit, version " + found),
          "mvn release-kit:sync in a repository whose ledger it is to hold");
    }
  }

  /**
   * Makes the tables, or brings them to this version, unless they are of it.
   *
   * @param source of other connections to the same database
   * @throws ReleaseException when they are of a newer version, or the database is not in UTF8
   */
  void migrate(Connection connection, DataSource source) throws SQLException {
    if (isCurrent(connection)) {
      return;
    }
    requireUnicode(connection);
    create(connection);
    lock(connection);
    if (!isCurrent(connection)) {
      migrate(source);
    }
    connection.commit();
  }

  private boolean isCurrent(Connection connection) throws SQLException {
    int found = version(connection);
    requireNotNewer(found);
    return found == VERSION;
  }

  /** Flyway would try it again and again where the user may not. */
  private static void create(Connection connection) throws SQLException {
    lock(connection);
    if (!exists(connection, "select 1 from pg_catalog.pg_namespace where nspname = ?", NAME)) {
      try (PreparedStatement statement = connection.prepareStatement("create schema release_kit")) {
        statement.execute();
      }
    }
    connection.commit();
  }

  /** Until the transaction ends. */
  private static void lock(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      lock.execute();
    }
  }

  private static void migrate(DataSource source) throws SQLException {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .loggers(Silence.class.getName())
          .dataSource(source)
          .schemas(NAME)
          .createSchemas(false)
          .table(HISTORY)
          .locations(MIGRATIONS)
          .failOnMissingLocations(true)
          .placeholderReplacement(false)
          .load()
          .migrate();
    } catch (FlywayException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql) {
          throw sql;
        }
      }
      throw new ReleaseException(
          "the tables cannot be made: " + PlainText.shortLine(String.valueOf(e.getMessage())),
          "restore what was changed in the schema " + NAME + " by hand, or drop it");
    }
  }

  private void requireNotNewer(int found) {
    if (found > VERSION) {
      throw new ReleaseException(
          "the database "
              + address
              + " has the tables of a newer release-kit, version "
              + found
              + " where this one knows "
              + VERSION,
          "use the release-kit that others use with it, or a newer one");
    }
  }

  private void requireUnicode(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("show server_encoding");
        ResultSet row = statement.executeQuery()) {
      row.next();
      if (!row.getString(1).equals("UTF8")) {
        throw new ReleaseException(
            "the database " + address + " is in " + PlainText.shortLine(row.getString(1)),
            "create one for ledgers with: create database … encoding 'UTF8' template template0");
      }
    }
  }

  /** Of the tables; 0 where there are none. */
  private static int version(Connection connection) throws SQLException {
    if (!exists(connection, HAS_HISTORY, NAME, HISTORY)) {
      return 0;
    }
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select max(cast(version as integer)) from release_kit.schema_history"
                    + " where success and version ~ '^[0-9]{1,6}$'");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static boolean exists(Connection connection, String query, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
