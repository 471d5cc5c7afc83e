package io.github.releasekit.extension.postgresql;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A PostgreSQL on a port of the loopback interface, started for the first test that asks for it and
 * stopped after the last. It shows a certificate of {@code localhost} and {@code 127.1}, which this
 * JVM trusts.
 */
final class PostgresServer implements AutoCloseable {

  private static final String ADMIN = "admin";
  private static final String PASSWORD = "of-the-admin";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Path directory;
  private final int port;
  private final Process process;
  private final AtomicInteger databases = new AtomicInteger();
  private Optional<String> template = Optional.empty();

  /** Gives the one server to tests with a parameter of its type. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PostgresServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
          .getOrComputeIfAbsent("server", key -> start(), PostgresServer.class);
    }
  }

  private PostgresServer(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  private static PostgresServer start() {
    try {
      Path directory = Files.createTempDirectory("postgresql");
      certificate(directory);
      Files.writeString(directory.resolve("password"), PASSWORD + "\n");
      if (isRoot()) {
        Command.run(
            directory, new byte[0], List.of("chown", "-R", "postgres", directory.toString()));
      }
      String data = directory.resolve("data").toString();
      Command.run(
          directory,
          new byte[0],
          asPostgres(
              "initdb",
              "-D",
              data,
              "-U",
              ADMIN,
              "--pwfile=" + directory.resolve("password"),
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--no-sync"));
      int port = freePort();
      List<String> command = new ArrayList<>(asPostgres("postgres", "-D", data));
      List.of(
              "listen_addresses=127.0.0.1",
              "port=" + port,
              "unix_socket_directories=",
              "fsync=off",
              "synchronous_commit=off",
              "full_page_writes=off",
              "max_connections=40",
              "ssl=on",
              "ssl_cert_file=" + directory.resolve("server.crt"),
              "ssl_key_file=" + directory.resolve("server.key"))
          .forEach(setting -> command.addAll(List.of("-c", setting)));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      PostgresServer server = new PostgresServer(directory, port, process);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      server.awaitAnswer();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The server does not run as root. */
  private static List<String> asPostgres(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    command.add(programs().resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Debian keeps them beside the path, by major version. */
  private static Path programs() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void certificate(Path directory) throws Exception {
    Command.run(
        directory,
        new byte[0],
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost,DNS:127.1",
            "-keyout",
            "server.key",
            "-out",
            "server.crt"));
    Files.setPosixFilePermissions(
        directory.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(directory.resolve("server.crt"))) {
      trusted.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    SSLContext.setDefault(context);
  }

  private void awaitAnswer() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        connect("postgres").close();
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException(
              Files.readString(directory.resolve("log")) + e.getMessage(), e);
        }
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    }
  }

  int port() {
    return port;
  }

  /** The name of a new database without tables. */
  String newDatabase(String... options) {
    String name = "ledgers" + databases.incrementAndGet();
    execute("postgres", "create database " + name + " " + String.join(" ", options));
    return name;
  }

  /** The name of a new database with the tables. */
  synchronized String newLedgers() {
    if (template.isEmpty()) {
      String prepared = newDatabase();
      new PostgresLedgers().prepare(server(prepared));
      template = Optional.of(prepared);
    }
    return newDatabase("template " + template.get());
  }

  /** A database, for its owner. */
  Server server(String database) {
    return server(database, ADMIN, PASSWORD);
  }

  Server server(String database, String user, String password) {
    return server("localhost", database, user, password);
  }

  Server server(String host, String database, String user, String password) {
    return new Server(
        "jdbc:postgresql://" + host + ":" + port + "/" + database,
        Optional.of(new Credentials(user, password)),
        TIMEOUT);
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, ADMIN, PASSWORD);
  }

  void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows of a query, their columns with {@code |} between them. */
  List<String> query(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Ends it at once, and leaves nothing. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
