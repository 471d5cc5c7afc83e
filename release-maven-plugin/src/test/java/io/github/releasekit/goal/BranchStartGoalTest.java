package io.github.releasekit.goal;

import static io.github.releasekit.goal.StartFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BranchStartGoalTest {

  private static final String BRANCH = "refs/heads/release/v1.2.0";

  private static final String CORE = "<module>core</module>";

  @TempDir Path temp;

  @Test
  void startsFromDevelopWhichGoesOnWithTheNextMinor() {
    StartFixture flow = StartFixture.gitflow(temp);
    String before = flow.clone.id("develop");

    flow.branchStart();

    assertThat(flow.bare.id(BRANCH + "~1")).isEqualTo(before);
    assertThat(flow.bare.id("develop~1")).isEqualTo(before);
    assertThat(flow.there(BRANCH, "pom.xml"))
        .isEqualTo(StartFixture.POM.formatted("1.2.0-SNAPSHOT", "HEAD"));
    assertThat(flow.there("develop", "pom.xml"))
        .isEqualTo(StartFixture.POM.formatted("1.3.0-SNAPSHOT", "HEAD"));
    assertThat(flow.bare.run("log", "-1", "--format=%B", BRANCH).strip())
        .isEqualTo("chore: set version 1.2.0-SNAPSHOT\n\nVersion-Bump: 1.2.0-SNAPSHOT");
    assertThat(flow.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo(BRANCH);
    assertThat(flow.clone.run("status", "--porcelain")).isEmpty();
    assertThat(flow.clone.id("develop")).isEqualTo(flow.bare.id("develop"));
    assertThat(flow.clone.run("rev-parse", "--abbrev-ref", "@{upstream}").strip())
        .isEqualTo("origin/release/v1.2.0");
    assertThat(flow.out)
        .anySatisfy(line -> assertThat(line).startsWith("Started release/v1.2.0 from develop ("))
        .contains("  develop goes on with 1.3.0-SNAPSHOT")
        .anySatisfy(line -> assertThat(line).contains("mvn release-kit:branch-finish"));
  }

  @Test
  void startsFromMainWithReleaseBranches() {
    StartFixture flow = StartFixture.releaseBranches(temp);
    String before = flow.clone.id("main");

    flow.branchStart(request("major", "", ""));

    assertThat(flow.bare.id("release/v2.0.0~1")).isEqualTo(before);
    assertThat(flow.there("main", "pom.xml")).contains("<version>2.1.0-SNAPSHOT</version>");
  }

  @Test
  void takesTheVersionsThatWereTyped() {
    StartFixture flow = StartFixture.gitflow(temp);

    flow.branchStart(request("", "1.4.0", "2.0.0-SNAPSHOT"));

    assertThat(flow.there("release/v1.4.0", "pom.xml")).contains("1.4.0-SNAPSHOT");
    assertThat(flow.there("develop", "pom.xml")).contains("2.0.0-SNAPSHOT");
  }

  /** The POM says it, so that there is nothing to write. */
  @Test
  void startsAtTheCommitItselfWhereItsVersionIsRight() {
    StartFixture flow = StartFixture.gitflow(temp);
    String pom = StartFixture.POM.formatted("1.2.0-SNAPSHOT", "HEAD");
    flow.clone.commit("build: next", "pom.xml", pom);
    flow.clone.run("push", "--quiet", "origin", "develop");

    flow.branchStart();

    assertThat(flow.bare.id(BRANCH)).isEqualTo(flow.bare.id("develop~1"));
  }

  @Test
  void leavesDevelopmentThatIsAboveTheReleaseAlone() {
    StartFixture flow = StartFixture.gitflow(temp);
    String pom = StartFixture.POM.formatted("2.0.0-SNAPSHOT", "HEAD");
    flow.clone.commit("build: next", "pom.xml", pom);
    flow.clone.run("push", "--quiet", "origin", "develop");

    flow.branchStart(request("minor", "", ""));

    assertThat(flow.there(BRANCH, "pom.xml")).contains("1.2.0-SNAPSHOT");
    assertThat(flow.there("develop", "pom.xml")).isEqualTo(pom);
  }

  @Test
  void pushesWhatIsAheadAsWell() {
    StartFixture flow = StartFixture.gitflow(temp);
    String ahead = flow.clone.commit("feat: ahead", "ahead.txt", "ahead\n");

    flow.branchStart();

    assertThat(flow.bare.id("develop~1")).isEqualTo(ahead);
    assertThat(flow.bare.id(BRANCH + "~1")).isEqualTo(ahead);
  }

  @Test
  void showsWhatItWouldMakeAndChangesNothing() {
    StartFixture flow = StartFixture.gitflow(temp);
    Map<String, String> before = flow.clone.state();
    String refs = flow.bare.refs();

    flow.branchStart(flow.clone, ReleaseRequest.DEFAULT, true, true);

    assertThat(flow.clone.state()).isEqualTo(before);
    assertThat(flow.bare.refs()).isEqualTo(refs);
    assertThat(flow.out)
        .contains(
            "-  <version>1.1.1-SNAPSHOT</version>",
            "+  <version>1.2.0-SNAPSHOT</version>",
            "develop would go on with 1.3.0-SNAPSHOT",
            "+  <version>1.3.0-SNAPSHOT</version>",
            "Would push release/v1.2.0 and develop to origin");
    assertThat(flow.out.get(0))
        .startsWith("Would start release/v1.2.0 from develop (")
        .contains("for 1.2.0: minor by 1 of 2 changes");
  }

  @Test
  void startsInThisCloneOnly() {
    StartFixture flow = StartFixture.gitflow(temp);
    String refs = flow.bare.refs();

    flow.branchStart(flow.clone, ReleaseRequest.DEFAULT, false, false);

    assertThat(flow.bare.refs()).isEqualTo(refs);
    assertThat(flow.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo(BRANCH);
    assertThat(flow.clone.run("status", "--porcelain")).isEmpty();
    assertThat(flow.clone.run("show", "HEAD:pom.xml")).contains("1.2.0-SNAPSHOT");
    assertThat(flow.clone.run("show", "develop:pom.xml")).contains("1.3.0-SNAPSHOT");
    assertThat(flow.out)
        .contains("  not pushed; git push --atomic origin release/v1.2.0 develop does it");
  }

  @Test
  void needsNoRemoteForThisCloneOnly() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.clone.run("remote", "remove", "origin");

    flow.branchStart(flow.clone, ReleaseRequest.DEFAULT, false, false);

    assertThat(flow.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo(BRANCH);
    assertThatThrownBy(() -> flow.branchStart())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no remote to push to")
        .hasMessageContaining("-DpushChanges=false");
  }

  /** HEAD cannot be moved: the run ends after the push. */
  @Test
  void goesOnAfterThePushWhereItWasInterrupted() throws IOException {
    StartFixture flow = StartFixture.gitflow(temp);
    Map<String, String> before = flow.clone.state();
    Path lock = flow.clone.directory().resolve(".git/HEAD.lock");
    Files.createFile(lock);
    assertThatThrownBy(() -> flow.branchStart())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("HEAD.lock is there");
    Files.delete(lock);
    String refs = flow.bare.refs();
    assertThat(refs).contains(BRANCH);
    assertThat(flow.clone.state().get(".git/HEAD")).isEqualTo(before.get(".git/HEAD"));

    flow.branchStart();

    assertThat(flow.bare.refs()).isEqualTo(refs);
    assertThat(flow.clone.id("HEAD")).isEqualTo(flow.bare.id(BRANCH));
    assertThat(flow.clone.id("develop")).isEqualTo(flow.bare.id("develop"));
    assertThat(flow.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo(BRANCH);
    assertThat(flow.clone.run("status", "--porcelain")).isEmpty();
    assertThat(flow.out).contains("release/v1.2.0 is on origin already, as it would be started");
  }

  /** A remote that takes one ref after the other has the branch, and develop is as it was. */
  @Test
  void pushesWhatIsLeftOfAPushThatWasNotAtomic() {
    StartFixture flow = StartFixture.gitflow(temp);
    String before = flow.bare.id("develop");
    flow.branchStart();
    String started = flow.bare.id(BRANCH);
    flow.bare.run("update-ref", "refs/heads/develop", before);
    flow.clone.run("checkout", "--quiet", "develop");
    flow.clone.run("reset", "--quiet", "--hard", before);
    flow.clone.run("branch", "--quiet", "-D", "release/v1.2.0");

    flow.branchStart();

    assertThat(flow.bare.id(BRANCH)).isEqualTo(started);
    assertThat(flow.there("develop", "pom.xml")).contains("1.3.0-SNAPSHOT");
    assertThat(flow.clone.id("HEAD")).isEqualTo(started);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void losesARaceForTheBranchAndChangesNothing() throws IOException {
    StartFixture flow = StartFixture.gitflow(temp);
    beforeThePush(flow, "update-ref " + BRANCH + " main");
    Map<String, String> before = flow.clone.state();
    String develop = flow.bare.id("develop");

    assertThatThrownBy(() -> flow.branchStart())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(BRANCH + " on origin has moved while the branch was made")
        .hasMessageContaining("nothing was pushed");

    assertThat(flow.bare.id("develop")).isEqualTo(develop);
    assertThat(flow.bare.id(BRANCH)).isEqualTo(flow.bare.id("main"));
    assertThat(flow.clone.state()).isEqualTo(before);
    refused(flow, "branch release/v1.2.0 is on origin already, and is another one", "git switch");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void losesARaceForDevelopAndChangesNothing() throws IOException {
    StartFixture flow = StartFixture.gitflow(temp);
    beforeThePush(flow, "update-ref refs/heads/develop main");

    assertThatThrownBy(() -> flow.branchStart())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("refs/heads/develop on origin has moved while the branch was made");

    assertThat(flow.bare.refs()).doesNotContain(BRANCH);
    assertThat(flow.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo("refs/heads/develop");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void leavesTheCloneAsItIsWhereTheRemoteRefuses() throws IOException {
    StartFixture flow = StartFixture.gitflow(temp);
    Files.createDirectories(flow.bare.directory().resolve("hooks"));
    Programs.script(
        flow.bare.directory().resolve("hooks/update"),
        "case $1 in refs/heads/develop) echo protected >&2; exit 1 ;; esac");
    Map<String, String> before = flow.clone.state();
    String refs = flow.bare.refs();

    refused(flow, "remote origin refused the push; nothing has changed there", "protected branch");

    assertThat(flow.bare.refs()).isEqualTo(refs);
    assertThat(flow.clone.state()).isEqualTo(before);
  }

  private static void beforeThePush(StartFixture flow, String command) throws IOException {
    Files.createDirectories(flow.clone.directory().resolve(".git/hooks"));
    Programs.script(
        flow.clone.directory().resolve(".git/hooks/pre-push"),
        "git --git-dir=" + flow.bare.directory() + " " + command);
  }

  /** Where development is protected, only its own branch is pushed. */
  @Test
  void leavesProtectedDevelopmentToRequests() {
    StartFixture flow = StartFixture.gitflow(temp);
    flow.clone.commit(
        "build: protect", "release-kit.yml", "branching: {model: gitflow}\nmode: pull-request\n");
    flow.clone.run("push", "--quiet", "origin", "develop");
    String develop = flow.bare.id("develop");

    flow.branchStart();

    assertThat(flow.bare.id("develop")).isEqualTo(develop);
    assertThat(flow.there(BRANCH, "pom.xml")).contains("1.2.0-SNAPSHOT");
    assertThat(flow.out)
        .contains("  develop is protected, and gets its next version after the release");
  }

  @Test
  void writesNoVersionWhereThatIsNoneOfTheCommits() {
    StartFixture flow = StartFixture.empty(temp);
    flow.clone.write("release-kit.yml", "branching: {model: gitflow}\nmode: tag-only\n");
    flow.clone.write("pom.xml", revision("1.1.0-SNAPSHOT", ""));
    flow.clone.run("add", "--all");
    flow.clone.commit("feat: begin");
    flow.clone.run("tag", "v1.1.0");
    flow.clone.run("checkout", "--quiet", "-b", "develop");
    String develop = flow.clone.commit("feat: more", "more.txt", "more\n");
    flow.clone.run("push", "--quiet", "origin", "main", "develop", "v1.1.0");

    flow.branchStart();

    assertThat(flow.bare.id(BRANCH)).isEqualTo(develop);
    assertThat(flow.bare.id("develop")).isEqualTo(develop);
    assertThat(flow.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo(BRANCH);
  }

  @Test
  void setsTheVersionOfAllModulesAndOfVersionFiles() {
    StartFixture flow = StartFixture.empty(temp);
    flow.clone.write(
        "release-kit.yml",
        "branching: {model: gitflow}\nversionFiles:\n  - {file: package.json, json: /version}\n");
    flow.clone.write("package.json", "{\"version\": \"1.1.0-SNAPSHOT\"}\n");
    flow.clone.write("pom.xml", revision("1.1.0-SNAPSHOT", CORE));
    flow.clone.write("core/pom.xml", module("core", "${revision}"));
    flow.clone.run("add", "--all");
    flow.clone.commit("feat: begin");
    flow.clone.run("checkout", "--quiet", "-b", "develop");
    flow.clone.run("push", "--quiet", "origin", "main", "develop");

    flow.branchStart(request("", "1.2.0", ""));

    assertThat(flow.bare.run("diff", "--name-only", BRANCH + "~1", BRANCH).lines())
        .containsExactly("package.json", "pom.xml");
    assertThat(flow.there(BRANCH, "package.json")).isEqualTo("{\"version\": \"1.2.0-SNAPSHOT\"}\n");
    assertThat(flow.there(BRANCH, "pom.xml")).isEqualTo(revision("1.2.0-SNAPSHOT", CORE));
    assertThat(flow.there("develop", "pom.xml")).isEqualTo(revision("1.3.0-SNAPSHOT", CORE));
  }

  private static String revision(String version, String modules) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.acme</groupId>
          <artifactId>app</artifactId>
          <version>${revision}</version>
          <packaging>pom</packaging>
          <properties><revision>%s</revision></properties>
          <modules>%s</modules>
        </project>
        """
        .formatted(version, modules);
  }

  private static String module(String name, String version) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>org.acme</groupId>
            <artifactId>app</artifactId>
            <version>%s</version>
          </parent>
          <artifactId>%s</artifactId>
        </project>
        """
        .formatted(version, name);
  }

  private static void refused(StartFixture flow, String problem, String remedy) {
    ThrowingCallable run = flow::branchStart;
    assertThatThrownBy(run)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(remedy);
  }
}
