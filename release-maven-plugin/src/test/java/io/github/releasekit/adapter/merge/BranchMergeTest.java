package io.github.releasekit.adapter.merge;

import static io.github.releasekit.adapter.merge.MergedProject.CODE;
import static io.github.releasekit.adapter.merge.MergedProject.LINES;
import static io.github.releasekit.adapter.merge.MergedProject.MODULES;
import static io.github.releasekit.adapter.merge.MergedProject.child;
import static io.github.releasekit.adapter.merge.MergedProject.conflicts;
import static io.github.releasekit.adapter.merge.MergedProject.pom;
import static io.github.releasekit.adapter.merge.MergedProject.versioned;
import static io.github.releasekit.adapter.merge.MergedProject.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.merge.BranchMerge.Versions;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchMergeTest {

  private static final String TWO =
      "  <modules><module>core</module><module>web</module></modules>";

  @TempDir Path temp;
  private MergedProject project;

  @BeforeEach
  void project() {
    project = new MergedProject(temp.resolve("repository"));
  }

  @Test
  void mergesAHotfixIntoDevelopWhoseVersionStays() {
    project.gitflow();
    project.commit(Map.of(CODE, LINES.replace("eight", "fixed")));
    project.commit(versioned("1.1.1"));

    assertThat(project.merge("develop", "hotfix", Versions.OURS))
        .isEqualTo(new Merged(project.byHand("develop", "hotfix", versioned("1.2.0-SNAPSHOT"))));
    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .isEqualTo(
            with(
                versioned("1.2.0-SNAPSHOT"),
                CODE,
                LINES.replace("one", "ONE").replace("eight", "fixed")));
  }

  @Test
  void mergesAReleaseBranchIntoMainWithTheBranchsVersion() {
    project.gitflow();
    project.commit(versioned("1.1.1"));

    assertThat(project.merge("hotfix", "develop", Versions.THEIRS))
        .isEqualTo(new Merged(project.git().id("develop^{tree}")));
  }

  @Test
  void keepsWhatBothHaveChangedInTheSamePom() {
    project.gitflow();
    String lib = "  <!-- dependencies -->\n  <description>%s</description>";
    project.commit(with(versioned("1.1.1"), "core/pom.xml", child("core", "1.1.1", lib)));
    project.on("develop");
    project.commit(
        Map.of("pom.xml", pom("1.2.0-SNAPSHOT", MODULES + "\n  <url>https://acme.example</url>")));

    Map<String, String> merged = project.merged("develop", "hotfix", Versions.OURS);

    assertThat(merged)
        .containsEntry(
            "pom.xml", pom("1.2.0-SNAPSHOT", MODULES + "\n  <url>https://acme.example</url>"))
        .containsEntry("core/pom.xml", child("core", "1.2.0-SNAPSHOT", lib));
  }

  @Test
  void listsRealConflictsWithTheirFilesAndNoVersions() {
    project.gitflow();
    project.commit(with(versioned("1.1.1"), CODE, LINES.replace("one", "uno")));

    assertThat(conflicts(project.merge("develop", "hotfix", Versions.OURS))).containsExactly(CODE);
  }

  @Test
  void listsAPomInWhichMoreThanTheVersionConflicts() {
    project.gitflow();
    project.commit(with(versioned("1.1.1"), "pom.xml", pom("1.1.1", MODULES + "\n  <url>a</url>")));
    project.on("develop");
    project.commit(Map.of("pom.xml", pom("1.2.0-SNAPSHOT", MODULES + "\n  <url>b</url>")));

    assertThat(conflicts(project.merge("develop", "hotfix", Versions.OURS)))
        .containsExactly("pom.xml");
  }

  @Test
  void givesModulesThatOneSideAloneHasTheVersionThatStays() {
    project.gitflow();
    project.commit(
        with(
            versioned("1.1.1"),
            "pom.xml",
            pom("1.1.1", TWO),
            "web/pom.xml",
            child("web", "1.1.1", "")));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .containsEntry("pom.xml", pom("1.2.0-SNAPSHOT", TWO))
        .containsEntry("web/pom.xml", child("web", "1.2.0-SNAPSHOT", ""));
    assertThat(project.merged("hotfix", "develop", Versions.OURS))
        .containsEntry("web/pom.xml", child("web", "1.1.1", ""))
        .containsEntry("core/pom.xml", child("core", "1.1.1", ""));
  }

  @Test
  void removesAModuleInWhichTheOtherSideHasChangedTheVersionOnly() {
    project.gitflow();
    project.commit(versioned("1.1.1"));
    project.on("develop");
    project.commit(Map.of("pom.xml", pom("1.2.0-SNAPSHOT", ""), "core/pom.xml", ""));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .containsEntry("pom.xml", pom("1.2.0-SNAPSHOT", ""))
        .doesNotContainKey("core/pom.xml");
  }

  @Test
  void followsAModuleThatWasMoved() {
    project.gitflow();
    project.commit(versioned("1.1.1"));
    project.on("develop");
    project.git().run("mv", "core", "kernel");
    String moved = pom("1.2.0-SNAPSHOT", MODULES.replace("core", "kernel"));
    project.commit(Map.of("pom.xml", moved));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .containsEntry("pom.xml", moved)
        .containsEntry("kernel/pom.xml", child("core", "1.2.0-SNAPSHOT", ""))
        .doesNotContainKey("core/pom.xml");
  }

  @Test
  void appliesACommitOfAnotherLineWithOurVersion() {
    project.gitflow();
    project.on("develop");
    String from = project.git().id("develop");
    String web = "  <description>of the web</description>";
    String to =
        project.commit(
            with(
                versioned("1.2.1-SNAPSHOT"),
                "core/pom.xml",
                child("core", "1.2.1-SNAPSHOT", web),
                CODE,
                LINES.replace("one", "ONE").replace("eight", "fixed")));

    assertThat(
            project.files(project.with(merge -> merge.apply(project.git().id("main"), from, to))))
        .isEqualTo(
            with(
                versioned("1.1.0"),
                "core/pom.xml",
                child("core", "1.1.0", web),
                CODE,
                LINES.replace("eight", "fixed")));
  }

  @Test
  void mergesAsTextWhereAPomCannotBeRead() {
    project.gitflow();
    project.commit(with(versioned("1.1.1"), "core/pom.xml", "<project>"));

    assertThat(conflicts(project.merge("develop", "hotfix", Versions.OURS)))
        .containsExactly("core/pom.xml", "pom.xml");
    assertThatThrownBy(() -> project.with(merge -> merge.files(project.git().id("hotfix"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("core/pom.xml");
  }

  @Test
  void mergesAVersionFileAsTextWhoseVersionIsGone() {
    project.policy("versionFiles: [{file: ui/package.json}]");
    project.gitflow();
    project.commit(with(versioned("1.1.1"), "ui/package.json", "{}\n"));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .containsEntry("ui/package.json", "{}\n")
        .containsEntry("pom.xml", pom("1.2.0-SNAPSHOT", MODULES));
  }

  @Test
  void mergesBranchesThatHaveMergedEachOther() {
    project.gitflow();
    project.commit(versioned("1.1.1"));
    project.git().run("branch", "old-hotfix");
    crossed("hotfix", "develop", versioned("1.1.1"));
    project.commit(with(versioned("1.1.2"), CODE, LINES.replace("one", "ONE").replace("two", "2")));
    project.on("develop");
    crossed("develop", "old-hotfix", versioned("1.2.0-SNAPSHOT"));
    project.commit(Map.of(CODE, LINES.replace("one", "ONE").replace("eight", "8")));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .isEqualTo(
            with(
                versioned("1.2.0-SNAPSHOT"),
                CODE,
                LINES.replace("one", "ONE").replace("two", "2").replace("eight", "8")));
  }

  private void crossed(String ours, String theirs, Map<String, String> resolved) {
    String tree = project.byHand(ours, theirs, resolved);
    project.on(ours);
    String commit =
        project.git().run("commit-tree", tree, "-p", ours, "-p", theirs, "-m", "merge").strip();
    project.git().run("reset", "--quiet", "--hard", commit);
  }

  @Test
  void refusesUnrelatedHistories() {
    project.gitflow();
    project.git().run("checkout", "--quiet", "--orphan", "other");
    project.commit(versioned("2.0.0"));

    assertThatThrownBy(() -> project.merge("develop", "other", Versions.OURS))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no commit in common");
  }

  @Test
  void readsTheModulesAndFilesOfACommit() {
    project.policy("versionFiles: [{file: ui/package.json}, {file: README.md}]");
    project.gitflow();
    project.commit(Map.of("ui/package.json", "{\"version\": \"1.1.0\"}"));
    String hotfix = project.git().id("hotfix");

    Reactor reactor = project.with(merge -> merge.reactor(hotfix));

    assertThat(reactor.root().version()).isEqualTo("1.1.0");
    List<SourceFile> files = project.with(merge -> merge.files(hotfix));

    assertThat(files)
        .extracting(file -> file.path() + " " + file.tokens().size())
        .containsExactly("pom.xml 1", "core/pom.xml 1", "ui/package.json 1");
  }
}
