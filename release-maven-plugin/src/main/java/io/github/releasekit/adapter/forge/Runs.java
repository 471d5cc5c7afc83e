package io.github.releasekit.adapter.forge;

import java.util.List;

/** The runs of CI that a forge makes of a repository (P9). */
public interface Runs {

  /** How far a run is. */
  enum State {
    /** It waits for its turn, or for a person. */
    WAITING,
    RUNNING,
    SUCCEEDED,
    /** It failed, was cancelled, or ran out of time. */
    FAILED,
    /** It was not needed. */
    SKIPPED
  }

  /**
   * A run.
   *
   * @param name of the workflow
   * @param file of the workflow, such as {@code .github/workflows/release.yml}; empty where a forge
   *     has one for all
   * @param url where people see it
   */
  record Run(String id, String name, String file, State state, String url) {

    /** Whether it is over. */
    public boolean isOver() {
      return state != State.WAITING && state != State.RUNNING;
    }
  }

  /**
   * The runs that the push of a tag has started, none of another tag of the same commit; of one
   * that was started anew the last attempt.
   *
   * @param commit that the tag points to
   * @throws io.github.releasekit.domain.ReleaseException when the forge does not say
   */
  List<Run> ofTag(String tag, String commit);
}
