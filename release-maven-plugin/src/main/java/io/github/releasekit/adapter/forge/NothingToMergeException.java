package io.github.releasekit.adapter.forge;

import io.github.releasekit.domain.ReleaseException;

/** A branch has no commit that the branch it is to be merged into has not. */
public final class NothingToMergeException extends ReleaseException {

  NothingToMergeException(String base, String branch) {
    super(
        branch + " has no commit that " + base + " has not: there is nothing to merge",
        "see whether it was merged already, or push to it what is to be merged");
  }
}
