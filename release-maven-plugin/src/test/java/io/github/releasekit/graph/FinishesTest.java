package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that end a branch, where clone, remote or branches are not as a team has them. */
class FinishesTest {

  private static final String GITFLOW = "branching: {model: gitflow}\n";

  private static final String RELEASE_BRANCH =
      """
      * 1.2.0-SNAPSHOT begin (develop)
      | * 1.1.0-SNAPSHOT fix: late (HEAD -> release/v1.1.0)
      |/
      * 1.1.0-SNAPSHOT feat: greet
      * 1.1.0-SNAPSHOT begin
      * 1.0.0 release (main, tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      """;

  private static final String HOTFIX =
      """
      * 3.0.0-SNAPSHOT begin (main)
      | * 2.0.0-SNAPSHOT begin (support/2.x)
      |/
      | * 1.0.1-SNAPSHOT fix: late (HEAD -> hotfix/x)
      | * 1.0.1-SNAPSHOT begin
      |/
      * 1.0.0 release (tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      """;

  @TempDir Path temp;
  private final List<String> out = new ArrayList<>();
  private World world;
  private GitFixture here;
  private GitFixture there;

  private void begin(String policy, String drawing) {
    world = World.create(temp, Drawing.read(drawing), policy);
    here = world.checkout();
    there = world.remote();
  }

  private void run(String command, String... meanwhile) {
    new Commands(world, Optional.empty(), out::add).run(command, List.of(meanwhile));
  }

  private String subjects(String range) {
    return String.join(
        ", ", there.run("log", "--format=%s", "--first-parent", range).lines().toList());
  }

  private boolean isThere(String branch) {
    return !there.run("for-each-ref", "refs/heads/" + branch).isEmpty();
  }

  private String version(String branch) {
    return Poms.versions(there.run("show", branch + ":pom.xml"), path -> "");
  }

  private void forgetReleases() {
    try (Stream<Path> files = Files.walk(here.directory().resolve(".git/release-kit"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
  void aRollbackFromAnotherCloneNeedsNoBranchThatTheRemoteHas() {
    begin(GITFLOW, RELEASE_BRANCH);
    String before = here.id("HEAD");
    run("branch-finish");
    forgetReleases();
    here.run("checkout", "--quiet", "-b", "own");
    String own = here.id("HEAD");

    run("rollback -DreleaseVersion=1.1.0");

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
