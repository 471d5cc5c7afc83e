package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.CuttingProxy;
import io.github.releasekit.server.CuttingProxy.Cut;
import io.github.releasekit.server.CuttingProxy.Direction;
import io.github.releasekit.server.CuttingProxy.How;
import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServers;
import java.nio.file.Path;
import java.time.Duration;
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

/** Cuts the connection of a fetch from {@code git daemon} after every byte (I4, I5). */
@DisabledOnOs(OS.WINDOWS)
class CutFetchTest {

  private static final String LEDGER = "refs/release-kit/ledger";
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofMillis(700);

  private GitServer server;
  private CuttingProxy proxy;
  private GitFixture bare;
  private GitFixture clone;
  private GitRepository repository;
  private String refs;
  private int entries = 1000;
  private final Map<String, Integer> answers = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  @BeforeEach
  void serve(@TempDir Path temp) throws Exception {
    server = GitServers.daemon(temp.toRealPath());
    proxy = new CuttingProxy(server.port());
    bare = server.repository("remote.git");
    clone = GitFixture.init(temp.resolve("clone"));
    clone.commit("feat: a", "a", "a");
    clone.run("push", "--quiet", bare.directory().toString(), "main");
    clone.run("remote", "add", "origin", "git://127.0.0.1:" + proxy.port() + "/remote.git");
    refs = clone.refs();
    repository = GitRepository.open(clone.directory());
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
  void fetchesTheWholeLedgerOrSaysThatItDidNotAtSomeCuts() {
    cutEvery(151, 601);
  }

  @Test
  @Tag("faults")
  void fetchesTheWholeLedgerOrSaysThatItDidNotWhereverTheConnectionIsCut() {
    cutEvery(1, 53);
  }

  private void cutEvery(int step, int stallStep) {
    proxy.arm(Optional.empty());
    String first = enter();
    assertThat(fetch(PATIENT)).isEqualTo("fetched");
    assertThat(whole(first)).isTrue();
    Map<Direction, Integer> lengths =
        Map.of(
            Direction.TO_SERVER, proxy.carried(Direction.TO_SERVER).get(0),
            Direction.TO_CLIENT, proxy.carried(Direction.TO_CLIENT).get(0));
    int runs = 0;
    for (Direction direction : Direction.values()) {
      for (int bytes = 0; bytes <= lengths.get(direction); bytes += step) {
        How how = runs % 2 == 0 ? How.CLOSE : How.RESET;
        runs += run(new Cut(1, direction, bytes, how, runs / 2 % 2 == 1));
      }
      for (int bytes = 0; bytes <= lengths.get(direction); bytes += stallStep) {
        runs += run(new Cut(1, direction, bytes, How.STALL, false));
      }
    }
    System.out.printf(
        "cut fetches: %d cuts, %d violations; answers %s%n", runs, violations.size(), answers);
    assertThat(violations).isEmpty();
    assertThat(answers).containsKeys("fetched", "failed");
  }

  private int run(Cut cut) {
    String entry = enter();
    proxy.arm(Optional.of(cut));
    String answer = fetch(cut.how() == How.STALL ? IMPATIENT : PATIENT);
    proxy.arm(Optional.empty());
    answers.merge(answer.replaceFirst(" .*", ""), 1, Integer::sum);
    boolean fetched = answer.equals("fetched");
    check(cut, answer, fetched || cut.forGood() || cut.how() == How.STALL);
    check(cut, answer + ", and it is not whole", !fetched || whole(entry));
    String again = fetch(PATIENT);
    check(cut, answer + "; again " + again, again.equals("fetched") && whole(entry));
    check(cut, "refs of the clone", clone.refs().equals(refs));
    return 1;
  }

  /** Replaces the ledger on the remote by a commit that the clone does not have, of equal size. */
  private String enter() {
    String commit =
        bare.runWithInput(
                "tree "
                    + bare.id("main^{tree}")
                    + "\nauthor "
                    + GitFixture.IDENTITY
                    + " 1790000000 +0000\ncommitter "
                    + GitFixture.IDENTITY
                    + " 1790000000 +0000\n\nentry "
                    + ++entries
                    + "\n",
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--stdin")
            .strip();
    bare.run("update-ref", LEDGER, commit);
    return commit;
  }

  private String fetch(Duration deadline) {
    Retries retries =
        new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), wait -> {}, retried -> {});
    GitRemote remote =
        GitRemote.of(
                repository, Transport.standard(host -> Optional.empty(), retries).within(deadline))
            .orElseThrow();
    try {
      remote.fetchObjects(LEDGER);
      return "fetched";
    } catch (ReleaseException e) {
      return "failed " + e.problem();
    }
  }

  private boolean whole(String commit) {
    return clone.run("rev-list", "--objects", commit).contains(commit);
  }

  private void check(Cut cut, String what, boolean holds) {
    if (!holds) {
      violations.add(cut + ": " + what);
    }
  }
}
