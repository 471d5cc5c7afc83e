package io.github.releasekit.goal;

import static io.github.releasekit.goal.StartFixture.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotfixStartGoalTest {

  private static final String BRANCH = "refs/heads/hotfix/v1.1.1";

  @TempDir Path temp;

  @Test
  void startsAtTheLastReleaseWithTheNextPatch() {
    StartFixture trunk = StartFixture.trunk(temp);

    trunk.hotfixStart("");

    assertThat(trunk.bare.id(BRANCH + "~1")).isEqualTo(trunk.bare.id("v1.1.0^{}"));
    assertThat(trunk.there(BRANCH, "pom.xml"))
        .isEqualTo(StartFixture.POM.formatted("1.1.1-SNAPSHOT", "HEAD"));
    assertThat(trunk.bare.run("diff", "--name-only", "v1.1.0", BRANCH).strip())
        .isEqualTo("pom.xml");
    assertThat(trunk.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo(BRANCH);
    assertThat(trunk.clone.run("status", "--porcelain")).isEmpty();
    assertThat(trunk.clone.directory().resolve("more.txt")).doesNotExist();
    assertThat(trunk.out)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("Started hotfix/v1.1.1 from v1.1.0 (")
                    .endsWith("for 1.1.1, a patch of v1.1.0"))
        .anySatisfy(
            line -> assertThat(line).contains("mvn release-kit:hotfix-finish release-kit:perform"));
  }

  @Test
  void startsFromMainWithGitflow() {
    StartFixture flow = StartFixture.gitflow(temp);
    GitFixture other = flow.another("other");
    other.run("checkout", "--quiet", "-b", "main", "origin/main");
    String main = other.commit("docs: on main", "main.txt", "main\n");
    other.run("push", "--quiet", "origin", "main");

    flow.hotfixStart("");

    assertThat(flow.bare.id(BRANCH + "~1")).isEqualTo(main);
    assertThat(flow.out.get(0)).startsWith("Started hotfix/v1.1.1 from main (");
  }

  @Test
  void startsFromATagABranchOrACommit() {
    StartFixture trunk = StartFixture.trunk(temp);
    String release = trunk.bare.id("v1.1.0^{}");

    trunk.hotfixStart("main");
    assertThat(trunk.bare.id(BRANCH)).isEqualTo(trunk.bare.id("main"));
    remove(trunk, BRANCH);
    trunk.hotfixStart(release.substring(0, 9));
    assertThat(trunk.bare.id(BRANCH + "~1")).isEqualTo(release);
    remove(trunk, BRANCH);
    trunk.hotfixStart("v1.1.0");
    assertThat(trunk.bare.id(BRANCH + "~1")).isEqualTo(release);
  }

  private static void remove(StartFixture fixture, String branch) {
    fixture.clone.run("checkout", "--quiet", "main");
    fixture.clone.run("update-ref", "-d", branch);
    fixture.bare.run("update-ref", "-d", branch);
  }

  @Test
  void countsFromTheReleaseOfTheLineOfItsOwn() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.run("tag", "v2.0.0", "main");
    trunk.clone.run("push", "--quiet", "origin", "v2.0.0");

    trunk.hotfixStart("v1.1.0");

    assertThat(trunk.there(BRANCH, "pom.xml")).contains("1.1.1-SNAPSHOT");
  }

  @Test
  void setsTheVersionOfAllModulesOfTheRelease() {
    StartFixture many = StartFixture.empty(temp);
    String modules = "<modules><module>core</module></modules>";
    many.clone.write("pom.xml", pom("app", "1.1.0", modules, ""));
    many.clone.write("core/pom.xml", child("core", "1.1.0"));
    many.clone.run("add", "--all");
    many.clone.commit("feat: begin");
    many.clone.run("tag", "v1.1.0");
    String grown = "<modules><module>core</module><module>web</module></modules>";
    many.clone.write("pom.xml", pom("app", "1.2.0-SNAPSHOT", grown, ""));
    many.clone.write("core/pom.xml", child("core", "1.2.0-SNAPSHOT"));
    many.clone.write("web/pom.xml", child("web", "1.2.0-SNAPSHOT"));
    many.clone.run("add", "--all");
    many.clone.commit("feat: web");
    many.clone.run("push", "--quiet", "origin", "main", "v1.1.0");

    many.hotfixStart("");

    assertThat(many.bare.run("ls-tree", "-r", "--name-only", BRANCH).lines())
        .containsExactly("core/pom.xml", "pom.xml");
    assertThat(many.there(BRANCH, "pom.xml")).isEqualTo(pom("app", "1.1.1-SNAPSHOT", modules, ""));
    assertThat(many.there(BRANCH, "core/pom.xml")).isEqualTo(child("core", "1.1.1-SNAPSHOT"));
    assertThat(many.clone.run("status", "--porcelain")).isEmpty();
  }

  private static String child(String name, String parent) {
    return "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.acme</groupId>"
        + "<artifactId>app</artifactId><version>"
        + parent
        + "</version></parent><artifactId>"
        + name
        + "</artifactId></project>\n";
  }

  /** The oracle is git, in a clone of its own. */
  @Test
  void appliesCommitsAsGitCherryPickDoes() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.run("config", "user.name", "Grace");
    trunk.clone.run("config", "user.email", "grace@example.org");
    trunk.clone.at(Instant.parse("2026-03-01T00:00:00Z"));
    String top =
        trunk.clone.commit(
            "fix: top\n\nIt was one.\n\nCloses: #7\n", "app.txt", "top\n2\n3\n4\n5\n6\nend\n");
    String other = trunk.clone.commit("fix: another", "another.txt", "another\n");
    String end = trunk.clone.id("main~2");
    trunk.clone.run("push", "--quiet", "origin", "main");
    trunk.clone.run("config", "user.name", "Ada Tester");
    trunk.clone.run("config", "user.email", "ada@example.org");

    trunk.hotfixStart("", end.substring(0, 8), top, other);

    GitFixture byHand = trunk.another("by-hand");
    byHand.run("checkout", "--quiet", "-b", "hotfix", BRANCH.replace("refs/heads", "origin"));
    byHand.run("reset", "--quiet", "--hard", "HEAD~3");
    byHand.run("cherry-pick", "-x", end, top, other);
    String format = "--format=%T%n%an <%ae> %ad%n%B";
    assertThat(trunk.bare.run("log", format, "-3", BRANCH))
        .isEqualTo(byHand.run("log", format, "-3", "hotfix"));
    assertThat(subjects(trunk.bare, "v1.1.0.." + BRANCH))
        .containsExactly(
            "fix: another", "fix: top", "fix: end", "chore: set version 1.1.1-SNAPSHOT");
    assertThat(trunk.out)
        .contains("  picked " + top.substring(0, 8) + " fix: top")
        .contains("  picked " + other.substring(0, 8) + " fix: another");
  }

  /** A release between the fix and the branch changes versions in the same places. */
  @Test
  void appliesAcrossVersions() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.write("pom.xml", StartFixture.POM.formatted("1.1.1-SNAPSHOT", "HEAD") + "\n");
    trunk.clone.write("fixed.txt", "fixed\n");
    trunk.clone.run("add", "--all");
    String fix = trunk.clone.commit("fix: with its POM");
    trunk.clone.run("push", "--quiet", "origin", "main");

    trunk.hotfixStart("", fix);

    assertThat(trunk.there(BRANCH, "pom.xml"))
        .isEqualTo(StartFixture.POM.formatted("1.1.1-SNAPSHOT", "HEAD") + "\n");
    assertThat(trunk.there(BRANCH, "fixed.txt")).isEqualTo("fixed\n");
  }

  @Test
  void leavesOutCommitsThatAreThere() {
    StartFixture trunk = StartFixture.trunk(temp);
    String end = trunk.clone.id("main");
    trunk.clone.run("revert", "--no-edit", "HEAD");
    String again = trunk.clone.commit("fix: end", "app.txt", "1\n2\n3\n4\n5\n6\nend\n");
    String bump = trunk.clone.id("v1.1.0^{}");
    trunk.clone.run("push", "--quiet", "origin", "main");

    trunk.hotfixStart("", end, " " + again, "", bump);

    assertThat(subjects(trunk.bare, "v1.1.0.." + BRANCH))
        .containsExactly("fix: end", "chore: set version 1.1.1-SNAPSHOT");
    assertThat(trunk.out)
        .contains(
            "  left out " + again.substring(0, 8) + " fix: end, which changes nothing there",
            "  left out " + bump.substring(0, 8) + " chore(release): 1.1.0, which v1.1.0 has");
  }

  @Test
  void showsWhatItWouldMakeAndChangesNothing() {
    StartFixture trunk = StartFixture.trunk(temp);
    Map<String, String> before = trunk.clone.state();
    String refs = trunk.bare.refs();
    String end = trunk.clone.id("main");

    trunk.hotfixStart(trunk.clone, "", List.of(end), "", true, true);

    assertThat(trunk.clone.state()).isEqualTo(before);
    assertThat(trunk.bare.refs()).isEqualTo(refs);
    assertThat(trunk.out)
        .contains(
            "  picked " + end.substring(0, 8) + " fix: end",
            "+  <version>1.1.1-SNAPSHOT</version>",
            "+  <scm><tag>HEAD</tag></scm>",
            "-7",
            "+end",
            "Would push hotfix/v1.1.1 to origin");
  }

  @Test
  void startsInThisCloneOnly() {
    StartFixture trunk = StartFixture.trunk(temp);
    String refs = trunk.bare.refs();

    trunk.hotfixStart(trunk.clone, "", List.of(), "hotfix/critical-security-patch", false, false);

    assertThat(trunk.bare.refs()).isEqualTo(refs);
    assertThat(trunk.clone.run("symbolic-ref", "HEAD").strip())
        .isEqualTo("refs/heads/hotfix/critical-security-patch");
    assertThat(trunk.clone.run("show", "HEAD:pom.xml")).contains("1.1.1-SNAPSHOT");
  }

  /** Started here and not pushed, it is pushed by the same command without that option. */
  @Test
  void pushesWhatWasStartedInThisCloneOnly() {
    StartFixture trunk = StartFixture.trunk(temp);
    String end = trunk.clone.id("main");
    trunk.hotfixStart(trunk.clone, "v1.1.0", List.of(end), "", false, false);
    String started = trunk.clone.id(BRANCH);

    trunk.hotfixStart(trunk.clone, "v1.1.0", List.of(end), "", true, false);

    assertThat(trunk.bare.id(BRANCH)).isEqualTo(started);
  }

  @Test
  void goesOnAfterThePushWhereItWasInterrupted() throws IOException {
    StartFixture trunk = StartFixture.trunk(temp);
    String end = trunk.clone.id("main");
    Path lock = trunk.clone.directory().resolve(".git/HEAD.lock");
    Files.createFile(lock);
    assertThatThrownBy(() -> trunk.hotfixStart("", end)).isInstanceOf(ReleaseException.class);
    Files.delete(lock);
    String refs = trunk.bare.refs();

    trunk.hotfixStart("", end);
    trunk.hotfixStart("", end);

    assertThat(trunk.bare.refs()).isEqualTo(refs).contains(BRANCH);
    assertThat(trunk.clone.id("HEAD")).isEqualTo(trunk.bare.id(BRANCH));
    assertThat(trunk.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo(BRANCH);
    assertThat(trunk.clone.run("status", "--porcelain")).isEmpty();
  }

  /** It was started here and not pushed, and meanwhile elsewhere, to the same end. */
  @Test
  void takesTheBranchOfTheRemoteForOneThatHasTheSame() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.hotfixStart(trunk.clone, "v1.1.0", List.of(), "", false, false);
    String tree = trunk.clone.id(BRANCH + "^{tree}");
    String same =
        trunk.clone.runWithInput(
            trunk.clone.run("log", "-1", "--format=%B", BRANCH).strip() + "\n",
            "commit-tree",
            tree,
            "-p",
            "v1.1.0^{}");
    trunk.clone.run("push", "--quiet", "origin", same.strip() + ":" + BRANCH);
    trunk.clone.run("checkout", "--quiet", "main");

    trunk.hotfixStart("v1.1.0");
    assertThat(trunk.clone.id("HEAD")).isEqualTo(same.strip());
  }

  @Test
  void refusesABranchThatHasGoneApart() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.hotfixStart("v1.1.0");
    trunk.clone.commit("fix: here", "here.txt", "here\n");
    GitFixture other = trunk.another("other");
    other.run("checkout", "--quiet", "-b", "hotfix/v1.1.1", "origin/hotfix/v1.1.1");
    other.commit("fix: there", "there.txt", "there\n");
    other.run("push", "--quiet", "origin", "hotfix/v1.1.1");
    trunk.clone.run("checkout", "--quiet", "main");
    Map<String, String> before = trunk.clone.state();

    assertThatThrownBy(() -> trunk.hotfixStart("v1.1.0"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("branch hotfix/v1.1.1 in this clone and on origin have gone apart")
        .hasMessageContaining("git switch hotfix/v1.1.1 && git pull --rebase");

    assertThat(trunk.clone.state()).isEqualTo(before);
  }

  /** Who began it goes on with it in another clone, and nobody else is led there by chance. */
  @Test
  void switchesToABranchThatWeBeganAndThatHasGoneOn() {
    StartFixture trunk = StartFixture.trunk(temp);
    GitFixture other = trunk.another("other");
    other.run("checkout", "--quiet", "-b", "main", "origin/main");
    GitFixture stranger = trunk.another("stranger");
    stranger.run("checkout", "--quiet", "-b", "main", "origin/main");
    stranger.run("config", "user.email", "else@example.org");
    trunk.hotfixStart("");
    trunk.clone.commit("fix: it", "fix.txt", "fixed\n");
    trunk.clone.run("push", "--quiet", "origin", "hotfix/v1.1.1");

    trunk.hotfixStart(other, "", List.of(), "", true, false);

    assertThat(other.id("HEAD")).isEqualTo(trunk.bare.id(BRANCH));
    assertThatThrownBy(() -> trunk.hotfixStart(stranger, "", List.of(), "", true, false))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("branch hotfix/v1.1.1 is on origin already, and is another one")
        .hasMessageContaining("git fetch && git switch hotfix/v1.1.1");
  }

  @Test
  void startsForAComponent() {
    StartFixture mono = StartFixture.empty(temp);
    mono.clone.write(
        "release-kit.yml",
        """
        components:
          - {name: api, paths: [api]}
          - {name: app, paths: [app]}
        """);
    mono.clone.write("pom.xml", pom("root", "1", "<modules><module>api</module></modules>", ""));
    mono.clone.write("api/pom.xml", pom("api", "1.0.0", "", ""));
    mono.clone.write(
        "app/pom.xml",
        pom(
            "app",
            "3.0.0-SNAPSHOT",
            "",
            "<dependencies><dependency><groupId>org.acme</groupId>"
                + "<artifactId>api</artifactId><version>1.0.0</version></dependency>"
                + "</dependencies>"));
    mono.clone.write(
        "pom.xml",
        pom("root", "1", "<modules><module>api</module><module>app</module></modules>", ""));
    mono.clone.run("add", "--all");
    mono.clone.commit("feat: begin");
    mono.clone.run("tag", "api-v1.0.0");
    mono.clone.commit("feat: more", "api/more.txt", "more\n");
    mono.clone.run("push", "--quiet", "origin", "main", "api-v1.0.0");

    mono.of("api").hotfixStart("");

    assertThat(mono.bare.run("diff", "--name-only", "api-v1.0.0", "hotfix/api-v1.0.1").strip())
        .isEqualTo("api/pom.xml");
    assertThat(mono.there("hotfix/api-v1.0.1", "api/pom.xml"))
        .isEqualTo(pom("api", "1.0.1-SNAPSHOT", "", ""));
    assertThat(subjects(mono.bare, "hotfix/api-v1.0.1").get(0))
        .isEqualTo("chore: set version api 1.0.1-SNAPSHOT");
  }

  private static String pom(String name, String version, String modules, String more) {
    return "<project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId><artifactId>"
        + name
        + "</artifactId><version>"
        + version
        + "</version>"
        + modules
        + more
        + "</project>\n";
  }
}
