package io.github.releasekit.domain.commit;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commits that other release tools make to set versions, by the subjects that they write: a project
 * that comes from them has some after its last release, and they change nothing for users.
 */
final class VersionCommits {

  /** Of maven-release-plugin, with its own prefix or that of a team. */
  private static final Pattern MAVEN_RELEASE =
      Pattern.compile(
          "(\\[[^\\[\\]]{1,50}] ?){1,3}(prepare for next development iteration"
              + "|prepare (release|branch) \\S{1,200}|rollback the release of \\S{1,200})");

  /** Of gitflow-maven-plugin, whose messages have no part that changes; the last of old ones. */
  private static final Set<String> GITFLOW =
      Set.of(
          "Update versions for release",
          "Update versions for hotfix",
          "Update versions for feature branch",
          "Update versions for development branch",
          "Update feature branch back to feature version",
          "Update versions for support branch",
          "Update for next development version",
          "Update to hotfix version",
          "Update release branch to production version to avoid merge conflicts",
          "Update develop to production version to avoid merge conflicts",
          "Update develop version back to pre-merge state",
          "Update hotfix branch to production version to avoid merge conflicts",
          "Update release to hotfix version to avoid merge conflicts",
          "Update release version back to pre-merge state",
          "updating versions for release",
          "updating versions for hotfix",
          "updating versions for feature branch",
          "updating versions for development branch",
          "updating for next development version",
          "updating poms for release",
          "updating poms for hotfix",
          "updating poms for support");

  /** Of jgitflow-maven-plugin. */
  private static final Pattern JGITFLOW =
      Pattern.compile(
          "updating poms for (\\S{1,200} development|branch ?'\\S{1,200}' with (non-)?snapshot"
              + " versions|\\S{1,200} branch with (non-)?snapshot versions)"
              + "|updating develop poms to (master|hotfix) versions? to avoid merge conflicts"
              + "|Updating develop poms back to pre merge state");

  private VersionCommits() {}

  /** Whether a subject is one that they write. */
  static boolean made(String subject) {
    if (subject.startsWith("[")) {
      return MAVEN_RELEASE.matcher(subject).matches();
    }
    return GITFLOW.contains(subject)
        || subject.regionMatches(true, 0, "updating ", 0, 9) && JGITFLOW.matcher(subject).matches();
  }
}
