package io.github.releasekit.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.adoption.Finding.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenReleaseMappingTest {

  private final FactsFixture project = new FactsFixture();

  private void configured(String... settings) {
    project.mavenRelease = FactsFixture.tool("maven-release-plugin", settings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preparationGoals|clean verify|not needed: a release is built by verify in a fresh clone",
        "preparationGoals|clean install site|configures: <preparationGoals> of the plugin entry",
        "goals|deploy|not needed: perform uploads what prepare has built, and builds nothing again",
        "pushChanges|false|configures: <pushChanges> of the plugin entry",
        "pushChanges|true|not needed: a release is pushed unless -DpushChanges=false",
        "signTag|true|becomes: signing: required in release-kit.yml",
        "signTag|false|not needed: git's configuration says whether tags are signed",
        "autoVersionSubmodules|true|not needed: every module gets the version of the release",
        "localCheckout|true|not needed: the release is built in a clone of this clone",
        "scmCommentPrefix|[maven-release-plugin]|not needed: release commits are found by the tag",
        "scmCommentPrefix|[skip ci]|becomes: commits in release-kit.yml",
        "projectVersionPolicyId|default|not needed: commits and the POM decide",
        "projectVersionPolicyId|SemVerVersionPolicy|not needed: versions are semantic, and commits decide",
        "projectVersionPolicyId|OddEvenVersionPolicy|no counterpart: commits decide; -Dbump= or -DreleaseVersion= overrule them",
        "branchName|x|no counterpart: mvn release-kit:branch-start and support-start make branches, see branches.html",
        "checkModificationExcludes.0|pom.xml|no counterpart: only tracked files are looked at: commit it before, restore it, or put it in .gitignore",
        "suppressCommitBeforeTag|true|becomes: mode: tag-only in release-kit.yml, as a comment",
        "ignoreSnapshots|true|no counterpart: name them under snapshotWaivers, each until a day",
        "lineSeparator|lf|not needed: every byte of the POM but the version stays",
        "interactive|true|not needed: no goal asks anything",
        "tag|x|no counterpart: tagNameFormat names tags; -Dtag= of prepare names one",
        "releaseVersion|1|no counterpart: commits decide; -DreleaseVersion= of prepare overrules them",
        "developmentVersion|1|no counterpart: development goes on with the following SNAPSHOT; -DdevelopmentVersion= names another",
        "somethingNew|x|no counterpart: see the parameters of prepare and perform, and configuration.html",
      })
  void saysWhatBecomesOfAParameter(String key, String value, String outcome) {
    configured(key, value);

    assertThat(project.outcome(key)).isEqualTo(outcome);
  }

  @Test
  void takesParametersOverIntoThePluginEntry() {
    configured(
        "preparationGoals", "clean verify site:jar",
        "releaseProfiles", "release, sign",
        "arguments", "-DskipITs -Dkey=${gpg.key}",
        "pushChanges", "false");

    assertThat(project.proposal().plugin().configuration())
        .isEqualTo(
            Map.of(
                "preparationGoals", "verify site:jar",
                "releaseProfiles", "release, sign",
                "arguments", "-DskipITs -Dkey=${gpg.key}",
                "pushChanges", "false"));
    assertThat(project.policy()).isEmpty();
  }

  @Test
  void doesNotCopyWhatSeemsToBeASecret() {
    configured("arguments", "-Dgpg.passphrase=hunter2 -DskipITs");

    Proposal proposal = project.proposal();
    assertThat(proposal.plugin().configuration()).isEmpty();
    assertThat(proposal.toString())
        .doesNotContain("hunter2")
        .contains("arguments=-Dgpg.passphrase=*** -DskipITs");
    assertThat(project.outcome("arguments"))
        .startsWith("no counterpart: it seems to hold a secret");
  }

  @Test
  void neitherShowsNorCopiesUsersOfUrls() {
    configured(
        "arguments",
        "-DaltDeploymentRepository=r::https://bob:hunter2@repo.acme.org/releases",
        "connectionUrl",
        "scm:git:https://bob:hunter2@git.acme.org/app.git",
        "goals",
        "deploy org.acme:tell:now@https://bob:hunter2@acme.org");

    Proposal proposal = project.proposal();
    assertThat(proposal.plugin().configuration()).isEmpty();
    assertThat(proposal.toString())
        .doesNotContain("hunter2")
        .contains("arguments=-DaltDeploymentRepository=r::https://***@repo.acme.org/releases")
        .contains("connectionUrl=scm:git:https://***@git.acme.org/app.git");
    assertThat(project.outcome("goals")).startsWith("no counterpart: it seems to hold a secret");
  }

  @Test
  void keepsThePropertyThatActivatesAProfile() {
    configured("arguments", "-DskipITs");
    project.performRelease = Optional.of("pom.xml profile 'release'");

    assertThat(project.proposal().plugin().configuration())
        .containsEntry("arguments", "-DskipITs -DperformRelease=true");

    configured("useReleaseProfile", "false");
    assertThat(project.proposal().plugin().configuration()).isEmpty();
  }

  @Test
  void writesCommitsAsTheyWere() {
    configured(
        "scmCommentPrefix", "[ci skip] ",
        "scmReleaseCommitComment", "@{prefix} prepare release @{releaseLabel}",
        "scmDevelopmentCommitComment", "@{prefix}: \"next\"");

    assertThat(project.policy())
        .containsExactly(
            "commits:",
            "  release: \"[ci skip] prepare release @{releaseVersion}\"",
            "  development: \"[ci skip]: \\\"next\\\" @{developmentVersion}\"");
  }

  @Test
  void putsTheNamesOfTheProjectIntoSubjects() {
    configured(
        "scmCommentPrefix", "[rel]",
        "scmReleaseCommitComment", "@{prefix} prepare @{releaseLabel} of @{artifactId}",
        "scmDevelopmentCommitComment", "@{prefix} go on with @{groupId}:@{artifactId}");

    assertThat(project.policy())
        .containsExactly(
            "commits:",
            "  release: \"[rel] prepare @{releaseVersion} of app\"",
            "  development: \"[rel] go on with org.acme:app @{developmentVersion}\"");
  }

  @Test
  void offersGoalsBesidesDeployAsAChannel() {
    configured("goals", "deploy site-deploy");

    assertThat(project.policy()).isEmpty();
    assertThat(project.comments())
        .contains("#  after-deploy:", "#    run: [mvn, \"-B\", site-deploy]");
  }

  @Test
  void tagsAsBeforeWhereNoTagTells() {
    project.tags = List.of();
    configured("goals", "deploy");

    assertThat(project.policy())
        .containsExactly("tagNameFormat: \"@{project.artifactId}-@{project.version}\"");
  }

  @Test
  void namesWhatMayGo() {
    configured("goals", "deploy");
    project.files.add(new ProjectFacts.FoundFile("release.properties", List.of()));

    assertThat(project.of(Kind.MAY_GO))
        .extracting(Finding::where, Finding::setting)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("pom.xml", "its configuration"),
            org.assertj.core.groups.Tuple.tuple("", "release.properties"));
  }
}
