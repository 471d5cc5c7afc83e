package io.github.releasekit.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitflowMappingTest {

  private final FactsFixture project = new FactsFixture();

  private void configured(String... settings) {
    project.gitflow = FactsFixture.tool("gitflow-maven-plugin", settings);
  }

  @Test
  void takesTheDefaultsOfGitflow() {
    project.branches = List.of("develop", "master");
    configured();

    assertThat(project.policy()).containsExactly("branching:", "  model: gitflow");
  }

  @Test
  void namesAMainBranchThatIsNotTheFirstOfTheUsualOnes() {
    project.branches = List.of("develop", "main", "master");
    configured();

    assertThat(project.policy())
        .containsExactly("branching:", "  model: gitflow", "  main: master");
  }

  @Test
  void takesNamesAndPrefixesOver() {
    project.branches = List.of("next", "production");
    project.tags = List.of();
    configured(
        "gitFlowConfig.productionBranch", "production",
        "gitFlowConfig.developmentBranch", "next",
        "gitFlowConfig.featureBranchPrefix", "f/",
        "gitFlowConfig.releaseBranchPrefix", "rel-",
        "gitFlowConfig.hotfixBranchPrefix", "hotfix/",
        "gitFlowConfig.supportBranchPrefix", "lines/",
        "gitFlowConfig.versionTagPrefix", "v",
        "gpgSignTag", "true",
        "gpgSignCommit", "true");

    assertThat(project.policy())
        .containsExactly(
            "signing: required",
            "branching:",
            "  model: gitflow",
            "  main: production",
            "  develop: next",
            "  release: rel-",
            "  support: lines/");
    assertThat(project.outcome("gitFlowConfig.versionTagPrefix"))
        .isEqualTo("not needed: that is the default");
  }

  @Test
  void hasReleaseBranchesWhereProductionAndDevelopmentAreOne() {
    project.jgitflow =
        FactsFixture.tool(
            "jgitflow-maven-plugin",
            "flowInitContext.masterBranchName",
            "main",
            "flowInitContext.developBranchName",
            "main");

    assertThat(project.policy()).containsExactly("branching:", "  model: release-branches");
  }

  @Test
  void leavesOutNamesThatNoBranchCanHave() {
    configured(
        "gitFlowConfig.productionBranch",
        "a: b\nevil: true",
        "gitFlowConfig.releaseBranchPrefix",
        "x y");

    assertThat(project.policy()).containsExactly("branching:", "  model: gitflow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "skipTestProject|true|no counterpart: tests of a release run; -Darguments=-DskipTests leaves them out",
        "keepBranch|true|no counterpart: a finished branch is deleted once the push has succeeded; the tag stays",
        "keepBranch|false|not needed: that is how release-kit does it",
        "pushRemote|true|not needed: a start or a finish is pushed unless -DpushChanges=false",
        "argLine|-DskipITs|configures: <arguments> of the plugin entry",
        "commitMessages.releaseStartMessage|x|no counterpart: commits.release and commits.development say what the commits of a release say",
        "tychoVersionsPluginVersion|1|not needed: no other plugin is called",
        "commitMessagePrefix|x|no counterpart: commits.release and commits.development say what the commits of a release say",
        "preReleaseProfiles|x|no counterpart: a release has one build: name the profiles as <releaseProfiles> of the plugin",
        "allowUntracked|true|not needed: only tracked files are looked at",
        "startCommit|x|no counterpart: git switch to it before branch-start",
        "somethingNew|x|no counterpart: see branches.html and the goals that it names",
      })
  void saysWhatBecomesOfAParameter(String key, String value, String outcome) {
    configured(key, value);

    assertThat(project.outcome(key)).isEqualTo(outcome);
  }
}
