package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.Transport;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerPushTest {

  private static final String MAIN = "refs/heads/main";
  private static final String TAG = "refs/tags/v1.0.0";
  private static final String LEDGER_BRANCH = "refs/heads/release-ledger";

  @TempDir Path temp;
  private GitFixture bare;
  private GitFixture clone;
  private GitRepository repository;
  private GitLedger ledger;
  private String pushed;
  private String next;

  @BeforeEach
  void connect() {
    bare = GitFixture.bare(temp.resolve("remote.git"));
    clone = GitFixture.init(temp.resolve("clone"));
    clone.run("remote", "add", "origin", bare.directory().toString());
    pushed = clone.commit("feat: a");
    clone.run("push", "--quiet", "origin", "main");
    next = clone.commit("feat: b");
    repository = GitRepository.open(clone.directory());
    ledger = new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void pushesRefsAndEventTogether() {
    String head = push(next);

    assertThat(bare.id(MAIN)).isEqualTo(next);
    assertThat(bare.id(GitLedger.REF)).isEqualTo(head);
  }

  @Test
  void pushesRefsWithoutAnEvent() {
    LedgerPush push =
        new LedgerPush(ledger, GitRemote.of(repository).orElseThrow(), "while it was tried");
    String branch = "refs/heads/release/v1.0.0";
    List<Update> updates =
        List.of(
            new Update(branch, Optional.empty(), next),
            new Update(MAIN, Optional.of(pushed), next));

    push.push(updates);
    push.push(updates);
    String other = clone.commit("feat: other");

    assertThat(bare.refs()).isEqualTo(MAIN + " " + next + "\n" + branch + " " + next + "\n");
    assertThatThrownBy(() -> push.push(List.of(new Update(branch, Optional.empty(), other))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(branch + " on origin has moved while it was tried");
  }

  /** Somebody appends to the ledger as soon as the push has landed, before it is read back. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hasTheObjectsOfALedgerThatHasGoneOn() throws IOException {
    Files.createDirectories(bare.directory().resolve("hooks"));
    Programs.script(
        bare.directory().resolve("hooks/post-update"),
        "new=$(echo later | git -c user.name=B -c user.email=b@example.org commit-tree"
            + " refs/release-kit/ledger^{tree} -p refs/release-kit/ledger)",
        "git update-ref refs/release-kit/ledger $new");

    String head = push(next);

    assertThat(bare.id(GitLedger.REF)).isEqualTo(head);
    assertThat(bare.run("log", "-1", "--format=%s", head).strip()).isEqualTo("later");
    assertThat(repository.has(head)).isTrue();
  }

  @Test
  void namesTheReleaseThatWasFaster() {
    GitFixture other = otherClone();
    String faster = other.commit("feat: faster");
    try (GitRepository theirs = GitRepository.open(other.directory())) {
      GitLedger elsewhere = new GitLedger(theirs, GitLedger.REF, Optional.empty(), Signatures.NONE);
      new LedgerPush(elsewhere, GitRemote.of(theirs).orElseThrow())
          .push(
              List.of(new Update(MAIN, Optional.of(pushed), faster)),
              head ->
                  elsewhere.holds(head, "1.1.0", manifest("1.1.0").commit())
                      ? head.orElseThrow()
                      : elsewhere.append(head, event("1.1.0"), Optional.of(manifest("1.1.0"))));
    }
    String refs = bare.refs();

    assertThatThrownBy(() -> push(next))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(
            "refs/heads/main on origin has moved while the release was built: 1.1.0 was released"
                + " meanwhile; nothing was pushed");
    assertThat(bare.refs()).isEqualTo(refs);
  }

  @Test
  void refusesARemoteWithoutAtomicPushes() {
    bare.run("config", "receive.advertiseAtomic", "false");
    String refs = bare.refs();

    assertThatThrownBy(() -> push(next))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("remote origin offers no atomic push")
        .hasMessageContaining("push: {atomic: preferred} in release-kit.yml");
    assertThat(bare.refs()).isEqualTo(refs);
  }

  /** The reflog of the remote has the order in which its refs have moved. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pushesInOrderWhereThatIsAllowed() throws IOException {
    noteUpdates();

    String head = pushInOrder();

    assertThat(updates()).containsExactly(MAIN, TAG, LEDGER_BRANCH);
    assertThat(bare.id(MAIN)).isEqualTo(next);
    assertThat(bare.id(TAG)).isEqualTo(next);
    assertThat(bare.id(LEDGER_BRANCH)).isEqualTo(head);
    assertThat(bare.refs()).doesNotContain(GitLedger.REF);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pushesTogetherWhereItCanThoughItNeedNot() throws IOException {
    noteUpdates();
    bare.run("config", "receive.advertiseAtomic", "true");
    Path calls = bare.directory().resolve("pushes");
    Programs.script(bare.directory().resolve("hooks/pre-receive"), "echo push >> '" + calls + "'");

    pushInOrder();

    assertThat(Files.readAllLines(calls)).hasSize(1);
    assertThat(updates()).containsExactlyInAnyOrder(MAIN, TAG, LEDGER_BRANCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {MAIN, TAG, LEDGER_BRANCH})
  @DisabledOnOs(OS.WINDOWS)
  void goesOnWhereAPushInOrderWasRefused(String refused) throws IOException {
    noteUpdates();
    Path hook = bare.directory().resolve("hooks/update");
    String before = Files.readString(hook);
    Programs.script(hook, "test \"$1\" != " + refused + " || exit 1");
    List<String> landed =
        List.of(MAIN, TAG, LEDGER_BRANCH).stream().takeWhile(ref -> !ref.equals(refused)).toList();

    assertThatThrownBy(this::pushInOrder)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("refused the push")
        .hasMessageContaining(
            landed.isEmpty()
                ? "nothing has changed there"
                : "pushed before: " + String.join(", ", landed) + ":");
    assertThat(bare.refs().lines().map(line -> line.split(" ")[0]).filter(ref -> !ref.equals(MAIN)))
        .containsExactlyInAnyOrderElementsOf(
            landed.stream().filter(ref -> !ref.equals(MAIN)).toList());

    Files.writeString(hook, before);
    String head = pushInOrder();

    assertThat(bare.id(TAG)).isEqualTo(next);
    assertThat(bare.id(LEDGER_BRANCH)).isEqualTo(head);
  }

  /** A git that was killed at the other end leaves its locks there. */
  @ParameterizedTest
  @ValueSource(strings = {MAIN, GitLedger.REF})
  void namesALockAtTheOtherEnd(String ref) throws IOException {
    Path lock = bare.directory().resolve(ref + ".lock");
    Files.createDirectories(lock.getParent());
    Files.createFile(lock);

    assertThatThrownBy(() -> push(next))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("refused the push; nothing has changed there");
              assertThat(e.remedy())
                  .containsPattern("rm '[^']*/remote.git/[^']*" + ref + "\\.lock' there");
            });

    Files.delete(lock);
    String head = push(next);

    assertThat(bare.id(GitLedger.REF)).isEqualTo(head);
  }

  /** What was pushed of an interrupted push may have been built upon. */
  @Test
  void goesOnAfterSomebodyHasPushedOnTop() {
    offerLess();
    clone.run("push", "--quiet", "origin", next + ":" + MAIN);
    GitFixture other = otherClone();
    String onTop = other.commit("feat: on top");
    other.run("push", "--quiet", "origin", "HEAD:main");

    pushInOrder();

    assertThat(bare.id(MAIN)).isEqualTo(onTop);
    assertThat(bare.id(TAG)).isEqualTo(next);
  }

  /** It is not overwritten, and the tag does not follow a branch that is not there. */
  @Test
  void losesToWhatWasPushedFirstInOrder() {
    offerLess();
    GitFixture other = otherClone();
    String faster = other.commit("feat: faster");
    other.run("push", "--quiet", "origin", "HEAD:main");

    assertThatThrownBy(this::pushInOrder)
        .hasMessageContaining("refs/heads/main on origin has moved")
        .hasMessageContaining("nothing was pushed");

    assertThat(bare.id(MAIN)).isEqualTo(faster);
    assertThat(bare.refs()).doesNotContain(TAG);
  }

  /** Two releases of the same second make the same commits, and different tags. */
  @Test
  void losesByTheTagAloneToAReleaseOfTheSameSecond() {
    clone.run("push", "--quiet", "origin", next + ":" + MAIN, pushed + ":" + TAG);

    assertThatThrownBy(
            () ->
                new LedgerPush(ledger, GitRemote.of(repository).orElseThrow())
                    .push(
                        List.of(
                            new Update(MAIN, Optional.of(pushed), next),
                            new Update(TAG, Optional.empty(), next)),
                        head -> enter(ledger, head)))
        .hasMessageContaining(TAG + " on origin has moved")
        .hasMessageContaining("nothing was pushed");
  }

  @Test
  void doesNotPushWhatIsThere() {
    String head = push(next);
    String refs = bare.refs();

    assertThat(push(next)).isEqualTo(head);
    assertThat(bare.refs()).isEqualTo(refs);
  }

  private GitFixture otherClone() {
    GitFixture other = GitFixture.init(temp.resolve("other"));
    other.run("remote", "add", "origin", bare.directory().toString());
    other.run("fetch", "--quiet", "origin");
    other.run("reset", "--quiet", "--hard", "origin/main");
    return other;
  }

  /** Makes the remote one without atomic pushes that notes its updates down. */
  private void noteUpdates() throws IOException {
    offerLess();
    Files.createDirectories(bare.directory().resolve("hooks"));
    Programs.script(
        bare.directory().resolve("hooks/update"),
        "echo \"$1\" >> '" + bare.directory().resolve("updates") + "'");
  }

  private void offerLess() {
    bare.run("config", "receive.advertiseAtomic", "false");
    bare.run("config", "receive.hideRefs", "refs/release-kit");
  }

  private List<String> updates() throws IOException {
    return Files.readAllLines(bare.directory().resolve("updates"));
  }

  private String pushInOrder() {
    GitLedger onBranch =
        new GitLedger(repository, LEDGER_BRANCH, Optional.empty(), Signatures.NONE);
    Transport transport = Transport.plain().atomic(false);
    return new LedgerPush(onBranch, GitRemote.of(repository, transport).orElseThrow())
        .push(
            List.of(
                new Update(MAIN, Optional.of(pushed), next),
                new Update(TAG, Optional.empty(), next)),
            head -> enter(onBranch, head));
  }

  private String push(String target) {
    return new LedgerPush(ledger, GitRemote.of(repository).orElseThrow())
        .push(List.of(new Update(MAIN, Optional.of(pushed), target)), head -> enter(ledger, head));
  }

  private static String enter(GitLedger ledger, Optional<String> head) {
    return ledger.holds(head, "1.0.0", manifest("1.0.0").commit())
        ? head.orElseThrow()
        : ledger.append(head, event("1.0.0"), Optional.of(manifest("1.0.0")));
  }

  private static Manifest manifest(String version) {
    return ManifestFixture.manifest(version);
  }

  private static LedgerEvent event(String version) {
    return LedgerEvent.of(
        LedgerEvent.Type.PREPARED,
        version,
        "v" + version,
        "a".repeat(40),
        Instant.parse("2026-11-24T10:00:00Z"),
        Optional.of("Ada <ada@example.org>"),
        "a test");
  }
}
