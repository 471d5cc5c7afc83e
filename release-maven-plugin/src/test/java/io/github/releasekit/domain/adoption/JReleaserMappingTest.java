package io.github.releasekit.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JReleaserMappingTest {

  private final FactsFixture project = new FactsFixture();

  private void configured(String... settings) {
    project.jreleaser = FactsFixture.tool("JReleaser", settings);
  }

  @Test
  void bringsReleasesToTheForge() {
    configured(
        "release.github.owner", "acme",
        "release.github.host", "github.acme.org",
        "release.github.draft", "true",
        "release.github.token", "s3cret",
        "release.github.milestone.name", "{{projectVersion}}",
        "release.github.issues.enabled", "true",
        "release.github.issues.label.name", "done");

    assertThat(project.policy())
        .containsExactly(
            "channels:",
            "  github: {publish: manual, url: \"https://github.acme.org\", milestone: \"@{version}\","
                + " comment: true, label: done}");
    assertThat(project.proposal().toString()).doesNotContain("s3cret");
  }

  @Test
  void makesSectionsOfCategories() {
    configured(
        "release.github.changelog.labelers.0.label", "fast",
        "release.github.changelog.labelers.0.title", "regex:^(?:perf|speed)(?:\\(.*\\))?!?:\\s.*",
        "release.github.changelog.categories.0.title", "Features & more",
        "release.github.changelog.categories.0.labels.0", "feature",
        "release.github.changelog.categories.0.labels.1", "feat",
        "release.github.changelog.categories.1.title", "Speed",
        "release.github.changelog.categories.1.labels", "fast",
        "release.github.changelog.categories.2.title", "Docs",
        "release.github.changelog.categories.2.labels.0", "docs",
        "release.github.changelog.categories.3.title", "Team",
        "release.github.changelog.categories.3.labels.0", "good-first-issue");

    assertThat(project.policy())
        .containsExactly(
            "changelog:",
            "  sections:",
            "    - {title: \"Features & more\", types: [feat]}",
            "    - {title: Speed, types: [perf, speed]}",
            "    - {title: Docs, types: [docs]}",
            "    - {title: Changed}",
            "  exclude: {types: [build, chore, ci, style, test]}",
            "channels:",
            "  github: {}");
    assertThat(project.outcome("changelog.categories=Team"))
        .startsWith("no counterpart: sections go by types");
  }

  @Test
  void leavesOutCategoriesThatAreHiddenByTheirKeys() {
    configured(
        "release.github.changelog.categories.0.title", "Chores",
        "release.github.changelog.categories.0.key", "noise",
        "release.github.changelog.categories.0.labels", "chore, deps",
        "release.github.changelog.categories.1.title", "Documentation",
        "release.github.changelog.categories.1.labels", "docs",
        "release.github.changelog.categories.2.title", "fix",
        "release.github.changelog.categories.2.key", "fixes",
        "release.github.changelog.categories.2.labels", "fix",
        "release.github.changelog.categories.3.title", "Style",
        "release.github.changelog.categories.3.labels", "style",
        "release.github.changelog.hide.categories", "noise, fix, Style",
        "release.github.changelog.hide.contributors.0", "[bot]",
        "release.github.changelog.excludeLabels", "security");

    assertThat(project.policy())
        .containsExactly(
            "changelog:",
            "  sections:",
            "    - {title: Documentation, types: [docs]}",
            "    - {title: fix, types: [fix]}",
            "    - {title: Changed}",
            "  exclude: {types: [build, chore, ci, style, test, security, deps]}",
            "channels:",
            "  github: {}");
    assertThat(project.outcome("changelog.hide.categories=noise"))
        .isEqualTo("becomes: changelog: exclude in release-kit.yml");
    assertThat(project.outcome("changelog.hide.categories=Style"))
        .isEqualTo("not needed: commits of that type are not listed");
    assertThat(project.outcome("changelog.hide.categories=fix")).startsWith("no counterpart");
    assertThat(project.outcome("changelog.hide.contributors=[bot]")).startsWith("no counterpart");
    assertThat(project.outcome("changelog.excludeLabels=security")).startsWith("becomes");
  }

  @Test
  void saysWhatBecomesOfEverySettingOfARelease() {
    configured(
        "release.github.host", "not a host",
        "release.github.apiEndpoint", "https://api.acme.org",
        "release.github.previousTagName", "v1",
        "release.github.skipRelease", "false",
        "release.github.milestone.name", "{{unknown}}",
        "release.github.somethingNew.a", "x");

    assertThat(project.outcome("release.github.host")).startsWith("no counterpart: url of the");
    assertThat(project.outcome("release.github.apiEndpoint=https://api.acme.org"))
        .startsWith("no counterpart: url of the channel");
    assertThat(project.outcome("release.github.previousTagName")).startsWith("not needed");
    assertThat(project.outcome("release.github.skipRelease")).startsWith("not needed");
    assertThat(project.outcome("release.github.milestone"))
        .isEqualTo("no counterpart: name it as milestone of the channel");
    assertThat(project.outcome("release.github.somethingNew"))
        .isEqualTo("no counterpart: see channels/forges.html for what a channel of a forge has");
  }

  @Test
  void makesNoChannelWhereReleasesAreSkipped() {
    configured("release.github.skipRelease", "true");

    assertThat(project.policy()).isEmpty();
    assertThat(project.outcome("release.github")).startsWith("not needed: skipRelease");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slack|ALWAYS|becomes: notices: slack: {url: slack-webhook} in release-kit.yml",
        "teams|RELEASE|becomes: notices: teams: {url: teams-webhook} in release-kit.yml",
        "discord|NEVER|not needed: it is not active for releases",
        "mastodon|ALWAYS|no counterpart: a channel of type command runs any program after the release, and a webhook tells one of yours",
      })
  void announces(String service, String active, String outcome) {
    configured(
        "announce." + service + ".active",
        active,
        "announce." + service + ".webhook",
        "https://secret");

    assertThat(project.outcome("announce." + service)).isEqualTo(outcome);
    assertThat(project.proposal().toString()).doesNotContain("https://secret");
  }

  @Test
  void sendsEMailWithTheExtension() {
    configured(
        "announce.smtp.active", "ALWAYS",
        "announce.smtp.host", "smtp.acme.org",
        "announce.smtp.transport", "SMTPS",
        "announce.smtp.auth", "true",
        "announce.smtp.port", "465",
        "announce.smtp.from", "me@acme.org",
        "announce.smtp.to", "a@acme.org, b@acme.org");

    assertThat(project.policy())
        .containsExactly(
            "notices:",
            "  email: {host: smtp.acme.org, port: 465, security: tls, credentials: smtp,"
                + " from: \"me@acme.org\", to: [\"a@acme.org\", \"b@acme.org\"]}");
    assertThat(project.proposal().plugin().extensions()).containsExactly("release-kit-mail");
  }

  @Test
  void signsAndPublishesToCentral() {
    configured(
        "signing.active", "ALWAYS",
        "checksum.individual", "true",
        "catalog.sbom.cyclonedx.active", "ALWAYS",
        "deploy.maven.mavenCentral.sonatype.active", "ALWAYS",
        "deploy.maven.nexus2.old.active", "ALWAYS");

    assertThat(project.policy())
        .containsExactly(
            "artifactSignatures: openpgp",
            "central: {publish: automatic}",
            "assets:",
            "  checksums: true",
            "  sbom: [cyclonedx]");
    assertThat(project.proposal().plugin().extensions()).containsExactly("release-kit-sbom");
    assertThat(project.outcome("deploy.maven.nexus2")).startsWith("no counterpart");
  }

  @Test
  void offersPackagersAsComments() {
    configured(
        "distributions.app.brew.active", "ALWAYS",
        "distributions.app.brew.repository.owner", "acme",
        "distributions.app.docker.active", "ALWAYS",
        "distributions.app.docker.imageNames.0", "registry.acme.org/acme/app:{{tagName}}",
        "distributions.app.scoop.active", "ALWAYS",
        "distributions.app.artifacts.0.path", "target/{{distributionName}}-{{projectVersion}}.zip",
        "distributions.app.artifacts.1.path", "target/{{projectName}}-{{projectVersion}}.zip");

    assertThat(project.policy()).isEmpty();
    assertThat(project.comments())
        .containsSequence(
            "#channels:",
            "#  homebrew:",
            "#    tap: \"https://github.com/acme/homebrew-tap.git\"",
            "#    formula: app",
            "#    artifact: \"@{artifactId}-@{version}.zip\"",
            "#  image:",
            "#    repository: registry.acme.org/acme/app");
    assertThat(project.outcome("distributions.app.scoop")).startsWith("no counterpart");
  }

  @Test
  void takesItsTagNamesOverWhereThereAreNone() {
    configured("release.gitlab.tagName", "{{projectName}}-{{projectVersion}}");
    project.tags = List.of();

    assertThat(project.policy())
        .contains("tagNameFormat: \"@{project.artifactId}-@{project.version}\"", "  gitlab: {}");
  }
}
