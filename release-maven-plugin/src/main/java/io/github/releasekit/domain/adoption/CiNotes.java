package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.ProjectFacts.FoundFile;
import java.util.List;

/** What to put where for a CI system, and which calls of other tools to replace. */
final class CiNotes {

  private static final String RELEASE = "mvn -B release-kit:prepare release-kit:perform";

  /**
   * A CI system.
   *
   * @param path what the paths of its files begin with
   * @param needs what a release needs there besides
   */
  private record System(String name, String path, String needs) {}

  private static final List<System> SYSTEMS =
      List.of(
          new System(
              "GitHub Actions",
              ".github/workflows/",
              "actions/checkout with fetch-depth: 0, permissions contents: write, and git config"
                  + " user.name and user.email"),
          new System(
              "GitLab CI",
              ".gitlab-ci.yml",
              "GIT_DEPTH: 0, git checkout -B \"$CI_COMMIT_BRANCH\", and a token that may push as"
                  + " RELEASE_KIT_GIT_TOKEN"),
          new System(
              "Jenkins",
              "Jenkinsfile",
              "a checkout with LocalBranch and without a shallow clone, and credentials of git"),
          new System(
              "Travis CI",
              ".travis.yml",
              "git: {depth: false}, git checkout \"$TRAVIS_BRANCH\", and a token as"
                  + " RELEASE_KIT_GIT_TOKEN"),
          new System("CircleCI", ".circleci/config.yml", "a key of the project that may push"),
          new System(
              "Azure Pipelines",
              "azure-pipelines.yml",
              "checkout: self with fetchDepth: 0 and persistCredentials: true, and git checkout of"
                  + " the branch"),
          new System(
              "Bitbucket Pipelines",
              "bitbucket-pipelines.yml",
              "clone: {depth: full}, and a token that may push as RELEASE_KIT_GIT_TOKEN"),
          new System(
              "Gitea Actions",
              ".gitea/workflows/",
              "actions/checkout with fetch-depth: 0, and a token that may push"),
          new System("Woodpecker CI", ".woodpecker", "a clone with depth: 0 and tags, and a token"),
          new System("Drone", ".drone.yml", "clone: {depth: 0}, and a token that may push"),
          new System("TeamCity", ".teamcity/", "a checkout on the agent with the whole history"),
          new System("AppVeyor", "appveyor.yml", "no clone_depth, and git checkout of the branch"),
          new System(
              "Buildkite", ".buildkite/", "git checkout of the branch, and a key that may push"));

  private CiNotes() {}

  static void map(List<FoundFile> files, Notes notes) {
    for (System system : SYSTEMS) {
      files.stream()
          .filter(file -> file.path().startsWith(system.path()))
          .findFirst()
          .ifPresent(
              file ->
                  notes.note(
                      system.name(), file.path(), "", RELEASE + "; it needs " + system.needs()));
    }
    for (FoundFile file : files) {
      for (String call : file.calls()) {
        notes.note(
            file.path(), call.replaceFirst("^[0-9]+: ", ""), line(file, call), replacement(call));
      }
    }
  }

  private static String line(FoundFile file, String call) {
    return file.path() + ":" + call.replaceFirst(":.*", "");
  }

  private static String replacement(String call) {
    if (call.contains("release:rollback") || call.contains("release:clean")) {
      return "mvn release-kit:rollback takes a release back; nothing is left to clean";
    }
    if (call.contains("release:branch")) {
      return "mvn release-kit:branch-start, or support-start";
    }
    if (call.contains("flow:") && call.contains("start")) {
      return call.contains("hotfix")
          ? "mvn -B release-kit:hotfix-start -Dfrom=TAG"
          : "mvn -B release-kit:branch-start";
    }
    if (call.contains("flow:") && call.contains("finish")) {
      return call.contains("hotfix")
          ? "mvn -B release-kit:hotfix-finish release-kit:perform"
          : "mvn -B release-kit:branch-finish release-kit:perform";
    }
    return RELEASE;
  }
}
