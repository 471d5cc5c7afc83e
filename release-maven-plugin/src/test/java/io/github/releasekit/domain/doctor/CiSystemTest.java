package io.github.releasekit.domain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The variables are those that the systems document. */
class CiSystemTest {

  private static List<String> warnings(Map<String, String> environment) {
    return CiSystem.examine(environment).stream()
        .filter(result -> result.verdict() == Verdict.WARNING)
        .map(CheckResult::found)
        .toList();
  }

  @Test
  void saysThatAPersonsMachineIsNoCiJob() {
    assertThat(CiSystem.examine(Map.of("HOME", "/home/ada")))
        .containsExactly(CheckResult.skipped("ci", "this is no CI job"));
  }

  @Test
  void knowsThatSomeCiSystemIsThere() {
    assertThat(CiSystem.examine(Map.of("CI", "true")).get(0).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void findsNothingWrongWithAWorkflowThatIsStartedByHand() {
    Map<String, String> job =
        Map.of(
            "CI", "true",
            "GITHUB_ACTIONS", "true",
            "GITHUB_EVENT_NAME", "workflow_dispatch",
            "GITHUB_REF", "refs/heads/main",
            "GITHUB_REF_TYPE", "branch",
            "ACTIONS_ID_TOKEN_REQUEST_URL", "https://example.org");

    assertThat(CiSystem.examine(job))
        .containsExactly(
            CheckResult.ok("ci", "GitHub Actions, event workflow_dispatch, refs/heads/main"));
  }

  @Test
  void warnsOfTheMergeCommitOfAPullRequestAndOfTags() {
    assertThat(
            warnings(
                Map.of(
                    "GITHUB_ACTIONS", "true",
                    "GITHUB_EVENT_NAME", "pull_request",
                    "GITHUB_REF", "refs/pull/7/merge")))
        .containsExactly("the job is of a pull request, whose merge commit is on no branch");
    assertThat(warnings(Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF_TYPE", "tag")))
        .containsExactly("the job is of a tag, and prepare releases from a branch");
  }

  @Test
  void saysWhatAJobLacksThatSignsWithSigstore() {
    assertThat(CiSystem.examine(Map.of("GITHUB_ACTIONS", "true")))
        .last()
        .satisfies(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.SKIPPED);
              assertThat(result.found()).contains("permissions: {id-token: write}");
            });
  }

  @Test
  void knowsWhatAJobOfGitLabNeeds() {
    assertThat(
            warnings(
                Map.of(
                    "GITLAB_CI", "true",
                    "CI_COMMIT_REF_NAME", "main",
                    "CI_COMMIT_REF_PROTECTED", "true",
                    "RELEASE_KIT_GIT_TOKEN", "secret")))
        .isEmpty();
    assertThat(warnings(Map.of("GITLAB_CI", "true", "CI_COMMIT_REF_PROTECTED", "false")))
        .satisfiesExactly(
            first -> assertThat(first).contains("not protected"),
            second -> assertThat(second).contains("RELEASE_KIT_GIT_TOKEN is not set"));
    assertThat(
            warnings(
                Map.of(
                    "GITLAB_CI", "true",
                    "CI_MERGE_REQUEST_IID", "7",
                    "CI_COMMIT_TAG", "v1",
                    "RELEASE_KIT_GIT_TOKEN", "secret")))
        .satisfiesExactly(
            first -> assertThat(first).contains("merge request"),
            second -> assertThat(second).contains("tag"));
  }

  @Test
  void neverShowsTheValueOfATokenAndNoControlCharacters() {
    List<CheckResult> results =
        CiSystem.examine(
            Map.of(
                "GITLAB_CI", "true",
                "CI_COMMIT_REF_NAME", "a\u001b[31m\nb",
                "RELEASE_KIT_GIT_TOKEN", "s3cret"));

    assertThat(results.toString()).doesNotContain("s3cret").doesNotContain("\u001b");
    assertThat(results.get(0).found()).doesNotContain("\n");
  }

  @Test
  void warnsOfAChangeRequestOfJenkins() {
    Map<String, String> job = Map.of("JENKINS_URL", "https://ci.example.org/", "JOB_NAME", "app");

    assertThat(CiSystem.examine(job)).containsExactly(CheckResult.ok("ci", "Jenkins, job app"));
    assertThat(warnings(Map.of("JENKINS_URL", "https://ci.example.org/", "CHANGE_ID", "7")))
        .hasSize(1);
  }
}
