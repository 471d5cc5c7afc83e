package io.github.releasekit.extension.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.LedgerImport;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.Shared.class)
class ConcurrentImportTest {

  private static final int COMMITS = 10;
  private static final int THREADS = 4;
  private static final int PROCESSES = 2;
  private static final List<String> NAMES = List.of("acme/app", "acme/lib");

  @TempDir Path temp;

  @Test
  void losesNothingWhileLedgersGrow(PostgresServer postgres) throws Exception {
    String database = postgres.newDatabase();
    Server server = postgres.server(database);
    for (String name : NAMES) {
      GitLedgerFixture.init(directory(temp, name));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS + NAMES.size());
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(start(server));
      }
      List<Future<Integer>> added = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        added.add(threads.submit(() -> syncUntilDone(temp, server)));
      }
      List<Future<?>> growing = new ArrayList<>();
      for (String name : NAMES) {
        growing.add(threads.submit(() -> grow(name)));
      }
      for (Future<?> one : growing) {
        one.get();
      }
      Files.createFile(temp.resolve("done"));
      int sum = 0;
      for (Future<Integer> one : added) {
        sum += one.get();
      }
      for (Process process : processes) {
        String said =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        sum += Integer.parseInt(said);
      }

      assertThat(sum).isEqualTo(COMMITS * NAMES.size());
    } finally {
      threads.shutdownNow();
      processes.forEach(Process::destroyForcibly);
    }
    TreeSet<String> expected = new TreeSet<>();
    for (String name : NAMES) {
      for (int i = 1; i <= COMMITS; i++) {
        expected.add(name + "|" + path(i));
      }
    }
    assertThat(postgres.query(database, "select repository, path from release_kit.document"))
        .containsExactlyInAnyOrderElementsOf(expected);
    for (String name : NAMES) {
      try (GitRepository repository = GitRepository.open(directory(temp, name))) {
        assertThat(new PostgresLedgers().head(server, name))
            .isEqualTo(repository.resolve("refs/release-kit/ledger"));
      }
    }
  }

  private static Path directory(Path temp, String name) {
    return temp.resolve(name.replace('/', '-'));
  }

  private static String path(int number) {
    return "events/1.0.0/" + Generated.number(number) + "-note.json";
  }

  private void grow(String name) {
    GitLedgerFixture git = GitLedgerFixture.at(directory(temp, name));
    for (int i = 1; i <= COMMITS; i++) {
      git.append(
          Map.of(
              path(i),
              Json.pretty(Generated.event(Type.NOTE, "1.0.0", "2026-11-21T10:00:00Z", name + i))));
    }
  }

  /** How many documents were new. */
  private static int syncUntilDone(Path temp, Server server) {
    int added = 0;
    boolean last;
    do {
      last = Files.exists(temp.resolve("done"));
      for (String name : NAMES) {
        try (GitRepository repository = GitRepository.open(directory(temp, name))) {
          added +=
              new LedgerImport(new PostgresLedgers(), server, Clock.systemUTC())
                  .run(repository, name, () -> repository.resolve("refs/release-kit/ledger"));
        }
      }
    } while (!last);
    return added;
  }

  private Process start(Server server) throws Exception {
    Credentials credentials = server.credentials().orElseThrow();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ConcurrentImportTest.class.getName(),
                temp.toString(),
                server.url())
            .redirectError(new File(temp.toFile(), "errors"));
    builder.environment().put("TEST_USER", credentials.username());
    builder.environment().put("TEST_PASSWORD", credentials.password());
    return builder.start();
  }

  /**
   * Enters ledgers in a process of its own, and prints how many documents were new.
   *
   * @param arguments directory of the repositories, and URL of the database
   */
  public static void main(String[] arguments) {
    Server server =
        new Server(
            arguments[1],
            Optional.of(
                new Credentials(System.getenv("TEST_USER"), System.getenv("TEST_PASSWORD"))),
            Duration.ofSeconds(20));
    System.out.println(syncUntilDone(Path.of(arguments[0]), server));
  }
}
