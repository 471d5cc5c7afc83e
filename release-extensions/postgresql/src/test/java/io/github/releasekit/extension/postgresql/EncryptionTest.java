package io.github.releasekit.extension.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code 127.1} and {@code 127.0.1} are the loopback interface, and not written as it is. */
@ExtendWith(PostgresServer.Shared.class)
class EncryptionTest {

  private PostgresServer postgres;

  @BeforeEach
  void server(PostgresServer shared) {
    postgres = shared;
  }

  private Server at(String host, String database) {
    Credentials admin = postgres.server(database).credentials().orElseThrow();
    return postgres.server(host, database, admin.username(), admin.password());
  }

  @Test
  void isToAServerThatIsTrustedByItsName() {
    String database = postgres.newLedgers();

    assertThatCode(() -> new PostgresLedgers().read(at("127.1", database), LedgerQuery.ALL))
        .doesNotThrowAnyException();
  }

  @Test
  void isRefusedToAServerOfAnotherName() {
    assertThatThrownBy(() -> new PostgresLedgers().read(at("127.0.1", "postgres"), LedgerQuery.ALL))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll("127.0.1:", "could not be verified", "trustStore");
  }

  @Test
  void isNotGivenUpForAServerWithoutIt() {
    AtomicReference<String> sent = new AtomicReference<>("");
    try (ScriptedServer plain =
        new ScriptedServer((in, out) -> sent.set(ScriptedServer.startup(in, out)))) {
      Server server =
          new Server(
              "jdbc:postgresql://127.1:" + plain.port() + "/releases",
              Optional.of(new Credentials("ada", "s3cr3t")),
              Duration.ofSeconds(5));

      assertThatThrownBy(() -> new PostgresLedgers().read(server, LedgerQuery.ALL))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContainingAll("SSL", "trustStore");
      assertThat(sent.get()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"})
  void isNotNeededWhereNobodyElseListens(String host) {
    assertThat(Address.of(at(host, "releases")).isLoopback()).isTrue();
    assertThat(Address.of(at(host, "releases")).dataSource().getSslMode()).isEqualTo("prefer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost.example.com", "127.0.0.1.example.com", "127.1", "10.0.0.1", "[::2]"})
  void isNeededElsewhere(String host) {
    assertThat(Address.of(at(host, "releases")).dataSource().getSslMode()).isEqualTo("verify-full");
  }
}
