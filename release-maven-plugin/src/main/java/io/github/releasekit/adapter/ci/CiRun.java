package io.github.releasekit.adapter.ci;

import java.util.Map;
import java.util.Optional;

/**
 * A run of a CI system, by the variables that it documents.
 *
 * @param builder URI of what runs it
 * @param run URL of the run
 */
public record CiRun(String builder, String run) {

  /** The run that an environment is of; empty where none of the known systems has made it. */
  public static Optional<CiRun> of(Map<String, String> environment) {
    if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
      String server = environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com");
      return Optional.of(
          new CiRun(
              server + "/" + environment.getOrDefault("GITHUB_WORKFLOW_REF", "actions/runner"),
              server
                  + "/"
                  + environment.getOrDefault("GITHUB_REPOSITORY", "")
                  + "/actions/runs/"
                  + environment.getOrDefault("GITHUB_RUN_ID", "")
                  + "/attempts/"
                  + environment.getOrDefault("GITHUB_RUN_ATTEMPT", "1")));
    }
    if ("true".equals(environment.get("GITLAB_CI"))) {
      return Optional.of(
          new CiRun(
              environment.getOrDefault("CI_PROJECT_URL", "https://gitlab.com")
                  + "/-/runners/"
                  + environment.getOrDefault("CI_RUNNER_ID", ""),
              environment.getOrDefault("CI_JOB_URL", "")));
    }
    return Optional.ofNullable(environment.get("JENKINS_URL"))
        .map(url -> new CiRun(url, environment.getOrDefault("BUILD_URL", url)));
  }
}
