package io.github.releasekit.adapter.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CiRunTest {

  @Test
  void isTheWorkflowAndTheRunOfGitHubActions() {
    assertThat(
            CiRun.of(
                Map.of(
                    "GITHUB_ACTIONS",
                    "true",
                    "GITHUB_SERVER_URL",
                    "https://github.acme.org",
                    "GITHUB_REPOSITORY",
                    "acme/app",
                    "GITHUB_WORKFLOW_REF",
                    "acme/app/.github/workflows/release.yml@refs/heads/main",
                    "GITHUB_RUN_ID",
                    "71",
                    "GITHUB_RUN_ATTEMPT",
                    "2")))
        .contains(
            new CiRun(
                "https://github.acme.org/acme/app/.github/workflows/release.yml@refs/heads/main",
                "https://github.acme.org/acme/app/actions/runs/71/attempts/2"));
  }

  @Test
  void isTheRunnerAndTheJobOfGitLab() {
    assertThat(
            CiRun.of(
                Map.of(
                    "GITLAB_CI",
                    "true",
                    "CI_PROJECT_URL",
                    "https://gitlab.com/acme/app",
                    "CI_RUNNER_ID",
                    "12",
                    "CI_JOB_URL",
                    "https://gitlab.com/acme/app/-/jobs/34")))
        .contains(
            new CiRun(
                "https://gitlab.com/acme/app/-/runners/12",
                "https://gitlab.com/acme/app/-/jobs/34"));
  }

  @Test
  void isTheBuildOfJenkins() {
    assertThat(
            CiRun.of(
                Map.of(
                    "JENKINS_URL",
                    "https://ci.acme.org/",
                    "BUILD_URL",
                    "https://ci.acme.org/job/app/5/")))
        .contains(new CiRun("https://ci.acme.org/", "https://ci.acme.org/job/app/5/"));
  }

  @Test
  void isNoneElsewhere() {
    assertThat(CiRun.of(Map.of("CI", "true", "GITHUB_ACTIONS", "false"))).isEmpty();
  }
}
