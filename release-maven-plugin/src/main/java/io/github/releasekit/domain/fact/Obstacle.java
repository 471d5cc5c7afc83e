package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.gate.Finding;
import java.util.List;

/**
 * Something in a clone that keeps a release from being made of it.
 *
 * @param problem what was found, with its value
 * @param remedy the command that clears it
 */
public record Obstacle(String problem, String remedy) {

  /** HEAD is on no branch, and none can be found out. */
  public static final Obstacle DETACHED =
      new Obstacle(
          "HEAD is detached, and not at exactly one branch of the remote to release from",
          "git switch main, or in CI, for the commit that it checked out: git switch -C main");

  public static final Obstacle NO_COMMITTER =
      new Obstacle(
          "git does not know who commits",
          "git config user.name \"Your Name\" && git config user.email you@example.org");

  public static final Obstacle SHALLOW =
      new Obstacle(
          "this is a shallow clone: commits since the last release may be missing",
          "git fetch --unshallow --tags (in GitHub Actions: fetch-depth: 0)");

  private static final String REPLACE = "refs/replace/";

  /**
   * Something that changes history in this clone alone.
   *
   * @param graft {@code .git/info/grafts}, or a ref
   */
  public static Obstacle graft(String graft) {
    return new Obstacle(
        "history is changed by " + graft + ", which no other clone has",
        graft.startsWith(REPLACE)
            ? "git replace -d " + graft.substring(REPLACE.length())
            : "rm " + graft);
  }

  /** Release tags that the remote has, and this clone has not. */
  public static Obstacle missingTags(List<String> tags) {
    return new Obstacle(
        "release tags of the remote are missing here: " + String.join(", ", tags),
        "git fetch --tags");
  }

  /** The same as what a gate finds. */
  public Finding finding() {
    return new Finding(problem, remedy);
  }
}
