package io.github.releasekit.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundChangelog;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundChangelog.Form;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundFile;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundVersion;
import io.github.releasekit.domain.adoption.ProjectFacts.Module;
import io.github.releasekit.domain.adoption.ProjectFacts.PluginUse;
import io.github.releasekit.domain.adoption.ProjectFacts.Scm;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp.NamedPlugin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdoptionTest {

  private final FactsFixture project = new FactsFixture();

  @Test
  void saysNothingThatHoldsByDefault() {
    assertThat(project.policy()).isEmpty();
    assertThat(project.proposal().writesChangelog()).isFalse();
    assertThat(project.proposal().plugin().configuration()).isEmpty();
  }

  @Test
  void proposesNoPolicyWhereThereIsOne() {
    project.setUp = new SetUp(NamedPlugin.HERE, Map.of(), List.of("release-kit-image"), true);
    project.mavenRelease =
        FactsFixture.tool(
            "maven-release-plugin", "signTag", "true", "arguments", "-Da", "completionGoals", "x");

    Proposal proposal = project.proposal("release-kit-image", "release-kit-mail");

    assertThat(proposal.policy()).isEmpty();
    assertThat(proposal.writesPolicy()).isFalse();
    assertThat(proposal.plugin().configuration()).isEmpty();
    assertThat(proposal.plugin().extensions()).containsExactly("release-kit-mail");
    assertThat(project.of(Kind.BECOMES)).isEmpty();
    assertThat(project.of(Kind.CONFIGURES)).isEmpty();
    assertThat(project.of(Kind.NO_COUNTERPART)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = NamedPlugin.class,
      names = {"HERE", "INHERITED", "WITHOUT_VERSION"})
  void namesParametersThatAnEntryLacks(NamedPlugin named) {
    project.mavenRelease =
        FactsFixture.tool(
            "maven-release-plugin",
            "releaseProfiles",
            "a,b",
            "arguments",
            "-Dx=<1>",
            "pushChanges",
            "false");
    project.performRelease = Optional.of("pom.xml profile 'release'");
    project.setUp = new SetUp(named, Map.of("pushChanges", "true"), List.of(), true);

    assertThat(project.proposal().plugin().configuration()).isEmpty();
    assertThat(project.outcome("releaseProfiles"))
        .isEqualTo(
            "note: the plugin has an entry: write <releaseProfiles>a,b</releaseProfiles> into it"
                + " yourself");
    assertThat(project.outcome("arguments")).contains("<arguments>-Dx=&lt;1></arguments>");
    assertThat(project.outcome("pushChanges")).isEmpty();
    assertThat(project.outcome("useReleaseProfile"))
        .startsWith("note: the plugin has an entry: add -DperformRelease=true to its <arguments>");

    project.setUp =
        new SetUp(
            named,
            Map.of("arguments", "-X -DperformRelease=true", "releaseProfiles", "c"),
            List.of(),
            true);
    assertThat(project.outcome("releaseProfiles")).isEmpty();
    assertThat(project.outcome("arguments")).isEmpty();
    assertThat(project.outcome("useReleaseProfile")).isEmpty();
  }

  @Test
  void letsADevelopmentBuildOfReleaseKitPassForHalfAYear() {
    project.pluginVersion = "1.0.0-SNAPSHOT";

    assertThat(project.policy())
        .containsExactly(
            "snapshotWaivers:",
            "  - artifact: \"io.github.releasekit:*\"",
            "    reason: a development build of release-kit",
            "    expires: 2027-05-29");
  }

  @ParameterizedTest
  @CsvSource({
    "KEPT, docs/CHANGELOG.md, false, 'changelog:|  file: docs/CHANGELOG.md'",
    "KEPT, CHANGELOG.md, false, ''",
    "ADOPTABLE, CHANGELOG.md, false, ''",
    "ADOPTABLE, HISTORY.md, true, ''",
    "REFUSED, CHANGELOG.md, false, ''",
    "OTHER, CHANGES.txt, true, ''"
  })
  void keepsAChangelogThatIsThere(Form form, String path, boolean begun, String policy) {
    project.changelog = Optional.of(new FoundChangelog(path, form, path + ":3: x"));

    assertThat(project.proposal().writesChangelog()).isEqualTo(begun);
    assertThat(String.join("|", project.policy())).isEqualTo(policy);
  }

  @Test
  void namesFilesThatHaveTheVersionOrThatOfTheLastRelease() {
    project.versionFiles =
        List.of(
            new FoundVersion("package.json", "1.3.0-SNAPSHOT", false),
            new FoundVersion("a/package.json", "1.3.0", false),
            new FoundVersion("py/pyproject.toml", "1.3.0.dev0", false),
            new FoundVersion("b/package.json", "1.2.0", false),
            new FoundVersion("c/package.json", "0.0.0", false),
            new FoundVersion("README.md", "1.2.0", true),
            new FoundVersion("docs/README.md", "1.1.0", true));

    assertThat(project.policy())
        .containsExactly(
            "versionFiles:",
            "  - file: package.json",
            "  - file: a/package.json",
            "  - file: py/pyproject.toml",
            "  - file: b/package.json",
            "    \"on\": release",
            "  - file: README.md");
  }

  @Test
  void makesComponentsOfDirectoriesWithVersionsOfTheirOwn() {
    project.modules =
        List.of(
            new Module("g", "root", "1", "", Optional.empty()),
            new Module("g", "core", "2.0.0-SNAPSHOT", "libs/core", Optional.of("")),
            new Module(
                "g", "core-api", "2.0.0-SNAPSHOT", "libs/core/api", Optional.of("libs/core")),
            new Module("g", "shop", "1.0.0-SNAPSHOT", "shop", Optional.of("")));
    project.tags = List.of("shop-v0.9.0", "core-1.9.0");

    assertThat(project.policy())
        .containsExactly(
            "components:",
            "  - name: core",
            "    paths: [libs/core]",
            "    tagNameFormat: \"core-@{project.version}\"",
            "  - name: shop",
            "    paths: [shop]");
  }

  @Test
  void saysWhichModuleFitsNoComponent() {
    project.modules =
        List.of(
            new Module("g", "root", "2.0.0-SNAPSHOT", "", Optional.empty()),
            new Module("g", "core", "2.0.0-SNAPSHOT", "core", Optional.of("")),
            new Module("g", "docs", "1", "core/docs", Optional.of("core")));

    assertThat(project.policy()).isEmpty();
    assertThat(project.outcome("versions 1, 2.0.0-SNAPSHOT"))
        .startsWith("no counterpart: core/docs has 1, and a release has one version");
  }

  @Test
  void offersGatesForReportsAsComments() {
    project.plugins =
        List.of(
            use(
                "org.jacoco:jacoco-maven-plugin",
                List.of("prepare-agent", "report", "check"),
                "rules.0.limits.0.counter",
                "LINE",
                "rules.0.limits.0.minimum",
                "0.85",
                "rules.0.limits.1.counter",
                "BRANCH",
                "rules.0.limits.1.minimum",
                "70%",
                "rules.0.limits.2.counter",
                "LINE",
                "rules.0.limits.2.value",
                "MISSEDCOUNT",
                "rules.0.limits.2.maximum",
                "0"),
            use("org.apache.maven.plugins:maven-checkstyle-plugin", List.of("check")),
            use("com.github.spotbugs:spotbugs-maven-plugin", List.of("check")),
            use("org.owasp:dependency-check-maven", List.of("check"), "format", "HTML"),
            use("org.revapi:revapi-maven-plugin", List.of("check")));

    assertThat(project.policy()).isEmpty();
    assertThat(project.comments())
        .containsSequence(
            "#gates:",
            "#  coverage: {line: 85, branch: 70}",
            "#  lint: {errors: 0}",
            "#  vulnerabilities: {critical: 0, high: 0}",
            "#  api-compatibility: {}");
  }

  @Test
  void saysThatCoverageNeedsAReport() {
    project.plugins = List.of(use("org.jacoco:jacoco-maven-plugin", List.of("prepare-agent")));

    assertThat(project.comments()).doesNotContain("#gates:");
    assertThat(project.outcome("no report is bound")).startsWith("note: bind the goal report");
  }

  private static PluginUse use(String key, List<String> goals, String... settings) {
    return new PluginUse(key, "pom.xml", goals, FactsFixture.tool(key, settings));
  }

  @Test
  void publishesToCentralAsThePluginDid() {
    project.plugins =
        List.of(use("org.sonatype.central:central-publishing-maven-plugin", List.of()));

    assertThat(project.policy())
        .containsExactly("central: {publish: automatic}", "artifactSignatures: openpgp");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12: run: mvn release:prepare release:perform|mvn -B release-kit:prepare release-kit:perform",
        "1: mvn gitflow:release-start|mvn -B release-kit:branch-start",
        "1: mvn jgitflow:hotfix-finish|mvn -B release-kit:hotfix-finish release-kit:perform",
        "1: mvn jreleaser:full-release|mvn -B release-kit:prepare release-kit:perform",
      })
  void saysWhatTakesThePlaceOfACall(String call, String instead) {
    project.files = List.of(new FoundFile(".github/workflows/release.yml", List.of(call)));

    assertThat(project.of(Kind.NOTE))
        .filteredOn(finding -> finding.where().matches(".github/workflows/release.yml:[0-9]+"))
        .extracting(Finding::text)
        .containsExactly(instead);
    assertThat(project.outcome(".github/workflows/release.yml")).contains("fetch-depth: 0");
  }

  @Test
  void saysWhatTheRepositoryLacks() {
    project.remote = Optional.empty();
    project.shallow = true;
    project.scm = new Scm("scm:svn:https://bob:hunter2@svn.acme.org/app", "", "", false);

    assertThat(project.outcome("no remote"))
        .isEqualTo("note: git remote add origin URL: a release is pushed there");
    assertThat(project.outcome("shallow clone")).startsWith("note: git fetch --unshallow --tags");
    assertThat(project.outcome("scm:svn:https://***@svn.acme.org/app"))
        .startsWith("note: the repository is git's");
    assertThat(project.outcome("no scm/url")).startsWith("note: <scm><url> makes links");
  }

  @Test
  void comparesTheConnectionWithTheRemote() {
    project.scm =
        new Scm("", "scm:git:https://ada:pw@git.acme.org/acme/other.git", "https://x", false);

    assertThat(project.outcome("git.acme.org/acme/other"))
        .isEqualTo(
            "note: the remote is git.acme.org/acme/app: correct developerConnection in the POM, or"
                + " the remote");
  }

  @Test
  void suggestsTheForgeOfTheRemote() {
    project.remote = Optional.of("git@github.com:acme/app.git");

    assertThat(project.comments()).contains("#channels:", "#  github: {publish: manual}");
  }
}
