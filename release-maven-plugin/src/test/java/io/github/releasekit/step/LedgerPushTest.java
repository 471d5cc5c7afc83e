package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LedgerPushTest {

  private static final String MAIN = "refs/heads/main";

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
    ledger = new GitLedger(repository, Optional.empty(), Signatures.NONE);
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
    GitFixture other = GitFixture.init(temp.resolve("other"));
    other.run("remote", "add", "origin", bare.directory().toString());
    other.run("fetch", "--quiet", "origin");
    other.run("reset", "--quiet", "--hard", "origin/main");
    String faster = other.commit("feat: faster");
    try (GitRepository theirs = GitRepository.open(other.directory())) {
      GitLedger elsewhere = new GitLedger(theirs, Optional.empty(), Signatures.NONE);
      new LedgerPush(elsewhere, GitRemote.of(theirs).orElseThrow())
          .push(
              List.of(new Update(MAIN, Optional.of(pushed), faster)),
              head -> elsewhere.append(head, event("1.1.0"), Optional.of(manifest("1.1.0"))));
    }
    String refs = bare.refs();

    assertThatThrownBy(() -> push(next))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(
            "refs/heads/main on origin has moved while the release was built: 1.1.0 was released"
                + " meanwhile; nothing was pushed");
    assertThat(bare.refs()).isEqualTo(refs);
  }

  private String push(String target) {
    return new LedgerPush(ledger, GitRemote.of(repository).orElseThrow())
        .push(
            List.of(new Update(MAIN, Optional.of(pushed), target)),
            head -> ledger.append(head, event("1.0.0"), Optional.of(manifest("1.0.0"))));
  }

  private static Manifest manifest(String version) {
    return ManifestFixture.manifest(version);
  }

  private static LedgerEvent event(String version) {
    return new LedgerEvent(
        LedgerEvent.SCHEMA_VERSION,
        LedgerEvent.Type.PREPARED,
        version,
        "v" + version,
        "a".repeat(40),
        "2026-11-24T10:00:00Z",
        "Ada <ada@example.org>",
        "a test",
        List.of(),
        List.of());
  }
}
