package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.PushFailure.Kind;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServer.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every remote, however it is reached (R8, I1, I2). */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GitRemoteContract {

  static final String MAIN = "refs/heads/main";
  private static final String TAG = "refs/tags/v1.0.0";
  static final String LEDGER = "refs/release-kit/ledger";

  private Path temp;
  GitServer server;
  private int repositories;
  GitFixture bare;
  GitFixture clone;
  private GitRepository repository;
  GitRemote remote;
  String pushed;
  private String next;
  private String tag;

  /** Starts a server for the repositories in a directory. */
  abstract GitServer start(Path root);

  @BeforeAll
  void startServer(@TempDir Path directory) throws IOException {
    temp = directory.toRealPath();
    server = start(Files.createDirectory(temp.resolve("served")));
  }

  @AfterAll
  void endServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void release() {
    String name = ++repositories + ".git";
    bare = server.repository(name);
    clone = clone("clone", server.access());
    pushed = clone.commit("feat: a");
    clone.run("push", "--quiet", bare.directory().toString(), "main");
    next = clone.commit("feat: b");
    clone.run("tag", "-a", "-m", "r", "v1.0.0", next);
    tag = clone.id(TAG);
    repository = GitRepository.open(clone.directory());
    remote = remote(repository, server.access());
  }

  @AfterEach
  void close() {
    if (repository != null) {
      repository.close();
    }
  }

  @Test
  void readsRefs() {
    bare.run("update-ref", LEDGER, pushed);

    assertThat(remote.refs()).containsEntry(MAIN, pushed).containsEntry(LEDGER, pushed);
    assertThat(remote.read(MAIN).ahead()).isEqualTo(1);
  }

  @Test
  void pushesBranchTagAndLedgerTogether() {
    remote.rehearse(updates());
    assertThat(bare.refs()).isEqualTo(MAIN + " " + pushed + "\n");

    assertThat(remote.push(updates())).isEmpty();

    assertThat(bare.refs())
        .isEqualTo(MAIN + " " + next + "\n" + LEDGER + " " + next + "\n" + TAG + " " + tag + "\n");
    assertThat(remote.refs()).containsEntry(TAG, tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {MAIN, TAG, LEDGER})
  void losesARaceWithoutChangingAnything(String taken) {
    String foreign = bare.id(MAIN + "^{tree}");
    String theirs =
        bare.runWithInput(
                "tree "
                    + foreign
                    + "\nauthor "
                    + GitFixture.IDENTITY
                    + " 1790000000 +0000\ncommitter "
                    + GitFixture.IDENTITY
                    + " 1790000000 +0000\n\nfirst\n",
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--stdin")
            .strip();
    bare.run("update-ref", taken, theirs);
    String before = bare.refs();

    assertThat(remote.push(updates()))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
              assertThat(failure.said()).contains(taken + " [rejected]");
            });

    assertThat(bare.refs()).isEqualTo(before);
  }

  @Test
  void neverMovesATagEvenForward() {
    bare.run("update-ref", TAG, pushed);
    String before = bare.refs();

    assertThat(remote.push(List.of(new Update(TAG, Optional.empty(), tag))))
        .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED));

    assertThat(bare.refs()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pre-receive: echo no releases today >&2; exit 1",
        "update: case $1 in refs/tags/*) echo no releases today >&2; exit 1;; esac"
      })
  void leavesNothingBehindWhenAHookRefuses(String hook) throws IOException {
    String[] nameAndScript = hook.split(": ", 2);
    Path file =
        Files.createDirectories(bare.directory().resolve("hooks")).resolve(nameAndScript[0]);
    Files.writeString(file, "#!/bin/sh\n" + nameAndScript[1] + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    String before = bare.refs();

    assertThat(remote.push(updates()))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
              assertThat(failure.said()).contains("no releases today", "hook");
            });

    assertThat(bare.refs()).isEqualTo(before);
  }

  @Test
  void fetchesObjectsOfALedgerThatCloneNeverSaw() {
    GitFixture other = GitFixture.init(temp.resolve("other" + repositories));
    String elsewhere = other.commit("ledger: elsewhere");
    other.run("push", "--quiet", bare.directory().toString(), "HEAD:" + LEDGER);
    String before = clone.refs();

    remote.fetchObjects(LEDGER);

    assertThat(clone.run("cat-file", "-t", elsewhere).strip()).isEqualTo("commit");
    assertThat(clone.refs()).isEqualTo(before);
  }

  @Test
  void saysThatARepositoryIsNotThere() {
    clone.run("remote", "set-url", "origin", server.url("none.git"));
    try (GitRepository opened = GitRepository.open(clone.directory())) {
      assertThatThrownBy(() -> remote(opened, server.access()).refs())
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("remote origin does not answer");
    }
  }

  /** A new clone, without a commit, of this test's repository. */
  final GitFixture clone(String directory, Access access) {
    GitFixture made = GitFixture.init(temp.resolve(repositories + directory));
    access.configure(made, server.url(repositories + ".git"));
    return made;
  }

  static GitRemote remote(GitRepository repository, Access access) {
    Optional<Credentials> credentials = access.credentials();
    return GitRemote.of(repository, Transport.standard(host -> credentials, Retries.none()))
        .orElseThrow();
  }

  final List<Update> updates() {
    return List.of(
        new Update(MAIN, Optional.of(pushed), next),
        new Update(TAG, Optional.empty(), tag),
        new Update(LEDGER, Optional.empty(), next));
  }
}
