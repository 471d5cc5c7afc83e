package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a clone of a repository that is released in components, whose ledger is on the remote. */
class HistoryGoalTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  /** The clone is read and nothing else, so that all tests have the same. */
  @TempDir private static Path temp;

  private static GitFixture git;
  private final List<String> log = new ArrayList<>();

  @BeforeAll
  static void ledger() {
    GitFixture.bare(temp.resolve("acme/shop.git"));
    git = GitFixture.init(temp.resolve("clone"));
    git.run("remote", "add", "origin", "../acme/shop.git");
    git.commit(
        "feat: begin",
        "release-kit.yml",
        """
        ledger: {repository: acme/shop}
        components:
          - {name: web, paths: [web]}
          - {name: api, paths: [api]}
        """);
    String head;
    try (GitRepository repository = GitRepository.open(git.directory())) {
      head = append(repository, "web", Optional.empty(), event(Type.PERFORMED, "1.0.0", 40));
      head = append(repository, "api", Optional.of(head), event(Type.PERFORMED, "2.0.0", 20));
      head = append(repository, "api", Optional.of(head), event(Type.NOTE, "2.0.0", 10));
      head = append(repository, "web", Optional.of(head), event(Type.NOTE, "1.0.0", 30));
    }
    git.run("push", "--quiet", "origin", head + ":" + GitLedger.REF);
  }

  @Test
  void tellsOfAllComponentsByTheTimeOfWhatHappened() {
    run(query(List.of(), Optional.empty(), Optional.empty()), "text");

    assertThat(log)
        .containsExactly(
            "time                  version    event      by   detail",
            "2026-11-20T12:00:00Z  api 2.0.0  note       Ada  told",
            "2026-11-10T12:00:00Z  api 2.0.0  performed  Ada  told",
            "2026-10-31T12:00:00Z  web 1.0.0  note       Ada  told",
            "2026-10-21T12:00:00Z  web 1.0.0  performed  Ada  told");
    assertThat(git.refs()).as("nothing is written").doesNotContain("release-kit");
  }

  @Test
  void tellsWhatIsAskedFor() {
    run(query(List.of("note"), Optional.empty(), Optional.of("api")), "text");
    assertThat(log).hasSize(2).last().asString().contains("api 2.0.0  note");

    log.clear();
    run(query(List.of(), Optional.of("25d"), Optional.empty()), "text");
    assertThat(log).hasSize(3);

    log.clear();
    run(query(List.of("yanked"), Optional.empty(), Optional.empty()), "text");
    assertThat(log).containsExactly("Nothing of that is on record");
  }

  @Test
  void writesAFileInPlaceOfTheLog() throws IOException {
    Path file = temp.resolve("out/history.csv");
    new HistoryGoal(invocation(), Ledgers.LEDGER)
        .run(
            query(List.of(), Optional.empty(), Optional.empty()),
            new Output(HistoryGoal.FORMATS, "csv", Optional.of(file), log::add));

    assertThat(Files.readString(file).split("\r\n"))
        .hasSize(5)
        .contains(
            "acme/shop,api,2026-11-20T12:00:00Z,2.0.0,note,Ada <ada@example.org>,told,v2.0.0,"
                + "a".repeat(40)
                + ",".repeat(15));
    assertThat(log).singleElement().asString().startsWith("Written to ");
  }

  @Test
  void refusesAFormThatItHasNot() {
    assertThatThrownBy(() -> run(query(List.of(), Optional.empty(), Optional.empty()), "xml"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("format is 'xml', which is none of text, json, csv");
  }

  private void run(QueryText query, String format) {
    new HistoryGoal(invocation(), Ledgers.LEDGER)
        .run(query, new Output(HistoryGoal.FORMATS, format, Optional.empty(), log::add));
  }

  private static QueryText query(
      List<String> types, Optional<String> since, Optional<String> component) {
    return new QueryText(
        since, Optional.empty(), types, component, Optional.empty(), Optional.empty());
  }

  private Invocation invocation() {
    return WorkspaceTest.invocation(
        git.directory(),
        git.directory(),
        Clock.fixed(NOW, ZoneOffset.UTC),
        Optional.empty(),
        log::add);
  }

  private static String append(
      GitRepository repository, String component, Optional<String> head, LedgerEvent event) {
    return new GitLedger(repository, GitLedger.REF, Optional.of(component), Signatures.NONE)
        .append(head, event, Optional.empty(), NOW);
  }

  private static LedgerEvent event(Type type, String version, int daysAgo) {
    return LedgerEvent.of(
        type,
        version,
        "v" + version,
        "a".repeat(40),
        NOW.minusSeconds(86_400L * daysAgo),
        Optional.of("Ada <ada@example.org>"),
        "told");
  }
}
