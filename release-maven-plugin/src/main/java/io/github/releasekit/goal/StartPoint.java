package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Branching;

/**
 * Where a branch is started from.
 *
 * @param name for people: a tag, the short name of a branch, or an object id
 * @param commit its object id
 * @param tag whether it is a tag
 */
record StartPoint(String name, String commit, boolean tag) {

  private static final int SHOWN = 8;

  static StartPoint ofBranch(String ref, String commit) {
    return new StartPoint(Branching.shortName(ref), commit, false);
  }

  /** {@code v1.1.0 (1a2b3c4d)}. */
  @Override
  public String toString() {
    String id = commit.substring(0, SHOWN);
    return name.equals(commit) ? id : name + " (" + id + ")";
  }

  /** What git takes for it: the tag, or the object id, as a branch may be another here. */
  String byHand() {
    return tag ? name : commit.substring(0, SHOWN);
  }

  /** The refusal of what was typed for it. */
  static ReleaseException unknown(String typed) {
    return new ReleaseException(
        "-Dfrom is '" + PlainText.shortLine(typed) + "', which is no tag, branch or commit here",
        "git fetch --tags, then name a release's tag, a branch, or the id of a commit");
  }
}
