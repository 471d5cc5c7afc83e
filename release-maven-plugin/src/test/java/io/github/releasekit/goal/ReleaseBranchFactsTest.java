package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.ReleaseCandidate;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clone on a release branch or on that of a line tells, with POMs as they are read. */
class ReleaseBranchFactsTest {

  private static final String CI_FRIENDLY =
      """
      <project>
        <groupId>org.acme</groupId>
        <artifactId>app</artifactId>
        <version>${revision}${changelist}</version>
        <properties>
          <revision>%s</revision>
          <changelist>%s</changelist>
          <project.build.outputTimestamp>%s</project.build.outputTimestamp>
        </properties>
      </project>
      """;

  private static final String OLD = "2026-01-01T00:00:00Z";
  private static final String NEW = "2026-02-01T00:00:00Z";

  private GitFixture git;

  @BeforeEach
  void begin(@TempDir Path directory) {
    git = GitFixture.init(directory);
    git.commit("feat: begin", "pom.xml", CI_FRIENDLY.formatted("1.0", "-SNAPSHOT", OLD));
    git.commit("docs: write", "README.md", "Version: 0.9.0\n");
  }

  private Snapshot snapshot() {
    try (Workspace workspace = WorkspaceTest.workspace(git.directory(), git.directory())) {
      return workspace.snapshot(false);
    }
  }

  private void release() {
    git.run("switch", "--quiet", "-c", "release/v1.0.0");
    git.commit("chore(release): rc", "pom.xml", CI_FRIENDLY.formatted("1.0.0-rc.1", "", NEW));
    git.run("tag", "v1.0.0-rc.1");
    git.commit("chore(release): begin", "pom.xml", CI_FRIENDLY.formatted("1.0", "-SNAPSHOT", NEW));
  }

  private static ReleaseCandidate candidate(String... changed) {
    return new ReleaseCandidate("v1.0.0-rc.1", Version.parse("1.0.0-rc.1"), List.of(changed));
  }

  @Test
  void theLastCandidateDiffersInNothingButItsVersion() {
    release();
    assertThat(snapshot().candidates()).containsExactly(candidate());

    git.commit("docs: changelog", "CHANGELOG.md", "# Changelog\n");
    git.commit("fix: a", "src/A.java", "class A {}");
    assertThat(snapshot().candidates()).containsExactly(candidate("src/A.java"));
  }

  @Test
  void versionFilesAndChangeRequestsAreNoOtherSources() {
    git.commit(
        "build: configure",
        "release-kit.yml",
        """
        versionFiles: [{file: README.md, pattern: "Version: @{version}"}]
        changeRequests: {directory: changes, board: cab, quorum: 1}
        approvers: [{name: Ada, roles: [cab], key: a.asc}]
        """);
    git.commit("docs: write", "README.md", "Version: 1.0-SNAPSHOT\n");
    git.run("switch", "--quiet", "-c", "release/v1.0.0");
    git.commit("chore(release): rc", "README.md", "Version: 1.0.0-rc.1\n");
    git.run("tag", "v1.0.0-rc.1");
    git.commit("chore(release): begin", "README.md", "Version: 1.0-SNAPSHOT\n");
    git.commit("docs: ask", "changes/1.yml", "title: x\n");
    assertThat(snapshot().candidates()).containsExactly(candidate());

    git.commit("docs: more", "README.md", "Version: 1.0-SNAPSHOT\nMore.\n");
    assertThat(snapshot().candidates()).containsExactly(candidate("README.md"));
  }

  @Test
  void candidatesAreReadOnReleaseBranchesOnly() {
    release();
    git.run("switch", "--quiet", "-c", "support/1.x");
    assertThat(snapshot().candidates()).isEmpty();

    git.run("switch", "--quiet", "release/v1.0.0");
    git.commit("build: configure", "release-kit.yml", "branching: {promotion: any}\n");
    assertThat(snapshot().candidates()).isEmpty();
  }

  /** What the API is compared with, and what commits count from. */
  @Test
  void theLastReleaseIsThatOfTheLine() {
    git.run("tag", "v1.4.2");
    git.run("switch", "--quiet", "-c", "support/1.x");
    git.run("switch", "--quiet", "main");
    git.commit("feat!: b", "b.txt", "b");
    git.run("tag", "v2.0.0");
    git.run("switch", "--quiet", "support/1.x");
    git.commit("fix: a", "a.txt", "a");

    Snapshot snapshot = snapshot();

    assertThat(snapshot.history().lastRelease().map(Release::tag)).contains("v1.4.2");
    assertThat(snapshot.history().commits()).hasSize(1);
    assertThat(snapshot.history().versions()).contains(Version.parse("2.0.0"));
  }
}
