package io.github.releasekit.goal;

import static io.github.releasekit.goal.StartFixture.request;
import static io.github.releasekit.goal.StartFixture.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchStartRefusalsTest {

  @TempDir Path temp;

  @Test
  void refusesTheModelTrunk() {
    refused(
        StartFixture.trunk(temp),
        "with the branching model trunk releases have no branches of their own",
        "branching: {model: release-branches}");
  }

  @Test
  void refusesToStartElsewhere() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.clone.run("checkout", "--quiet", "main");
    refused(flow, "HEAD is on main, and release branches start from develop", "git switch develop");
    flow.clone.run("checkout", "--quiet", "--detach", "develop");
    refused(flow, "HEAD is on no branch", "git switch develop");
  }

  @Test
  void refusesWithoutTheBranchThatItStartsFrom() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.bare.run("update-ref", "-d", "refs/heads/develop");
    refused(flow, "there is no branch develop", "branching: {develop: …}");
  }

  @Test
  void refusesWhatIsBehindTheRemote() {
    StartFixture flow = StartFixture.gitflow(temp);
    GitFixture other = flow.another("other");
    other.run("checkout", "--quiet", "-b", "develop", "origin/develop");
    other.commit("feat: theirs", "theirs.txt", "theirs\n");
    other.run("push", "--quiet", "origin", "develop");
    refused(
        flow,
        "develop on origin has commits that are not here",
        "git pull --rebase origin develop");
  }

  @Test
  void refusesUncommittedChangesAndUnfinishedMerges() throws IOException {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.clone.write("app.txt", "changed\n");
    Files.writeString(
        flow.clone.directory().resolve(".git/MERGE_HEAD"), flow.clone.id("main") + "\n");
    refused(flow, "uncommitted changes in app.txt", "git stash");
    refused(flow, "a merge is unfinished", "git merge --abort");
  }

  @Test
  void refusesToWriteOverFilesThatGitDoesNotKnow() throws IOException {
    StartFixture flow = StartFixture.gitflow(temp);
    GitFixture other = flow.another("other");
    other.run("checkout", "--quiet", "-b", "develop", "origin/develop");
    flow.branchStart(flow.clone, ReleaseRequest.DEFAULT, true, false);
    flow.clone.commit("docs: notes", "notes.txt", "tracked\n");
    flow.clone.run("push", "--quiet", "origin", "release/v1.2.0");
    other.write("notes.txt", "mine\n");

    assertThatThrownBy(() -> flow.branchStart(other, ReleaseRequest.DEFAULT, true, false))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("would write over what git does not know: notes.txt");

    assertThat(other.run("symbolic-ref", "HEAD").strip()).isEqualTo("refs/heads/develop");
    assertThat(Files.readString(other.directory().resolve("notes.txt"))).isEqualTo("mine\n");
  }

  @Test
  void refusesASecondReleaseBranchWithGitflow() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.branchStart();
    flow.clone.run("checkout", "--quiet", "develop");
    flow.clone.commit("feat: next", "next.txt", "next\n");
    refused(
        flow, "release branch release/v1.2.0 is open, and gitflow has one at a time", "git switch");
  }

  @Test
  void startsASecondReleaseBranchFromMainOnlyWithSomethingNew() {
    StartFixture flow = StartFixture.releaseBranches(temp);
    flow.branchStart();
    flow.clone.run("checkout", "--quiet", "main");
    refused(
        flow,
        "nothing was committed to main that is not on release/v1.2.0",
        "git switch release/v1.2.0");
    flow.clone.commit("feat: next", "next.txt", "next\n");

    flow.branchStart();

    assertThat(subjects(flow.bare, "main..release/v1.3.0")).isEmpty();
    assertThat(flow.there("release/v1.3.0", "pom.xml")).contains("1.3.0-SNAPSHOT");
    assertThat(flow.there("main", "pom.xml")).contains("1.4.0-SNAPSHOT");
  }

  @Test
  void refusesWithoutChanges() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.clone.run("reset", "--quiet", "--hard", "HEAD~2");
    flow.clone.run("push", "--quiet", "--force", "origin", "develop");
    refused(flow, "nothing was committed since v1.1.0", "-Dbump=patch");

    flow.branchStart(request("patch", "", ""));

    assertThat(flow.bare.id("release/v1.1.1")).isEqualTo(flow.bare.id("develop~1"));
  }

  @Test
  void refusesAVersionThatIsTagged() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.clone.run("tag", "v1.2.0", "v1.1.0");
    assertThatThrownBy(() -> flow.branchStart(request("", "1.2.0", "")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("tag v1.2.0 exists in this clone only");
  }

  @Test
  void refusesABranchOfThatNameThatIsAnother() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.clone.run("branch", "release/v1.2.0", "main");
    refused(
        flow, "branch release/v1.2.0 is in this clone already, and is another one", "git switch");
    flow.clone.run("branch", "--quiet", "-D", "release/v1.2.0");
    flow.clone.run("branch", "release", "main");
    refused(flow, "branch release/v1.2.0 cannot stand beside branch release", "git branch -m");
  }

  @Test
  void refusesCandidates() {
    StartFixture flow = StartFixture.gitflow(temp);
    assertThatThrownBy(() -> flow.branchStart(request("", "1.2.0-rc.1", "")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("1.2.0-rc.1 is a pre-release")
        .hasMessageContaining("-DreleaseVersion=1.2.0");
  }

  @Test
  void refusesWhereNobodyCommits() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.clone.run("config", "user.name", "");
    refused(flow, "git does not know who starts the branch", "git config user.name");
  }

  private static void refused(StartFixture flow, String problem, String remedy) {
    ThrowingCallable run = flow::branchStart;
    assertThatThrownBy(run)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(remedy);
  }
}
