package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.forge.Changes.Proposal;
import io.github.releasekit.domain.ReleaseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A proposal with what it proposes.
 *
 * @param base the branch that it is to be merged into
 * @param head the last commit of the branch that it has seen
 */
record ProposedBranch(Proposal proposal, Optional<String> base, Optional<String> head) {

  /**
   * As {@link Changes#find(String, String)}.
   *
   * @param newestFirst all of the branch
   * @param tip the commit that the branch is at, empty where it is gone; asked for if it matters
   */
  static Optional<Proposal> standing(
      List<ProposedBranch> newestFirst, String base, Supplier<Optional<String>> tip) {
    List<ProposedBranch> into =
        newestFirst.stream().filter(one -> one.base().equals(Optional.of(base))).toList();
    Optional<Proposal> open =
        into.stream().map(ProposedBranch::proposal).filter(Proposal::open).findFirst();
    List<ProposedBranch> merged = into.stream().filter(one -> one.proposal().merged()).toList();
    if (open.isPresent() || merged.isEmpty()) {
      return open;
    }
    Optional<String> now = tip.get();
    return merged.stream()
        .filter(one -> now.isEmpty() || one.head().equals(now))
        .map(ProposedBranch::proposal)
        .findFirst();
  }

  /** What is to be merged, or merged into, is not there. */
  static ReleaseException missing(String branch, String repository) {
    return new ReleaseException(
        "the forge has no branch " + branch + " in " + repository,
        "push it, or see that the token is for this repository; then run the same command again");
  }
}
