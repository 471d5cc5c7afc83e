package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.Failed;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A push in order to a remote without atomic pushes that refuses the tag. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedTest {

  private static final String POM =
      "<project><groupId>org.acme</groupId><artifactId>app</artifactId>"
          + "<version>1.0-SNAPSHOT</version></project>";

  @TempDir Path temp;
  private GitFixture clone;

  @BeforeEach
  void interrupt() throws IOException {
    GitFixture bare = GitFixture.bare(temp.resolve("remote.git"));
    bare.run("config", "receive.advertiseAtomic", "false");
    clone = GitFixture.init(temp.resolve("clone"));
    clone.run("remote", "add", "origin", bare.directory().toString());
    clone.write("release-kit.yml", "push: {atomic: preferred}\n");
    clone.write("pom.xml", POM);
    clone.run("add", ".");
    clone.commit("feat: begin");
    clone.run("push", "--quiet", "--set-upstream", "origin", "main");
    Files.createDirectories(bare.directory().resolve("hooks"));
    Programs.script(
        bare.directory().resolve("hooks/update"), "case $1 in refs/tags/*) exit 1 ;; esac");
    assertThatThrownBy(
            () -> BuildlessRelease.run(clone.directory(), temp.resolve("attempt"), () -> {}))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pushed before: refs/heads/main");
  }

  @Test
  void isHalfPushedWhenTheBranchIsThereAndTheTagIsNot() {
    try (Workspace workspace = WorkspaceTest.workspace(clone.directory(), clone.directory())) {
      Interrupted found = Interrupted.find(workspace, workspace.journals()).orElseThrow();

      assertThat(found.halfPushed()).isEqualTo(List.of("refs/heads/main"));
      assertThat(found.finishable()).isTrue();
      assertThat(found.pending()).isTrue();
      assertThat(found.standing()).contains("the remote has only refs/heads/main of it");
      assertThat(found.next()).isEqualTo("mvn release-kit:prepare");
    }
  }

  /** Two releases of the same second make the same commits, and different tags. */
  @Test
  void isNotHalfPushedWhenTheTagIsAnotherReleases() {
    GitFixture bare = GitFixture.at(temp.resolve("remote.git"));
    bare.run("update-ref", "refs/tags/v1.0.0", bare.id("main~1"));

    try (Workspace workspace = WorkspaceTest.workspace(clone.directory(), clone.directory())) {
      assertThat(Interrupted.find(workspace, workspace.journals())).isEmpty();
    }
  }

  /** Nothing points to the objects of a release before it is pushed, so that git removes them. */
  @Test
  void isNotHalfPushedWhenGitHasRemovedItsTag() {
    clone.run("reflog", "expire", "--expire=now", "--all");
    clone.run("prune", "--expire=now");

    try (Workspace workspace = WorkspaceTest.workspace(clone.directory(), clone.directory())) {
      Interrupted found = Interrupted.find(workspace, workspace.journals()).orElseThrow();

      assertThat(found.halfPushed()).isEmpty();
      assertThat(found.finishable()).isFalse();
    }
  }

  @Test
  void isJustATryWhereTheBuildFailsOrItsResultsDoNotPass() {
    assertThat(failed("build").pending()).isFalse();
    assertThat(failed("judge-results", new Built("staging", "")).pending()).isFalse();
    assertThat(failed("push", new Built("staging", "")).pending()).isTrue();
    assertThat(failed("judge-results", new Built("staging", "")).standing())
        .isEqualTo(
            "prepare failed at judge-results: it does not pass; nothing is public, nothing here"
                + " has changed");
  }

  private Interrupted failed(String step, Event... before) {
    JournalFile file = new JournalFile(temp.resolve("journals/" + step + before.length));
    for (Event event : before) {
      file.append(new JournalEntry("earlier", Instant.EPOCH, 0, event));
    }
    file.append(new JournalEntry(step, Instant.EPOCH, 0, new Failed("it does not pass:\n  a")));
    return new Interrupted(
        Version.parse("1.0.0"), file, Optional.empty(), List.of(), Optional.empty());
  }
}
