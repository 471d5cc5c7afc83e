package io.github.releasekit.domain.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the variables of a CI job tell of whether releases can be made in it. */
public final class CiSystem {

  private static final String CHECK = "ci";

  private CiSystem() {}

  /**
   * @param environment that Maven was started in
   */
  public static List<CheckResult> examine(Map<String, String> environment) {
    if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
      return gitHub(environment);
    }
    if ("true".equals(environment.get("GITLAB_CI"))) {
      return gitLab(environment);
    }
    if (environment.containsKey("JENKINS_URL")) {
      return jenkins(environment);
    }
    return List.of(
        "true".equals(environment.get("CI"))
            ? CheckResult.ok(CHECK, "a CI system of which nothing more is known")
            : CheckResult.skipped(CHECK, "this is no CI job"));
  }

  private static List<CheckResult> gitHub(Map<String, String> environment) {
    String event = environment.getOrDefault("GITHUB_EVENT_NAME", "");
    List<CheckResult> results = new ArrayList<>();
    results.add(
        CheckResult.ok(
            CHECK,
            "GitHub Actions, event "
                + event
                + ", "
                + environment.getOrDefault("GITHUB_REF", "no ref")));
    if (event.startsWith("pull_request")) {
      results.add(
          warning(
              "the job is of a pull request, whose merge commit is on no branch",
              "release in a workflow with 'on: workflow_dispatch', or 'on: push' to a branch"));
    }
    if ("tag".equals(environment.get("GITHUB_REF_TYPE"))) {
      results.add(
          warning(
              "the job is of a tag, and prepare releases from a branch",
              "start the workflow from a branch; perform can be run for a tag"));
    }
    if (environment.get("ACTIONS_ID_TOKEN_REQUEST_URL") == null) {
      results.add(
          CheckResult.skipped(
              CHECK,
              "the job gets no identity token, which Sigstore alone needs: permissions: {id-token:"
                  + " write}"));
    }
    return results;
  }

  private static List<CheckResult> gitLab(Map<String, String> environment) {
    List<CheckResult> results = new ArrayList<>();
    results.add(
        CheckResult.ok(
            CHECK, "GitLab CI, ref " + environment.getOrDefault("CI_COMMIT_REF_NAME", "unknown")));
    if (environment.containsKey("CI_MERGE_REQUEST_IID")) {
      results.add(
          warning(
              "the pipeline is of a merge request, whose commit may be on no branch",
              "rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH, when: manual}]"));
    }
    if (environment.containsKey("CI_COMMIT_TAG")) {
      results.add(
          warning(
              "the pipeline is of a tag, and prepare releases from a branch",
              "start the pipeline from a branch; perform can be run for a tag"));
    }
    if ("false".equals(environment.get("CI_COMMIT_REF_PROTECTED"))) {
      results.add(
          warning(
              "the branch is not protected, so that the job gets no protected variables",
              "protect the branch: Settings, Repository, Protected branches"));
    }
    if (!environment.containsKey("RELEASE_KIT_GIT_TOKEN")) {
      results.add(
          warning(
              "RELEASE_KIT_GIT_TOKEN is not set, and the job's own token pushes only where the"
                  + " project allows it",
              "add a project access token with write_repository as the masked variable"
                  + " RELEASE_KIT_GIT_TOKEN"));
    }
    return results;
  }

  private static List<CheckResult> jenkins(Map<String, String> environment) {
    List<CheckResult> results = new ArrayList<>();
    results.add(
        CheckResult.ok(
            CHECK, "Jenkins, job " + environment.getOrDefault("JOB_NAME", "without a name")));
    if (environment.containsKey("CHANGE_ID")) {
      results.add(
          warning(
              "the build is of a change request, whose merge commit is on no branch",
              "release in a build of the branch"));
    }
    return results;
  }

  private static CheckResult warning(String found, String next) {
    return CheckResult.warning(CHECK, found, next);
  }
}
