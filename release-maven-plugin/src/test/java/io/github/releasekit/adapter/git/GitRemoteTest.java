package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.PushFailure.Kind;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.fact.Remote;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRemoteTest {

  private static final String MAIN = "refs/heads/main";
  private static final String TAG = "refs/tags/v1.0.0";
  private static final String LEDGER = "refs/release-kit/ledger";

  @TempDir Path temp;
  private GitFixture git;
  private GitFixture bare;
  private GitRepository repository;
  private GitRemote remote;
  private String pushed;
  private String next;
  private String tag;

  @BeforeEach
  void remote() {
    bare = GitFixture.bare(temp.resolve("remote.git"));
    git = GitFixture.init(temp.resolve("clone"));
    pushed = git.commit("feat: a");
    git.run("remote", "add", "origin", bare.directory().toUri().toString());
    git.run("push", "--quiet", "origin", "main");
    next = git.commit("feat: b");
    tag =
        git.runWithInput(
                "object "
                    + next
                    + "\ntype commit\ntag v1.0.0\ntagger "
                    + GitFixture.IDENTITY
                    + " 1790000000 +0000\n\nr\n",
                "mktag")
            .strip();
    repository = GitRepository.open(git.directory());
    remote = GitRemote.of(repository).orElseThrow();
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void pushesBranchTagAndLedgerTogether() {
    assertThat(remote.push(release())).isEmpty();

    assertThat(bare.refs())
        .isEqualTo(MAIN + " " + next + "\n" + LEDGER + " " + next + "\n" + TAG + " " + tag + "\n");
    bare.run("fsck", "--strict");
  }

  @ParameterizedTest
  @ValueSource(strings = {MAIN, TAG, LEDGER})
  void leavesAllRefsAsTheyWereWhenOneLeaseIsLost(String taken) {
    String foreign = foreignCommit();
    git.run("push", "--quiet", "--force", "origin", foreign + ":" + taken);
    String before = bare.refs();

    assertThat(remote.push(release()))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
              assertThat(failure.said()).contains("rejected");
            });

    assertThat(bare.refs()).isEqualTo(before).contains(taken + " " + foreign);
  }

  @Test
  void neverMovesATagThatPointsToAnAncestor() {
    git.run("push", "--quiet", "origin", pushed + ":" + TAG);
    String before = bare.refs();

    assertThat(remote.push(release())).isPresent();
    assertThat(remote.push(List.of(new Update(TAG, Optional.empty(), tag)))).isPresent();

    assertThat(bare.refs()).isEqualTo(before);
  }

  @Test
  void isRefusedByALeaseOnABranchThatWasRemoved() {
    bare.run("update-ref", "-d", MAIN);

    assertThat(remote.push(release())).isPresent();

    assertThat(bare.refs()).isEmpty();
  }

  @Test
  void touchesNoRefOfTheClone() {
    String before =
        git.refs().lines().filter(l -> !l.startsWith("refs/remotes/")).toList().toString();

    remote.rehearse(release());
    remote.push(release());

    assertThat(git.refs().lines().filter(l -> !l.startsWith("refs/remotes/")).toList().toString())
        .isEqualTo(before);
  }

  @Test
  void pushesNoOtherTagsWhateverTheConfigurationSays() {
    git.run("tag", "-a", "-m", "mine", "mine", pushed);
    git.run("config", "push.followTags", "true");

    assertThat(remote.push(release())).isEmpty();

    assertThat(bare.refs()).doesNotContain("refs/tags/mine").contains(TAG);
  }

  @Test
  void rehearsesWithoutChangingAnything() {
    String before = bare.refs();

    remote.rehearse(release());

    assertThat(bare.refs()).isEqualTo(before);
  }

  @Test
  void refusesARemoteWithoutAtomicPushes() {
    bare.run("config", "receive.advertiseAtomic", "false");

    assertThatThrownBy(() -> remote.rehearse(release()))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("origin").contains("atomic");
              assertThat(e.remedy()).isNotBlank();
            });
    assertThat(remote.push(release())).isPresent();
    assertThat(bare.refs()).isEqualTo(MAIN + " " + pushed + "\n");
  }

  @Test
  void saysInTheRehearsalThatSomebodyWasFaster() {
    String foreign = foreignCommit();
    git.run("push", "--quiet", "--force", "origin", foreign + ":" + MAIN);

    assertThatThrownBy(() -> remote.rehearse(release()))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem())
                  .isEqualTo(MAIN + " on origin has moved while the release was planned");
              assertThat(e.remedy()).startsWith("git pull --rebase --tags");
            });
  }

  @Test
  void refusesARehearsalThatTheRemoteWouldNotTake() {
    git.run("remote", "set-url", "origin", temp.resolve("gone.git").toUri().toString());

    assertThatThrownBy(() -> remote.rehearse(release()))
        .isInstanceOfSatisfying(
            ReleaseException.class, e -> assertThat(e.problem()).contains("origin"));
    assertThatThrownBy(() -> remote.refs())
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("origin does not answer");
              assertThat(e.remedy()).contains("git ls-remote origin");
            });
  }

  @Test
  void readsRefsWithTheTagObjectsOfAnnotatedTags() {
    remote.push(release());

    assertThat(remote.refs())
        .containsAllEntriesOf(Map.of(MAIN, next, TAG, tag, LEDGER, next))
        .allSatisfy((ref, id) -> assertThat(ref).doesNotContain("^{}"));
  }

  @Test
  void saysHowFarHeadIsAhead() {
    assertThat(remote.read(MAIN).ahead()).isEqualTo(1);
    assertThat(remote.read("refs/heads/none").ahead()).isZero();

    git.run("push", "--quiet", "--force", "origin", foreignCommit() + ":" + MAIN);
    assertThat(remote.read(MAIN).ahead()).isEqualTo(Remote.DIVERGED);
  }

  @Test
  void saysDivergedWhenTheRemoteHasCommitsThatAreNotHere() {
    GitFixture other = GitFixture.init(temp.resolve("other"));
    other.run("pull", "--quiet", bare.directory().toUri().toString(), "main");
    other.commit("feat: elsewhere");
    other.run("push", "--quiet", bare.directory().toUri().toString(), "main");

    assertThat(remote.read(MAIN).ahead()).isEqualTo(Remote.DIVERGED);
  }

  @Test
  void fetchesObjectsWithoutTouchingRefs() {
    GitFixture other = GitFixture.init(temp.resolve("other"));
    String elsewhere = other.commit("ledger: elsewhere");
    other.run("push", "--quiet", bare.directory().toUri().toString(), "HEAD:" + LEDGER);
    String before = git.refs();
    assertThat(repository.has(elsewhere)).isFalse();

    remote.fetchObjects(LEDGER);

    assertThat(git.run("cat-file", "-t", elsewhere).strip()).isEqualTo("commit");
    assertThat(git.refs()).isEqualTo(before);
    assertThat(git.directory().resolve(".git/FETCH_HEAD")).doesNotExist();
    assertThatThrownBy(() -> remote.fetchObjects("refs/none"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("refs/none");
  }

  @Test
  void isTheUpstreamsElseOriginElseTheOnlyOne() {
    assertThat(remote.name()).isEqualTo("origin");
    assertThat(remote.location()).isEqualTo(bare.directory().toUri().toString());

    git.run("remote", "add", "upstream", bare.directory().toUri().toString());
    assertThat(nameOfRemote()).contains("origin");

    git.run("config", "branch.main.remote", "upstream");
    assertThat(nameOfRemote()).contains("upstream");

    git.run("config", "--unset", "branch.main.remote");
    git.run("remote", "remove", "origin");
    assertThat(nameOfRemote()).contains("upstream");

    git.run("remote", "add", "third", bare.directory().toUri().toString());
    assertThat(nameOfRemote()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "http"})
  void endsAStalledQuestionAndPushAtTheDeadline(String scheme) throws Exception {
    try (ServerSocket stalled = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String url = scheme + "://127.0.0.1:" + stalled.getLocalPort() + "/x.git";
      git.run("remote", "set-url", "origin", url);
      try (GitRepository fresh = GitRepository.open(git.directory())) {
        Duration deadline = Duration.ofSeconds(1);
        GitRemote silent =
            GitRemote.of(
                    fresh,
                    Transport.standard(host -> Optional.empty(), Retries.none()).within(deadline))
                .orElseThrow();

        assertThatThrownBy(silent::refs)
            .isInstanceOf(ReleaseException.class)
            .hasMessageContaining("remote origin does not answer")
            .hasMessageContaining("git ls-remote did not finish");
        assertThat(silent.push(release()))
            .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(Kind.LATE));
      }
      assertThat(ProcessHandle.current().descendants())
          .filteredOn(
              process ->
                  process.info().commandLine().filter(line -> line.contains(url)).isPresent())
          .allSatisfy(process -> process.onExit().get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void asksAgainWhileTheRemoteCannotBeReached() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    git.run("remote", "set-url", "origin", "git://127.0.0.1:" + port + "/x.git");
    List<Retried> told = new ArrayList<>();
    Retries retries =
        new Retries(3, Duration.ofSeconds(2), Duration.ofSeconds(9), wait -> {}, told::add);
    try (GitRepository fresh = GitRepository.open(git.directory())) {
      GitRemote gone =
          GitRemote.of(fresh, Transport.standard(host -> Optional.empty(), retries)).orElseThrow();

      assertThatThrownBy(gone::refs).hasMessageContaining("Connection refused");
      assertThat(told)
          .hasSize(2)
          .allSatisfy(retried -> assertThat(retried.failure()).contains("Connection refused"));

      assertThatThrownBy(() -> gone.once().fetchObjects(LEDGER))
          .hasMessageContaining("Connection refused");
      assertThat(told).hasSize(2);
    }
  }

  @Test
  void doesNotAskAgainWhereItIsRefused() {
    git.run("remote", "set-url", "origin", temp.resolve("gone.git").toUri().toString());
    Retries retries =
        new Retries(
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(9),
            wait -> {
              throw new AssertionError("waits");
            },
            retried -> {});
    try (GitRepository fresh = GitRepository.open(git.directory())) {
      GitRemote gone =
          GitRemote.of(fresh, Transport.standard(host -> Optional.empty(), retries)).orElseThrow();

      assertThatThrownBy(gone::refs).hasMessageContaining("does not appear to be a git repository");
    }
  }

  private Optional<String> nameOfRemote() {
    try (GitRepository fresh = GitRepository.open(git.directory())) {
      return GitRemote.of(fresh).map(GitRemote::name);
    }
  }

  private List<Update> release() {
    return List.of(
        new Update(MAIN, Optional.of(pushed), next),
        new Update(TAG, Optional.empty(), tag),
        new Update(LEDGER, Optional.empty(), next));
  }

  private String foreignCommit() {
    return git.runWithInput("foreign\n", "commit-tree", "-F", "-", pushed + "^{tree}").strip();
  }
}
