package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotfixStartRefusalsTest {

  @TempDir Path temp;

  @Test
  void stopsAtACommitThatDoesNotFitAndLeavesEverythingAsItWas() {
    StartFixture trunk = StartFixture.trunk(temp);
    String more = trunk.clone.id("main~1");
    trunk.clone.commit("feat: rewrite", "app.txt", "wholly\nother\n");
    String fix = trunk.clone.commit("fix: rewrite", "app.txt", "wholly\nfixed\n");
    trunk.clone.run("push", "--quiet", "origin", "main");
    Map<String, String> before = trunk.clone.state();
    String refs = trunk.bare.refs();

    assertThatThrownBy(() -> trunk.hotfixStart("", more, fix))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("commit " + fix.substring(0, 8) + " fix: rewrite does not fit")
        .hasMessageContaining("the same places differ in app.txt; nothing has changed")
        .hasMessageContaining(
            "git switch -c hotfix/v1.1.1 v1.1.0 && mvn release-kit:bump"
                + " -DnewVersion=1.1.1-SNAPSHOT && git cherry-pick -x "
                + more.substring(0, 8)
                + " "
                + fix.substring(0, 8));

    assertThat(trunk.clone.state()).isEqualTo(before);
    assertThat(trunk.bare.refs()).isEqualTo(refs);
  }

  @Test
  void refusesASecondBranchForTheSameVersion() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.hotfixStart(trunk.clone, "", List.of(), "hotfix/critical", true, false);
    trunk.clone.run("checkout", "--quiet", "main");

    refused(
        trunk,
        "",
        "branch hotfix/critical is open for 1.1.1 already",
        "git fetch && git switch hotfix/critical");
  }

  @Test
  void refusesAVersionThatIsReleased() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.run("tag", "v1.1.1", "main");
    trunk.clone.run("push", "--quiet", "origin", "v1.1.1");

    refused(trunk, "v1.1.0", "v1.1.1 is there already", "-Dfrom=v1.1.1");
  }

  @Test
  void refusesWhatNamesNoCommit() {
    StartFixture trunk = StartFixture.trunk(temp);
    for (String from : List.of("--exec=x", "main@{0}", "a b", "$(id)", "\u001b[31m", "v9.9.9")) {
      refused(trunk, from, "which is no tag, branch or commit here", "git fetch --tags");
    }
  }

  @Test
  void refusesATagThatIsOnTheRemoteOnly() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.bare.run("tag", "v1.0.0", "main~1");
    refused(trunk, "v1.0.0", "tag v1.0.0 is not in this clone", "git fetch --tags");
    refused(trunk, "", "release tags of the remote are missing here: v1.0.0", "git fetch --tags");
  }

  @Test
  void refusesWhereNothingIsReleased() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.run("tag", "--delete", "v1.1.0");
    trunk.bare.run("tag", "--delete", "v1.1.0");
    refused(trunk, "", "nothing that HEAD descends from is released", "-Dfrom=");
    refused(trunk, "main", "descends from is released", "-Dfrom=");
  }

  @Test
  void refusesAShallowCloneThatHasNoReleaseYet() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.write(".git/shallow", trunk.clone.id("main") + "\n");
    refused(trunk, "", "as far as this shallow clone goes", "git fetch --unshallow --tags");
  }

  @Test
  void refusesOtherNames() {
    StartFixture trunk = StartFixture.trunk(temp);
    for (String branch :
        List.of("critical", "feature/x", "hotfix/../x", "hotfix/a b", "hotfix/", "hotfix/-x~1")) {
      assertThatThrownBy(() -> trunk.hotfixStart(trunk.clone, "", List.of(), branch, true, false))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("'" + branch + "' is no name of a branch for urgent fixes")
          .hasMessageContaining("-Drelease-kit.branch=hotfix/NAME");
    }
  }

  @Test
  void refusesCommitsThatCannotBeApplied() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.run("checkout", "--quiet", "-b", "side", "main~1");
    trunk.clone.commit("fix: aside", "side.txt", "side\n");
    trunk.clone.run("checkout", "--quiet", "main");
    trunk.clone.run("merge", "--quiet", "--no-ff", "--message=merge side", "side");
    String merge = trunk.clone.id("main");
    String first = trunk.clone.id("v1.1.0~1");

    refusedPick(trunk, merge, "is a merge", "git log --reverse --format=%h --no-merges");
    refusedPick(trunk, first, "is the first of its history", "leave it out");
    refusedPick(trunk, "main~2..main", "is a range of commits", "name each of them");
    refusedPick(trunk, "0123456789", "commit 0123456789 is not in this clone", "git fetch");
    refusedPick(trunk, "main", "is a merge", "git log --reverse --format=%h --no-merges");
    refusedPick(trunk, "--all", "is no name of a commit", "git log --oneline");
    refusedPick(trunk, trunk.clone.id("main^{tree}"), "is not in this clone", "git fetch");
  }

  private static void refusedPick(
      StartFixture trunk, String commit, String problem, String remedy) {
    assertThatThrownBy(() -> trunk.hotfixStart("v1.1.0", commit))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(remedy);
  }

  @Test
  void refusesUncommittedChanges() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.write("app.txt", "changed\n");
    refused(trunk, "", "uncommitted changes in app.txt", "git stash");
  }

  /** What git ignores it would write over without a word. */
  @Test
  void refusesToWriteOverIgnoredFiles() throws IOException {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.run("checkout", "--quiet", "-b", "with", "v1.1.0");
    String with = trunk.clone.commit("fix: local", "local.properties", "theirs\n");
    trunk.clone.run("checkout", "--quiet", "main");
    trunk.clone.write(".git/info/exclude", "local.properties\n");
    trunk.clone.write("local.properties", "mine\n");
    String refs = trunk.bare.refs();

    assertThatThrownBy(() -> trunk.hotfixStart("", with))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("would write over what git does not know: local.properties");

    assertThat(trunk.bare.refs()).isEqualTo(refs);
    assertThat(Files.readString(trunk.clone.directory().resolve("local.properties")))
        .isEqualTo("mine\n");
  }

  private static void refused(StartFixture trunk, String from, String problem, String remedy) {
    assertThatThrownBy(() -> trunk.hotfixStart(from))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(remedy);
  }
}
