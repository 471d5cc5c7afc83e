package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.Transport;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.server.CuttingProxy;
import io.github.releasekit.server.CuttingProxy.Cut;
import io.github.releasekit.server.CuttingProxy.Direction;
import io.github.releasekit.server.CuttingProxy.How;
import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts the connections of a push to {@code git daemon} after every byte, in both directions, and
 * asks the git command line what is there (I1, I5, I6).
 */
@DisabledOnOs(OS.WINDOWS)
class CutConnectionsTest {

  private static final String MAIN = "refs/heads/main";
  private static final String TAG = "refs/tags/v1.0.0";
  private static final Duration IMPATIENT = Duration.ofMillis(700);

  private GitServer server;
  private CuttingProxy proxy;
  private GitFixture bare;
  private GitRepository repository;
  private GitLedger ledger;
  private List<Update> updates;
  private String before;
  private final Map<String, Integer> answers = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  @BeforeEach
  void serve(@TempDir Path temp) throws Exception {
    server = GitServers.daemon(temp.toRealPath());
    proxy = new CuttingProxy(server.port());
    bare = server.repository("remote.git");
    GitFixture clone = GitFixture.init(temp.resolve("clone"));
    String pushed = clone.commit("feat: a");
    clone.run("push", "--quiet", bare.directory().toString(), "main");
    String next = clone.commit("feat: b");
    clone.run("tag", "-a", "-m", "r", "v1.0.0", next);
    clone.run("remote", "add", "origin", "git://127.0.0.1:" + proxy.port() + "/remote.git");
    before = bare.refs();
    updates =
        List.of(
            new Update(MAIN, Optional.of(pushed), next),
            new Update(TAG, Optional.empty(), clone.id(TAG)));
    repository = GitRepository.open(clone.directory());
    ledger = new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
  }

  @AfterEach
  void close() {
    if (repository != null) {
      repository.close();
      proxy.close();
      server.close();
    }
  }

  @Test
  void leavesNothingHalfDoneAtSomeCuts() {
    cutEvery(131, 797);
  }

  @Test
  @Tag("faults")
  void leavesNothingHalfDoneWhereverTheConnectionIsCut() {
    assertThat(cutEvery(1, 11)).isGreaterThanOrEqualTo(900);
  }

  /**
   * Cuts the connections of one push, each in turn.
   *
   * @param step bytes between two cuts
   * @param stallStep bytes between two stalls, which cost a deadline each
   * @return how many were cut
   */
  private int cutEvery(int step, int stallStep) {
    reset();
    proxy.arm(Optional.empty());
    push(IMPATIENT.multipliedBy(20));
    Map<Direction, List<Integer>> lengths =
        Map.of(
            Direction.TO_SERVER, proxy.carried(Direction.TO_SERVER),
            Direction.TO_CLIENT, proxy.carried(Direction.TO_CLIENT));
    assertThat(lengths.get(Direction.TO_SERVER)).as("ask, push, read back").hasSize(3);
    int runs = 0;
    for (int connection = 1; connection <= 3; connection++) {
      for (Direction direction : Direction.values()) {
        int length = lengths.get(direction).get(connection - 1);
        for (int bytes = 0; bytes <= length; bytes += step) {
          How how = runs % 2 == 0 ? How.CLOSE : How.RESET;
          runs += run(new Cut(connection, direction, bytes, how, runs / 2 % 2 == 1));
        }
        for (int bytes = 0; bytes <= length; bytes += stallStep) {
          runs += run(new Cut(connection, direction, bytes, How.STALL, false));
        }
      }
    }
    System.out.printf(
        "cut connections: %d cuts, %d violations; answers %s%n", runs, violations.size(), answers);
    assertThat(violations).isEmpty();
    assertThat(answers).containsKeys("pushed", "unasked", "unknown");
    return runs;
  }

  private int run(Cut cut) {
    reset();
    proxy.arm(Optional.of(cut));
    Duration deadline = cut.how() == How.STALL ? IMPATIENT : IMPATIENT.multipliedBy(40);
    String answer = push(deadline);
    proxy.arm(Optional.empty());
    server.awaitIdle();
    answers.merge(answer.replaceFirst(" .*", ""), 1, Integer::sum);
    check(cut, answer, agrees(cut, answer, bare.refs()));
    String again = push(IMPATIENT.multipliedBy(40));
    check(cut, answer + "; again " + again, again.startsWith("pushed") && landed(bare.refs()));
    check(cut, "events", bare.run("rev-list", "--count", GitLedger.REF).strip().equals("1"));
    return 1;
  }

  /** Whether the refs are all or nothing, and as the answer says. */
  private boolean agrees(Cut cut, String answer, String refs) {
    boolean nothing = refs.equals(before);
    String kind = answer.split(" ", 2)[0];
    boolean atOnce = cut.how() == How.STALL || cut.forGood();
    return switch (kind) {
      case "pushed" -> landed(refs) && refs.contains(answer.split(" ")[1]);
      case "unknown", "lost" -> (nothing || landed(refs)) && atOnce;
      case "unasked" -> nothing && atOnce;
      default -> false;
    };
  }

  private boolean landed(String refs) {
    return updates.stream().allMatch(u -> refs.contains(u.ref() + " " + u.target()))
        && refs.lines().count() == 3
        && refs.contains(GitLedger.REF);
  }

  private void check(Cut cut, String what, boolean holds) {
    if (!holds) {
      violations.add(cut + ": " + what + "\n" + bare.refs());
    }
  }

  private void reset() {
    StringBuilder commands = new StringBuilder();
    bare.refs()
        .lines()
        .map(line -> line.split(" ")[0])
        .filter(ref -> !ref.equals(MAIN))
        .forEach(ref -> commands.append("delete ").append(ref).append('\n'));
    String old = updates.get(0).expected().orElseThrow();
    bare.runWithInput(commands + "update " + MAIN + " " + old + "\n", "update-ref", "--stdin");
  }

  /** One push as releases make it; its answer in a word, and in the code's own. */
  private String push(Duration deadline) {
    Retries retries =
        new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), wait -> {}, retried -> {});
    GitRemote remote =
        GitRemote.of(
                repository, Transport.standard(host -> Optional.empty(), retries).within(deadline))
            .orElseThrow();
    try {
      String head =
          new LedgerPush(ledger, remote)
              .push(
                  updates,
                  old ->
                      ledger.events(old, event().version()).contains(event())
                          ? old.orElseThrow()
                          : ledger.append(old, event(), Optional.empty()));
      return "pushed " + head;
    } catch (ReleaseException e) {
      String problem = e.problem();
      if (problem.contains("is not known")) {
        return "unknown " + problem;
      }
      if (problem.startsWith("the push did not get through")) {
        return "lost " + problem;
      }
      return (problem.contains("does not answer") ? "unasked " : "wrong ") + problem;
    }
  }

  private static LedgerEvent event() {
    return LedgerEvent.of(
        LedgerEvent.Type.PREPARED,
        "1.0.0",
        "v1.0.0",
        "0".repeat(40),
        Instant.parse("2026-01-31T10:00:00Z"),
        Optional.of(GitFixture.IDENTITY),
        "test");
  }
}
