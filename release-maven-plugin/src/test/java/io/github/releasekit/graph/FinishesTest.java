package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Releases that end a branch, where clone, remote or branches are not as a team has them. */
class FinishesTest extends FinishFixture {

  @Test
  void aFinishedBranchThatIsAheadOnTheRemoteIsNamed() {
    begin(GITFLOW, RELEASE_BRANCH);
    here.commit("fix: more", "more.txt", "more\n");
    here.run("push", "--quiet", "origin", "release/v1.1.0");
    here.run("reset", "--quiet", "--hard", "HEAD~1");

    assertThatThrownBy(() -> run("branch-finish"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release/v1.1.0 on origin has commits that are not here")
        .hasMessageContaining("git pull --rebase origin release/v1.1.0");
  }

  @Test
  void aShallowCloneIsRefusedBeforeAnythingIsMerged() {
    begin(GITFLOW, RELEASE_BRANCH);
    here.write(".git/shallow", here.id("HEAD") + "\n");

    assertThatThrownBy(() -> run("branch-finish"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("shallow")
        .hasMessageContaining("git fetch --unshallow");
  }

  @Test
  void aBranchThatPeopleHaveMergedIntoMainIsReleasedThere() {
    begin(GITFLOW, RELEASE_BRANCH);
    here.run("checkout", "--quiet", "main");
    here.run("merge", "--quiet", "--no-ff", "--message=merged by hand", "release/v1.1.0");
    here.run("push", "--quiet", "origin", "main");
    here.run("checkout", "--quiet", "release/v1.1.0");

    run("branch-finish");

    assertThat(subjects("main~2..main")).isEqualTo("chore(release): 1.1.0, merged by hand");
    assertThat(there.id("v1.1.0^{commit}")).isEqualTo(there.id("main"));
    assertThat(version("develop")).isEqualTo("1.2.0-SNAPSHOT");
    assertThat(isThere("release/v1.1.0")).isFalse();
  }

  @Test
  void aDetachedHeadIsFinishedAsTheBranchOfTheRemoteThatIsThere() {
    begin(GITFLOW, RELEASE_BRANCH);
    here.run("checkout", "--quiet", "--detach");
    here.run("branch", "--quiet", "-D", "main", "develop", "release/v1.1.0");

    run("branch-finish");

    assertThat(subjects("main~2..main"))
        .isEqualTo("chore(release): 1.1.0, Merge branch 'release/v1.1.0' into main");
    assertThat(isThere("release/v1.1.0")).isFalse();
    assertThat(here.run("branch", "--format=%(refname)")).doesNotContain("refs/heads/");
  }

  /** What is developed next is what the branch says when the release gets there. */
  @Test
  void aVersionThatDevelopGotDuringTheBuildStays() {
    begin(
        GITFLOW,
        RELEASE_BRANCH.replace(
            "1.2.0-SNAPSHOT begin (develop)", "1.1.0-SNAPSHOT fix: a (develop)"));

    run(
        "branch-finish",
        "git checkout --quiet --detach origin/develop",
        "sed -i s/1.1.0-SNAPSHOT/2.0.0-SNAPSHOT/ pom.xml",
        "git commit --quiet --all --message='build: 2.0.0'",
        "git push --quiet origin HEAD:develop",
        "git checkout --quiet release/v1.1.0");

    assertThat(version("develop")).isEqualTo("2.0.0-SNAPSHOT");
    assertThat(subjects("develop~2..develop"))
        .isEqualTo("Merge tag 'v1.1.0' into develop, build: 2.0.0");
  }

  @Test
  void aReleaseBranchOfAnOlderLineGetsNoHotfixOfANewerOne() {
    begin(
        "branching: {model: release-branches, intoReleaseBranches: true}\n",
        """
        * 3.0.0-SNAPSHOT begin (main)
        | * 2.1.0-SNAPSHOT fix: new (release/v2.1.0)
        |/
        | * 2.0.1-SNAPSHOT fix: late (HEAD -> hotfix/x)
        | * 2.0.1-SNAPSHOT begin
        |/
        * 2.0.0 release (tag: v2.0.0)
        * 2.0.0-SNAPSHOT feat: big
        | * 1.1.0-SNAPSHOT fix: old (release/v1.1.0)
        |/
        * 1.0.0 release (tag: v1.0.0)
        * 1.0.0-SNAPSHOT feat: first
        """);
    String older = there.id("release/v1.1.0");

    run("hotfix-finish");

    assertThat(there.id("release/v1.1.0")).isEqualTo(older);
    assertThat(subjects("release/v2.1.0~1..release/v2.1.0"))
        .isEqualTo("Merge tag 'v2.0.1' into release/v2.1.0");
    assertThat(version("release/v2.1.0")).isEqualTo("2.1.0-SNAPSHOT");
  }

  /** Another build system may have taken over there. */
  @Test
  void aBranchWhosePomCannotBeReadGetsTheFixWithoutAVersion() {
    begin("branching: {model: release-branches}\n", HOTFIX);
    here.run("checkout", "--quiet", "support/2.x");
    here.run("rm", "--quiet", "pom.xml");
    here.commit("build: gradle", "build.gradle", "version = '2.0.0-SNAPSHOT'\n");
    here.run("push", "--quiet", "origin", "support/2.x");
    here.run("checkout", "--quiet", "hotfix/x");

    run("hotfix-finish");

    assertThat(subjects("support/2.x~1..support/2.x"))
        .isEqualTo("Merge tag 'v1.0.1' into support/2.x");
    assertThat(there.run("ls-tree", "-r", "--name-only", "support/2.x"))
        .contains("build.gradle", "src/fix-late.txt")
        .doesNotContain("pom.xml");
    assertThat(version("main")).isEqualTo("3.0.0-SNAPSHOT");
  }

  @Test
  void aCloneWithoutDevelopIsToldHowToGetItWhereNothingIsPushed() {
    begin(GITFLOW, RELEASE_BRANCH);
    here.run("branch", "--quiet", "-D", "develop");

    assertThatThrownBy(() -> run("branch-finish -DpushChanges=false"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("there is no branch develop in this clone")
        .hasMessageContaining("git fetch origin develop:develop");
  }

  /** As an atomic push of all of it would. */
  @Test
  void whatIsLeftToPushByHandEndsTheBranchToo() {
    begin(GITFLOW, RELEASE_BRANCH);
    run("branch-finish -DpushChanges=false");
    out.clear();
    run("status");
    String push = out.get(out.size() - 1).lines().reduce((one, next) -> next).orElseThrow();

    here.run(push.replace("next: git ", "").split(" "));

    assertThat(subjects("main~2..main"))
        .isEqualTo("chore(release): 1.1.0, Merge branch 'release/v1.1.0' into main");
    assertThat(version("develop")).isEqualTo("1.2.0-SNAPSHOT");
    assertThat(there.id("v1.1.0^{commit}")).isEqualTo(there.id("main"));
    assertThat(isThere("release/v1.1.0")).isFalse();
    out.clear();
    run("status");
    assertThat(String.join("\n", out)).contains("tagged and pushed");
  }

  @Test
  void whatOthersHavePushedToTheEndedBranchIsNotDeletedByHand() {
    begin(GITFLOW, RELEASE_BRANCH);
    GitFixture other = GitFixture.at(here.directory());
    other.run("checkout", "--quiet", "--detach");
    other.commit("fix: theirs", "theirs.txt", "theirs\n");
    other.run("push", "--quiet", "origin", "HEAD:release/v1.1.0");
    other.run("checkout", "--quiet", "release/v1.1.0");

    run("branch-finish -DpushChanges=false");
    out.clear();
    run("status");

    assertThat(out).last().asString().contains("git push --atomic origin main develop v1.1.0");
    assertThat(out).last().asString().doesNotContain("release/v1.1.0");
  }

  @Test
  void aFinishThatWasInterruptedGoesOnWithTheSameGoal() {
    begin(GITFLOW, RELEASE_BRANCH);
    assertThatThrownBy(
            () ->
                run(
                    "branch-finish",
                    "git checkout --quiet --detach origin/main",
                    "git commit --quiet --allow-empty --message='fix: other'",
                    "git push --quiet origin HEAD:main",
                    "git checkout --quiet release/v1.1.0"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("refs/heads/main on origin has moved");

    run("status");

    assertThat(out).last().asString().isEqualTo("next: mvn release-kit:branch-finish");
    run("branch-finish");
    assertThat(subjects("main~3..main"))
        .isEqualTo("chore(release): 1.1.0, Merge branch 'release/v1.1.0' into main, fix: other");
  }

  @Test
  void aReleaseThatIsNotBuiltAgainIsMergedIntoWhatDevelopIsByNow() throws IOException {
    begin(GITFLOW, RELEASE_BRANCH);
    Path hook = refusing("refs/heads/develop");
    assertThatThrownBy(() -> run("branch-finish")).isInstanceOf(ReleaseException.class);
    Files.delete(hook);
    moveDevelop();

    run("branch-finish", "exit 1");

    assertThat(subjects("develop~2..develop"))
        .isEqualTo("Merge tag 'v1.1.0' into develop, feat: moved");
    assertThat(there.id("v1.1.0^{commit}")).isEqualTo(there.id("main"));
  }

  @Test
  void aCloneThatFetchesTheEndedBranchAloneGoesOnAtMain() {
    begin("branching: {model: release-branches}\n", HOTFIX);
    here.run("branch", "--quiet", "-D", "main", "support/2.x");
    here.run("update-ref", "-d", "refs/remotes/origin/main");
    here.run("config", "remote.origin.fetch", "+refs/heads/hotfix/x:refs/remotes/origin/hotfix/x");

    run("hotfix-finish");

    assertThat(here.run("rev-parse", "--abbrev-ref", "HEAD").strip()).isEqualTo("main");
    assertThat(here.id("HEAD")).isEqualTo(there.id("main"));
    assertThat(here.run("config", "branch.main.remote").strip()).isEqualTo("origin");
    assertThat(here.run("branch")).doesNotContain("hotfix/x");
  }

  @Test
  void aPlanSaysWhatIsMergedAndDeleted() {
    begin(GITFLOW, RELEASE_BRANCH);

    run("branch-finish -DdryRun");

    assertThat(String.join("\n", out))
        .contains(
            """
              onto     main, which release/v1.1.0 is merged into
              into     develop
              deleted  release/v1.1.0
            """)
        .doesNotContain("for development");
  }
}
