package io.github.releasekit.adapter.merge;

import static io.github.releasekit.adapter.merge.MergedProject.CODE;
import static io.github.releasekit.adapter.merge.MergedProject.LINES;
import static io.github.releasekit.adapter.merge.MergedProject.MODULES;
import static io.github.releasekit.adapter.merge.MergedProject.child;
import static io.github.releasekit.adapter.merge.MergedProject.pom;
import static io.github.releasekit.adapter.merge.MergedProject.versioned;
import static io.github.releasekit.adapter.merge.MergedProject.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.merge.BranchMerge.Versions;
import io.github.releasekit.domain.fact.Reactor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places besides plain versions of POMs that a release writes. */
class VersionPlacesMergeTest {

  @TempDir Path temp;
  private MergedProject project;

  @BeforeEach
  void project() {
    project = new MergedProject(temp.resolve("repository"));
  }

  private static String friendly(String revision, String changelist) {
    return pom(
        "${revision}${changelist}",
        "  <properties>\n    <revision>"
            + revision
            + "</revision>\n    <changelist>"
            + changelist
            + "</changelist>\n  </properties>");
  }

  @Test
  void mergesAReleaseOfAVersionInPartsWhichTheReleaseEmpties() {
    project.commit(Map.of("pom.xml", friendly("1.1.0", "-SNAPSHOT"), CODE, LINES));
    project.branch("release", "main");
    project.commit(Map.of("pom.xml", friendly("1.1.0", ""), CODE, LINES.replace("one", "1")));
    project.branch("develop", "main");
    project.commit(Map.of("pom.xml", friendly("1.2.0", "-SNAPSHOT")));

    assertThat(project.merged("develop", "release", Versions.OURS))
        .isEqualTo(
            Map.of("pom.xml", friendly("1.2.0", "-SNAPSHOT"), CODE, LINES.replace("one", "1")));
    assertThat(project.merged("release", "develop", Versions.OURS))
        .containsEntry("pom.xml", friendly("1.1.0", ""));
  }

  @Test
  void mergesAVersionInMavenConfig() {
    String config = ".mvn/maven.config";
    project.commit(
        Map.of(
            "pom.xml",
            pom("${revision}${changelist}", ""),
            config,
            "-Drevision=1.1.0\n-Dchangelist=-SNAPSHOT\n-T1\n"));
    project.branch("release", "main");
    project.commit(Map.of(config, "-Drevision=1.1.0\n-Dchangelist=\n-T1\n"));
    project.branch("develop", "main");
    project.commit(Map.of(config, "-Drevision=1.2.0\n-Dchangelist=-SNAPSHOT\n-T2\n"));

    assertThat(project.merged("develop", "release", Versions.OURS))
        .containsEntry(config, "-Drevision=1.2.0\n-Dchangelist=-SNAPSHOT\n-T2\n");
    assertThat(project.merged("release", "develop", Versions.OURS))
        .containsEntry(config, "-Drevision=1.1.0\n-Dchangelist=\n-T2\n");
  }

  @Test
  void keepsTheOtherFormOfAVersionThatOneSideHasIntroduced() {
    project.gitflow();
    project.commit(versioned("1.1.1"));
    project.on("develop");
    String root =
        friendly("1.2.0", "-SNAPSHOT").replace("  <properties>", MODULES + "\n  <properties>");
    project.commit(
        Map.of("pom.xml", root, "core/pom.xml", child("core", "${revision}${changelist}", "")));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .containsEntry("pom.xml", root)
        .containsEntry("core/pom.xml", child("core", "${revision}${changelist}", ""));
  }

  @Test
  void takesReleasesInDocumentsFromTheSideThatHasReleasedLast() {
    project.policy(
        "versionFiles: [{file: README.md}, {file: ui/package.json}, {file: setup.py, "
            + "pattern: 'version = \"@{version}\"', notation: pep440}]");
    project.commit(documents("1.1.0", "1.1.0", "1.1.0"));
    project.branch("develop", "main");
    project.commit(documents("1.2.0-SNAPSHOT", "1.1.0", "1.2.0.dev0"));
    project.branch("hotfix", "main");
    project.commit(documents("1.1.1", "1.1.1", "1.1.1"));
    project.branch("older", "develop");
    project.commit(documents("1.4.0-SNAPSHOT", "1.3.0", "1.4.0.dev0"));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .isEqualTo(documents("1.2.0-SNAPSHOT", "1.1.1", "1.2.0.dev0"));
    assertThat(project.merged("older", "hotfix", Versions.OURS))
        .isEqualTo(documents("1.4.0-SNAPSHOT", "1.3.0", "1.4.0.dev0"));
    assertThat(project.merged("older", "hotfix", Versions.THEIRS))
        .isEqualTo(documents("1.1.1", "1.3.0", "1.1.1"));
  }

  private static Map<String, String> documents(String version, String released, String python) {
    return Map.of(
        "pom.xml",
        pom(version, ""),
        "README.md",
        "# App\n\n<groupId>org.acme</groupId>\n<artifactId>app</artifactId>\n<version>"
            + released
            + "</version>\n\nor org.acme:app:"
            + released
            + "\n",
        "ui/package.json",
        "{\"name\": \"ui\", \"version\": \"" + version + "\"}\n",
        "setup.py",
        "version = \"" + python + "\"\n");
  }

  @Test
  void takesTheTagOfTheVersionThatStaysAndTheLaterTime() {
    project.commit(Map.of("pom.xml", stamped("1.1.0-SNAPSHOT", "HEAD", "2026-01-01T00:00:00Z")));
    project.branch("hotfix", "main");
    project.commit(Map.of("pom.xml", stamped("1.1.0", "v1.1.0", "2026-02-01T00:00:00Z")));
    project.branch("develop", "main");
    project.commit(Map.of("pom.xml", stamped("1.2.0-SNAPSHOT", "HEAD", "2026-01-01T00:00:00Z")));
    project.branch("later", "develop");
    project.commit(Map.of("pom.xml", stamped("1.3.0-SNAPSHOT", "HEAD", "2026-03-01T00:00:00Z")));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .containsEntry("pom.xml", stamped("1.2.0-SNAPSHOT", "HEAD", "2026-02-01T00:00:00Z"));
    assertThat(project.merged("later", "hotfix", Versions.THEIRS))
        .containsEntry("pom.xml", stamped("1.1.0", "v1.1.0", "2026-03-01T00:00:00Z"));
  }

  private static String stamped(String version, String tag, String time) {
    return pom(
        version,
        "  <scm><tag>"
            + tag
            + "</tag></scm>\n  <properties><project.build.outputTimestamp>"
            + time
            + "</project.build.outputTimestamp></properties>");
  }

  @Test
  void takesAReleaseBackWithoutItsVersion() {
    project.policy("versionFiles: [{file: README.md}, {file: ui/package.json}]");
    String before = project.commit(with(documents("1.1.0-SNAPSHOT", "1.0.0", "1"), CODE, LINES));
    String release =
        project.commit(with(documents("1.1.0", "1.1.0", "1"), CODE, LINES.replace("one", "1")));
    String now =
        project.commit(
            with(
                documents("1.2.0-SNAPSHOT", "1.1.0", "1"),
                CODE,
                LINES.replace("one", "1").replace("eight", "8")));

    assertThat(project.files(project.with(merge -> merge.apply(now, release, before))))
        .isEqualTo(
            with(documents("1.2.0-SNAPSHOT", "1.0.0", "1"), CODE, LINES.replace("eight", "8")));
  }

  /** Components core and shop; shop depends on core. */
  private static Map<String, String> components(String core, String shop, String used) {
    String coordinates =
        "<project><groupId>org.acme</groupId><artifactId>%s</artifactId>\n<version>%s</version>\n";
    return Map.of(
        "pom.xml",
        pom("1", "  <modules><module>core</module><module>shop</module></modules>"),
        "core/pom.xml",
        coordinates.formatted("core", core) + "</project>\n",
        "shop/pom.xml",
        coordinates.formatted("shop", shop)
            + "<dependencies><dependency><groupId>org.acme</groupId><artifactId>core</artifactId>\n"
            + "<version>"
            + used
            + "</version></dependency></dependencies></project>\n");
  }

  @Test
  void mergesTheVersionOfAComponentAndWhatOthersSayOfIt() {
    project
        .policy("components:\n- {name: core, paths: [core]}\n- {name: shop, paths: [shop]}\n")
        .component("core");
    project.commit(components("1.1.0-SNAPSHOT", "7-SNAPSHOT", "1.1.0-SNAPSHOT"));
    project.branch("hotfix", "main");
    project.commit(components("1.1.0", "7-SNAPSHOT", "1.1.0"));
    project.branch("develop", "main");
    project.commit(components("1.2.0-SNAPSHOT", "8-SNAPSHOT", "1.2.0-SNAPSHOT"));
    project.branch("stable", "main");
    project.commit(components("1.2.0-SNAPSHOT", "8-SNAPSHOT", "1.1.0-SNAPSHOT"));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .isEqualTo(components("1.2.0-SNAPSHOT", "8-SNAPSHOT", "1.2.0-SNAPSHOT"));
    assertThat(project.merged("stable", "hotfix", Versions.OURS))
        .isEqualTo(components("1.2.0-SNAPSHOT", "8-SNAPSHOT", "1.1.0"));
    Reactor reactor = project.with(merge -> merge.reactor(project.git().id("hotfix")));
    assertThat(reactor.root().key()).isEqualTo("org.acme:core");
  }

  private static String changelog(String unreleased, String releases) {
    return """
        # Changelog

        ## [Unreleased]
        %s
        %s## 1.1.0 - 2026-01-01

        ### Added

        - A beginning.
        """
        .formatted(unreleased, releases);
  }

  @Test
  void keepsTheEntriesOfBothChangelogs() {
    String unreleased = "\n### Added\n\n- Something new.\n";
    String release = "## 1.1.1 - 2026-02-01\n\n### Fixed\n\n- A defect.\n\n";
    project.commit(with(versioned("1.1.0"), "CHANGELOG.md", changelog("", "")));
    project.branch("develop", "main");
    project.commit(with(versioned("1.2.0-SNAPSHOT"), "CHANGELOG.md", changelog(unreleased, "")));
    project.branch("hotfix", "main");
    project.commit(with(versioned("1.1.1"), "CHANGELOG.md", changelog("", release)));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .containsEntry("CHANGELOG.md", changelog(unreleased, release));
  }

  @Test
  void leavesAChangelogOfAnotherFormToGit() {
    project.commit(with(versioned("1.1.0"), "CHANGELOG.md", LINES));
    project.branch("develop", "main");
    project.commit(Map.of("CHANGELOG.md", LINES.replace("one", "ONE")));
    project.branch("hotfix", "main");
    project.commit(Map.of("CHANGELOG.md", LINES.replace("eight", "EIGHT")));

    assertThat(project.merged("develop", "hotfix", Versions.OURS))
        .containsEntry("CHANGELOG.md", LINES.replace("one", "ONE").replace("eight", "EIGHT"));
  }
}
