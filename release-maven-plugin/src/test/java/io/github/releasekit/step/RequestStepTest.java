package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.forge.Changes;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Request;
import io.github.releasekit.domain.event.Event.Requested;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.notes.BranchRequest;
import io.github.releasekit.server.Fault;
import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.ForgeState;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;
import io.github.releasekit.server.GitLabServer;
import io.github.releasekit.server.GiteaServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests after a push, on each forge. */
class RequestStepTest {

  /** The forges. */
  enum Kind {
    GITHUB {
      @Override
      ForgeServer start() {
        return new GitHubServer(GitHubDescription.require());
      }
    },
    GITLAB {
      @Override
      ForgeServer start() {
        return new GitLabServer();
      }
    },
    GITEA {
      @Override
      ForgeServer start() {
        return new GiteaServer();
      }
    };

    abstract ForgeServer start();
  }

  private static final String TO_MAIN = "merge/v1.0.0-into-main";
  private static final String TO_DEVELOP = "merge/v1.0.0-into-develop";
  private static final List<BranchRequest> BOTH =
      List.of(
          new BranchRequest("main", TO_MAIN, "Merge v1.0.0 into main", "One"),
          new BranchRequest("develop", TO_DEVELOP, "Merge v1.0.0 into develop", "Two"));

  @TempDir Path temp;
  private final List<String> out = new ArrayList<>();
  private ForgeServer server;

  private void start(Kind kind) {
    server = kind.start();
    server.write("main", "README.md", "# A project\n");
    server.write("develop", "other", "x");
    server.write(TO_MAIN, "pom.xml", "1.0.0");
    server.write(TO_DEVELOP, "pom.xml", "1.0.0");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private Changes changes() {
    HttpExchanges http = new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(20));
    return server.forge(http, Retries.none()).changes();
  }

  private Journal run(Supplier<Changes> forge, List<BranchRequest> requests) {
    JournalFile journal = new JournalFile(temp.resolve("journal.jsonl"));
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    return new Pipeline(journal, clock, out::add)
        .run("subject", List.of(new RequestStep<String>(forge, done -> requests, out::add)));
  }

  private Journal run() {
    out.clear();
    return run(this::changes, BOTH);
  }

  private List<String> urls() {
    return BOTH.stream()
        .map(one -> changes().find(one.branch(), one.base()).orElseThrow().url())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void eachBranchIsRequestedOnceAndItsAddressShown(Kind kind) {
    start(kind);
    Requested made = run().get(Requested.class);

    assertThat(made.requests())
        .containsExactly(
            new Request("main", TO_MAIN, urls().get(0)),
            new Request("develop", TO_DEVELOP, urls().get(1)));
    List<String> lines =
        List.of(
            "  Merge v1.0.0 into main: " + urls().get(0),
            "  Merge v1.0.0 into develop: " + urls().get(1));
    assertThat(out).startsWith(lines.toArray(new String[0]));
    ForgeState after = server.state();
    assertThat(after.proposals()).hasSize(2);
    assertThat(after.proposals()).extracting(ForgeState.Talk::text).contains("One", "Two");

    assertThat(run().get(Requested.class)).isEqualTo(made);
    assertThat(server.state()).isEqualTo(after);
    assertThat(out).startsWith(lines.toArray(new String[0]));
  }

  /** The process dies once the first is there: the journal has the intent alone. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRunThatDiedBetweenTwoRequestsIsGoneOnWith(Kind kind) {
    start(kind);
    Changes forge = changes();
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      if (server.state().proposals().size() == 1) {
                        throw new Error("killed");
                      }
                      return forge;
                    },
                    BOTH))
        .hasMessage("killed");
    assertThat(server.state().proposals()).hasSize(1);
    String first = server.state().proposals().get(0).reference();

    Requested made = run().get(Requested.class);

    assertThat(made.requests()).hasSize(2);
    assertThat(server.state().proposals()).hasSize(2);
    assertThat(changes().find(TO_MAIN, "main").orElseThrow().reference()).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRequestWhoseAnswerIsLostIsThereOnce(Kind kind) {
    start(kind);
    int before = server.http().requests().size();
    run();
    List<String> asked = server.http().requests();
    List<Integer> posts =
        IntStream.range(before, asked.size())
            .filter(i -> asked.get(i).startsWith("POST "))
            .mapToObj(i -> i - before + 1)
            .toList();
    assertThat(posts).hasSize(2);
    for (int nth : posts) {
      server.close();
      start(kind);
      new JournalFile(temp.resolve("journal.jsonl")).restart();
      server.http().disturb(nth, Fault.ANSWER_LOST);
      assertThatThrownBy(this::run).isInstanceOf(ReleaseException.class);
      assertThat(server.http().hasStruck()).isTrue();
      assertThat(server.state().proposals()).hasSize(2);
      server.http().heal();

      assertThat(run().get(Requested.class).requests()).extracting(Request::url).isEqualTo(urls());
      assertThat(server.state().proposals()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatPeopleHaveDecidedStays(Kind kind) {
    start(kind);
    Requested made = run().get(Requested.class);
    server.merge(changes().find(TO_MAIN).orElseThrow().reference());
    server.close(changes().find(TO_DEVELOP).orElseThrow().reference());
    ForgeState after = server.state();

    assertThat(run().get(Requested.class)).isEqualTo(made);
    assertThat(server.state()).isEqualTo(after);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatWasMergedByHandIsNotRequested(Kind kind) {
    start(kind);
    server.merge("main", TO_MAIN);

    assertThat(run().get(Requested.class).requests())
        .containsExactly(
            new Request("main", TO_MAIN, ""),
            new Request("develop", TO_DEVELOP, changes().find(TO_DEVELOP).orElseThrow().url()));
    assertThat(out.get(0)).contains("there is nothing to merge");
    ForgeState after = server.state();
    run();
    assertThat(server.state()).isEqualTo(after);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void oneThatIsRefusedKeepsNoOtherFromBeingMade(Kind kind) {
    start(kind);
    server.drop(TO_MAIN);

    assertThatThrownBy(this::run)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("has no branch " + TO_MAIN);
    assertThat(server.state().proposals()).hasSize(1);
    assertThat(out).singleElement().asString().contains("Merge v1.0.0 into develop: http");

    server.write(TO_MAIN, "pom.xml", "1.0.0");
    assertThat(run().get(Requested.class).requests()).extracting(Request::url).isEqualTo(urls());
    assertThat(server.state().proposals()).hasSize(2);
  }

  @Test
  void withoutRequestsTheForgeIsNotAsked() {
    Journal journal =
        run(
            () -> {
              throw new AssertionError("asked");
            },
            List.of());

    assertThat(journal.get(Requested.class).requests()).isEmpty();
  }
}
