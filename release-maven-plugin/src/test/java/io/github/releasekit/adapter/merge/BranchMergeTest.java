package io.github.releasekit.adapter.merge;

import static io.github.releasekit.adapter.merge.MergedProject.child;
import static io.github.releasekit.adapter.merge.MergedProject.pom;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.merge.BranchMerge.Versions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchMergeTest {

  private static final String MODULES = "  <modules><module>core</module></modules>";
  private static final String CODE = "core/src/Core.java";
  private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

  @TempDir Path temp;
  private MergedProject project;

  @BeforeEach
  void project() {
    project = new MergedProject(temp.resolve("repository"));
  }

  /** A release 1.1.0 on main, from which develop has gone on to 1.2.0-SNAPSHOT. */
  private void gitflow() {
    project.commit(
        Map.of(
            "pom.xml",
            pom("1.1.0", MODULES),
            "core/pom.xml",
            child("core", "1.1.0", ""),
            CODE,
            LINES));
    project.branch("develop", "main");
    project.commit(
        Map.of(
            "pom.xml",
            pom("1.2.0-SNAPSHOT", MODULES),
            "core/pom.xml",
            child("core", "1.2.0-SNAPSHOT", ""),
            CODE,
            LINES.replace("one", "ONE")));
  }

  @Test
  void mergesAHotfixIntoDevelopWhoseVersionStays() {
    gitflow();
    project.branch("hotfix", "main");
    project.commit(Map.of(CODE, LINES.replace("eight", "fixed")));
    project.commit(
        Map.of(
            "pom.xml", pom("1.1.1", MODULES),
            "core/pom.xml", child("core", "1.1.1", "")));

    Map<String, String> merged = project.files(project.merge("develop", "hotfix", Versions.OURS));

    assertThat(merged)
        .isEqualTo(
            Map.of(
                "pom.xml",
                pom("1.2.0-SNAPSHOT", MODULES),
                "core/pom.xml",
                child("core", "1.2.0-SNAPSHOT", ""),
                CODE,
                LINES.replace("one", "ONE").replace("eight", "fixed")));
  }

  @Test
  void mergesAReleaseBranchIntoMainWithTheBranchsVersion() {
    gitflow();
    project.branch("hotfix", "main");
    project.commit(
        Map.of(
            "pom.xml", pom("1.1.1", MODULES),
            "core/pom.xml", child("core", "1.1.1", "")));

    assertThat(project.merge("hotfix", "develop", Versions.THEIRS))
        .isEqualTo(new Merged(project.git().id("develop^{tree}")));
  }
}
