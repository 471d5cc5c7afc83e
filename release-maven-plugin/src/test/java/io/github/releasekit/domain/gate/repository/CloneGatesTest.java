package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.fact.Obstacle;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.domain.gate.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gates about the clone, its branch, its history and its remote. */
class CloneGatesTest extends AbstractGateTest {

  @Test
  void releasableCloneShowsEveryObstacleWithItsRemedy() {
    facts.workingTree =
        new WorkingTree(
            Optional.of("refs/heads/main"),
            List.of(),
            Set.of(),
            false,
            List.of(),
            Optional.of("A <a@b>"),
            List.of(
                new Obstacle("a merge is unfinished", "git merge --abort"),
                new Obstacle("submodule lib is not here", "git submodule update --init")));

    assertThat(findings("releasable-clone"))
        .containsExactly(
            new Finding("a merge is unfinished", "git merge --abort"),
            new Finding("submodule lib is not here", "git submodule update --init"));
  }

  @Test
  void allowedBranchTakesTheOnlyAllowedBranchAtADetachedHead() {
    facts.workingTree = onBranch(null);
    String head = "a".repeat(40);
    facts.remote =
        remote(
            Map.of(
                "refs/heads/main", head,
                "refs/heads/feature/x", head,
                "refs/heads/release/1.x", "b".repeat(40),
                "refs/tags/main", head));
    assertPassed("allowed-branch");
    assertThat(facts.snapshot().branch()).contains("refs/heads/main");

    facts.remote = remote(Map.of("refs/heads/main", head, "refs/heads/release/1.x", head));
    assertRefused("allowed-branch", "not at exactly one branch");

    facts.remote = remote(Map.of("refs/heads/main", "b".repeat(40)));
    assertRefused("allowed-branch", "not at exactly one branch");
  }

  @Test
  void inStepWithRemoteRefusesABranchThatGitWouldTakeForADirectory() {
    facts.workingTree = onBranch("refs/heads/release/1.x");
    facts.remote = remote(Map.of("refs/heads/release", "b".repeat(40)));
    assertRefused("in-step-with-remote", "where refs/heads/release is");

    facts.remote = remote(Map.of("refs/heads/release/1.x/y", "b".repeat(40)));
    assertRefused("in-step-with-remote", "where refs/heads/release/1.x/y is");

    facts.remote = remote(Map.of("refs/heads/release/1", "b".repeat(40)));
    assertPassed("in-step-with-remote");
  }

  @Test
  void cleanTreeRefusesModifiedFilesAndNamesTheFirstTen() {
    facts.workingTree = tree(List.of("a.txt", "b/c.txt"), Set.of());
    assertRefused("clean-tree", "a.txt, b/c.txt");

    facts.workingTree =
        tree(Stream.iterate(1, i -> i + 1).limit(12).map(i -> "f" + i).toList(), Set.of());
    assertRefused("clean-tree", "f10 and 2 more");
  }

  @Test
  void cleanTreeRefusesUntrackedFilesOnlyWhereTheReleaseWouldWrite() {
    facts.workingTree = tree(List.of(), Set.of("notes.txt"));
    assertPassed("clean-tree");

    facts.workingTree = tree(List.of(), Set.of("CHANGELOG.md", "notes.txt"));
    assertRefused("clean-tree", "CHANGELOG.md");

    facts.workingTree = tree(List.of(), Set.of("release-kit.yml"));
    assertRefused("clean-tree", "release-kit.yml");
  }

  @Test
  void cleanTreeShowsAllFindingsTogether() {
    facts.workingTree = tree(List.of("a"), Set.of("CHANGELOG.md", "release-kit.yml"));

    assertThat(findings("clean-tree")).hasSize(3);
  }

  @Test
  void allowedBranchRefusesOtherBranches() {
    facts.workingTree = onBranch("refs/heads/feature/x");
    assertRefused("allowed-branch", "feature/x");

    facts.workingTree = onBranch("refs/heads/release/1.x");
    assertPassed("allowed-branch");
  }

  @Test
  void allowedBranchRefusesADetachedHead() {
    facts.workingTree = onBranch(null);

    assertRefused("allowed-branch", "detached");
  }

  @Test
  void allowedBranchRefusesAnUnknownCommitter() {
    facts.workingTree =
        new WorkingTree(
            Optional.of("refs/heads/main"),
            List.of(),
            Set.of(),
            false,
            List.of(),
            Optional.empty(),
            List.of());

    assertRefused("allowed-branch", "who commits");
  }

  @Test
  void completeHistoryRefusesAShallowClone() {
    facts.workingTree =
        new WorkingTree(
            Optional.of("refs/heads/main"),
            List.of(),
            Set.of(),
            true,
            List.of(),
            Optional.of("A <a@b>"),
            List.of());

    assertRefused("complete-history", "shallow");
  }

  @Test
  void completeHistoryRefusesGraftsWithTheCommandThatRemovesThem() {
    facts.workingTree =
        new WorkingTree(
            Optional.of("refs/heads/main"),
            List.of(),
            Set.of(),
            false,
            List.of(".git/info/grafts", "refs/replace/" + "c".repeat(40)),
            Optional.of("A <a@b>"),
            List.of());

    assertThat(findings("complete-history"))
        .extracting(Finding::remedy)
        .containsExactly("rm .git/info/grafts", "git replace -d " + "c".repeat(40));
  }

  @Test
  void completeHistoryRefusesMissingReleaseTagsOnly() {
    facts.remote =
        remote(Map.of("refs/tags/v1.2.5", "1", "refs/tags/nightly", "2", "refs/heads/v9.9.9", "3"));
    assertRefused("complete-history", "v1.2.5");
    assertThat(findings("complete-history").get(0).problem()).doesNotContain("nightly", "9.9.9");

    facts.remote = remote(Map.of("refs/tags/nightly", "2"));
    assertPassed("complete-history");
  }

  @Test
  void completeHistoryLeavesTheReleasesOwnTagToAnotherGate() {
    facts.remote = remote(Map.of("refs/tags/v1.3.0", "1"));

    assertPassed("complete-history");
    assertRefused("tag-free", "v1.3.0");
  }

  @Test
  void inStepRefusesADivergedRemoteAndNone() {
    facts.remote =
        Optional.of(
            new Remote("upstream", "https://git.acme.org/acme/app.git", Map.of(), Remote.DIVERGED));
    assertRefused("in-step-with-remote", "main on upstream");

    facts.remote = Optional.empty();
    assertRefused("in-step-with-remote", "no remote");
  }

  @Test
  void scmConnectionRefusesAForkAndNamesBoth() {
    facts.remote =
        Optional.of(new Remote("origin", "https://git.acme.org/ada/app.git", Map.of(), 0));

    assertRefused("scm-connection", "origin is git.acme.org/ada/app");
    assertRefused("scm-connection", "the POM's developerConnection is git.acme.org/acme/app");
  }

  @Test
  void scmConnectionIsSkippedWhereThereIsNothingToCompare() {
    facts.remote = Optional.of(new Remote("origin", "/srv/git/app.git", Map.of(), 0));
    assertSkipped("scm-connection", "origin is on this machine");

    facts.developerConnection = Optional.of("scm:svn:https://svn.acme.org/app/trunk");
    assertSkipped("scm-connection", "no developerConnection of a git host");

    facts.remote = Optional.empty();
    assertSkipped("scm-connection", "nothing is pushed");
  }

  @Test
  void inStepPassesWhenTheRemoteIsBehindOrLevel() {
    facts.remote =
        Optional.of(new Remote("origin", "https://git.acme.org/acme/app.git", Map.of(), 3));
    assertPassed("in-step-with-remote");

    facts.remote =
        Optional.of(new Remote("origin", "https://git.acme.org/acme/app.git", Map.of(), 0));
    assertPassed("in-step-with-remote");
  }

  @Test
  void inStepIsSkippedWhenNothingIsPushed() {
    facts.circumstances =
        new Circumstances(false, Optional.of(List.of()), false, false, Signing.NONE);
    facts.remote = Optional.empty();

    assertSkipped("in-step-with-remote", "pushChanges");
  }
}
