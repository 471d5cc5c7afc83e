package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.Trailers;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.Branching;
import java.util.List;
import java.util.Optional;

/** The branch that a release has ended: its commit says so, or in tag-only mode its tag. */
public final class EndedBranch {

  private EndedBranch() {}

  /**
   * Its full name; empty where the release has ended none, or names what git takes for no branch.
   *
   * @param commit of the release
   * @param tag the object id of its annotated tag; empty text where that is gone
   */
  public static Optional<String> of(GitRepository repository, String commit, String tag) {
    List<String> inCommit = Trailers.of(repository, commit, Commit.BRANCH_TRAILER);
    boolean inTag = inCommit.isEmpty() && !tag.isEmpty() && repository.has(tag);
    return (inTag ? Trailers.ofTag(repository, tag, Commit.BRANCH_TRAILER) : inCommit)
        .stream().findFirst().flatMap(Branching::fullName);
  }
}
