package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Releases that have ended a branch are taken back. */
class FinishRollbacksTest extends FinishFixture {

  /** A push in order whose develop was refused, and has been pushed to since. */
  private void finishHalfPushedBesideDevelop() throws IOException {
    begin(GITFLOW + "push: {atomic: preferred}\n", RELEASE_BRANCH);
    there.run("config", "receive.advertiseAtomic", "false");
    Path hook = refusing("refs/heads/develop");
    assertThatThrownBy(() -> run("branch-finish"))
        .hasMessageContaining("pushed before: refs/heads/main, refs/tags/v1.1.0");
    Files.delete(hook);
    moveDevelop();
  }

  @Test
  void aRollbackOfWhatNoBranchHasRestoresTheEndedOne() {
    begin("", HOTFIX);
    String before = here.id("HEAD");
    String main = there.id("main");
    String support = there.id("support/2.x");
    run("hotfix-finish");
    there.run("update-ref", "refs/heads/main", main);
    there.run("update-ref", "refs/heads/support/2.x", support);

    run("rollback");

    assertThat(there.id("hotfix/x")).isEqualTo(before);
    assertThat(there.id("main")).isEqualTo(main);
  }

  @Test
  void whatWasPushedOfAReleaseThatLostTheRaceIsTakenBack() throws IOException {
    finishHalfPushedBesideDevelop();

    run("rollback");

    assertThat(subjects("main~1..main")).isEqualTo("revert: release 1.1.0");
    assertThat(subjects("develop~1..develop")).isEqualTo("feat: moved");
    assertThat(there.id("release/v1.1.0")).isEqualTo(here.id("release/v1.1.0"));
  }

  @Test
  void whatIsHalfPushedIsMergedWhereDevelopHasGoneMeanwhile() throws IOException {
    finishHalfPushedBesideDevelop();

    run("branch-finish", "exit 1");

    assertThat(there.id("develop^1^{/feat: moved}")).isEqualTo(there.id("develop^{/feat: moved}"));
    assertThat(there.run("merge-base", "--is-ancestor", "v1.1.0", "develop")).isEmpty();
    assertThat(isThere("release/v1.1.0")).isFalse();
  }

  @Test
  void aRollbackFromAnotherCloneNeedsNoBranchThatTheRemoteHas() {
    begin(GITFLOW, RELEASE_BRANCH);
    String before = here.id("HEAD");
    run("branch-finish");
    forgetReleases();
    here.run("checkout", "--quiet", "-b", "own");
    String own = here.id("HEAD");

    run("rollback -DreleaseVersion=1.1.0");

    assertThat(out)
        .contains(
            "Rolled back 1.1.0: its changes are reverted on develop, main, release/v1.1.0 is on"
                + " origin again, and 1.1.0 is not offered again");
    assertThat(subjects("main~1..main")).isEqualTo("revert: release 1.1.0");
    assertThat(subjects("develop~1..develop")).isEqualTo("revert: release 1.1.0");
    assertThat(there.id("release/v1.1.0")).isEqualTo(before);
    assertThat(here.id("HEAD")).isEqualTo(own);
  }

  @Test
  void aRollbackRestoresABranchWhoseNameIsNoTags() {
    begin("", HOTFIX);
    String name = "hotfix/ACME-1#über";
    here.run("branch", "--move", name);
    here.run("push", "--quiet", "origin", name, ":hotfix/x");
    String before = here.id("HEAD");

    run("hotfix-finish");
    assertThat(isThere(name)).isFalse();
    run("rollback");

    assertThat(there.id("refs/heads/" + name)).isEqualTo(before);
  }

  @Test
  void aRollbackOfATagAloneRevertsNothingAndRestoresTheBranch() {
    begin(
        GITFLOW + "mode: tag-only\n",
        """
        * ${revision} feat: next (develop)
        | * ${revision} fix: late (HEAD -> release/v1.1.0)
        |/
        * ${revision} feat: greet
        * ${revision} feat: first (main, tag: v1.0.0)
        """);
    String before = here.id("HEAD");
    run("branch-finish");
    String main = there.id("main");
    String develop = there.id("develop");
    assertThat(there.id("v1.1.0^{commit}")).isEqualTo(main);
    assertThat(isThere("release/v1.1.0")).isFalse();

    run("rollback");

    assertThat(there.id("main")).isEqualTo(main);
    assertThat(there.id("develop")).isEqualTo(develop);
    assertThat(there.id("release/v1.1.0")).isEqualTo(before);
    here.run("fetch", "--quiet");
    here.run("checkout", "--quiet", "release/v1.1.0");
    here.commit("fix: rest", "rest.txt", "rest\n");
    run("branch-finish");
    assertThat(there.run("ls-tree", "--name-only", "v1.1.1")).contains("rest.txt");
  }

  @Test
  void aRollbackOfATagOnAHotfixRestoresTheBranch() {
    begin(
        "mode: tag-only\n",
        """
        * ${revision} feat: next (main)
        | * ${revision} fix: late (HEAD -> hotfix/x)
        |/
        * ${revision} feat: first (tag: v1.0.0)
        """);
    String before = here.id("HEAD");
    run("hotfix-finish");
    String main = there.id("main");
    assertThat(there.id("v1.0.1^{commit}")).isEqualTo(before);

    run("rollback -DdeleteTag");

    assertThat(there.id("hotfix/x")).isEqualTo(before);
    assertThat(there.id("main")).isEqualTo(main);
    assertThat(there.run("tag")).doesNotContain("v1.0.1");
  }

  @Test
  void aBranchThatIsFinishedAgainAfterARollbackBringsItsChangesAgain() {
    begin(
        "branching: {model: release-branches}\n",
        RELEASE_BRANCH.replace("(main, tag", "(tag").replace("develop", "main"));
    run("branch-finish");
    run("rollback");
    here.run("fetch", "--quiet");
    here.run("checkout", "--quiet", "release/v1.1.0");
    here.commit("fix: rest", "rest.txt", "rest\n");

    run("branch-finish");

    assertThat(world.changelog("main")).containsExactly("1.1.1", "1.0.0");
    assertThat(there.run("show", "main:CHANGELOG.md")).contains("- greet", "- late", "- rest");
    assertThat(version("main")).isEqualTo("1.2.0-SNAPSHOT");
  }
}
