package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.PushFailure;
import io.github.releasekit.adapter.git.Trailers;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.plan.ReleasePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pushes the release commit to a branch of its own, which people are asked to merge (R9). A
 * proposal of the same plan stays as it is, one of an earlier plan is renewed, and a branch that
 * the release has all of goes on with it.
 *
 * <p>Rollback: nothing is released yet; {@code git push --delete} takes the branch away.
 */
public final class ProposeStep implements Step<ReleasePlan> {

  public static final String ID = "propose";

  private final GitRepository repository;
  private final GitRemote remote;
  private final String branch;

  /**
   * @param branch its full name
   */
  public ProposeStep(GitRepository repository, GitRemote remote, String branch) {
    this.repository = repository;
    this.remote = remote;
    this.branch = branch;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Observation observe(ReleasePlan plan, Journal journal) {
    Optional<String> there = there(remote.refs());
    if (there.isEmpty()) {
      return Observation.ABSENT;
    }
    if (repository.says(there.get(), Commit.PLAN_TRAILER + ": " + plan.digest())) {
      return new Observation.Done(proposed(plan, there.get(), there.get()));
    }
    return isProposal(there.get())
            || repository.isAncestor(there.get(), journal.get(ObjectsWritten.class).releaseCommit())
        ? Observation.ABSENT
        : new Observation.Foreign(
            Branching.shortName(branch)
                + " on "
                + remote.name()
                + " is not a proposal of release-kit's: its last commit is somebody's own",
            "git push "
                + remote.name()
                + " --delete "
                + Branching.shortName(branch)
                + " if it is not needed, then run the same command again");
  }

  @Override
  public Event apply(ReleasePlan plan, Journal journal) {
    String commit = journal.get(ObjectsWritten.class).releaseCommit();
    Optional<String> before = there(remote.refs());
    Optional<PushFailure> failure = remote.push(List.of(new Update(branch, before, commit)));
    if (!Optional.of(commit).equals(there(remote.refs()))) {
      throw new ReleaseException(
          "remote "
              + remote.name()
              + " has not taken "
              + Branching.shortName(branch)
              + ": "
              + failure.map(PushFailure::said).orElse("git reports success"),
          failure.map(PushFailure::remedy).orElse("run the same command again"));
    }
    return proposed(plan, before.orElse(""), commit);
  }

  private MergedForward proposed(ReleasePlan plan, String before, String commit) {
    String into = plan.route().orElseThrow().onto().ref();
    return new MergedForward(List.of(new BranchMove(branch, before, commit, into)));
  }

  /** The branch's head on the remote, whose objects are here. */
  private Optional<String> there(Map<String, String> refs) {
    Optional<String> there = Optional.ofNullable(refs.get(branch));
    if (there.filter(head -> !repository.has(head)).isPresent()) {
      remote.fetchObjects(branch);
    }
    return there;
  }

  private boolean isProposal(String commit) {
    return !Trailers.of(repository, commit, Commit.PLAN_TRAILER).isEmpty();
  }
}
