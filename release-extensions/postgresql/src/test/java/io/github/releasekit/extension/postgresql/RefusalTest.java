package io.github.releasekit.extension.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresServer.Shared.class)
class RefusalTest {

  private static final String SECRET = "s3cr3t-of-mine";

  private PostgresServer postgres;

  @BeforeEach
  void server(PostgresServer shared) {
    postgres = shared;
  }

  private static ReleaseException refusal(Server server) {
    ReleaseException refusal =
        catchThrowableOfType(
            ReleaseException.class, () -> new PostgresLedgers().read(server, LedgerQuery.ALL));
    StringWriter trace = new StringWriter();
    refusal.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain(SECRET);
    return refusal;
  }

  private static Server at(int port, int seconds) {
    return new Server(
        "jdbc:postgresql://127.0.0.1:" + port + "/releases",
        Optional.of(new Credentials("ada", SECRET)),
        Duration.ofSeconds(seconds));
  }

  @Test
  void namesTheCredentialsOfAWrongPassword() {
    assertThat(refusal(postgres.server("postgres", "admin", SECRET)))
        .hasMessageContainingAll(
            "does not take this user", "password authentication failed", "28P01", "credentials");
  }

  @Test
  void namesTheCredentialsOfAnUnknownUser() {
    assertThat(refusal(postgres.server("postgres", "unknown", SECRET)))
        .hasMessageContainingAll("does not take this user", "credentials");
  }

  @Test
  void namesADatabaseThatIsNotThere() {
    assertThat(refusal(postgres.server("elsewhere")))
        .hasMessageContainingAll("/elsewhere is not there", "create the database");
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    assertThat(refusal(at(closed, 5)))
        .hasMessageContainingAll("127.0.0.1:" + closed, "cannot be reached", "ledger.database.url");
  }

  @Test
  void waitsNoLongerThanItWasToldForASession() {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedServer silent = new ScriptedServer((in, out) -> await(over))) {
      assertThat(refusal(at(silent.port(), 1)))
          .hasMessageContainingAll("127.0.0.1:" + silent.port(), "cannot be connected to");
    } finally {
      over.countDown();
    }
  }

  @Test
  void waitsNoLongerThanItWasToldForAnAnswer() {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedServer silent =
        new ScriptedServer(
            (in, out) -> {
              ScriptedServer.startup(in, out);
              ScriptedServer.welcome(out);
              await(over);
            })) {
      assertThat(refusal(at(silent.port(), 1))).hasMessageContaining("gave no answer within 1 s");
    } finally {
      over.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void doesNotRepeatAPasswordThatTheServerQuotes() {
    try (ScriptedServer telltale =
        new ScriptedServer(
            (in, out) -> {
              ScriptedServer.startup(in, out);
              out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
              out.flush();
              String password = ScriptedServer.password(in);
              ScriptedServer.error(out, "28P01", "\u001b[31m" + password + " is wrong");
            })) {
      assertThat(refusal(at(telltale.port(), 5)))
          .hasMessageContaining("*** is wrong")
          .hasMessageNotContaining("\u001b");
    }
  }

  @Test
  void saysThatTheServerSpeaksNoPostgres() {
    try (ScriptedServer web =
        new ScriptedServer(
            (in, out) -> {
              out.writeBytes("HTTP/1.1 400 Bad Request\r\n\r\n");
              out.flush();
            })) {
      assertThat(refusal(at(web.port(), 5)))
          .hasMessageContainingAll("cannot be connected to", "ledger.database.url");
    }
  }

  @Test
  void saysThatSomebodyElseHoldsTheLock() throws Exception {
    String database = postgres.newLedgers();
    Server owner = postgres.server(database);
    Server hasty = new Server(owner.url(), owner.credentials(), Duration.ofSeconds(2));
    try (Connection other = postgres.connect(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("insert into release_kit.repository (name) values ('acme/app')");

      ReleaseException refusal =
          catchThrowableOfType(
              ReleaseException.class,
              () ->
                  new PostgresLedgers()
                      .add(
                          hasty,
                          new PostgresLedgers.Addition(
                              "acme/app",
                              Optional.empty(),
                              "a".repeat(40),
                              Clock.systemUTC().instant(),
                              List.of())));

      assertThat(refusal).hasMessageContainingAll("is locked by somebody else", "run it again");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://ada:s3cr3t-of-mine@localhost/releases",
        "jdbc:postgresql://localhost/releases?password=s3cr3t-of-mine",
        "jdbc:postgresql://localhost/releases?socketFactory=evil.Factory",
        "jdbc:postgresql://a,b/releases",
        "jdbc:postgresql:releases",
        "jdbc:h2:mem:releases"
      })
  void takesNoUrlWithUserOrOptions(String url) {
    assertThat(refusal(new Server(url, Optional.empty(), Duration.ofSeconds(1))))
        .hasMessageContaining("is no URL of a database in PostgreSQL");
  }
}
