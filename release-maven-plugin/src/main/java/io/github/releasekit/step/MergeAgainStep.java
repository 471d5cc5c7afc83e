package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.git.TreeMerge.Conflicts;
import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.adapter.merge.BranchMerge.Versions;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Branching;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a release that is half pushed up to where branches have gone meanwhile: its merges are
 * merged into them in turn, and a branch that it was to end, and that has other commits by now,
 * stays on the remote. Where refs are pushed together there is nothing to do.
 *
 * <p>Rollback: as that of {@code merge-forward}.
 */
public final class MergeAgainStep<T> implements Step<T> {

  private final GitRepository repository;
  private final GitRemote remote;
  private final BranchMerge merger;
  private final Clock clock;
  private final Signatures signatures;

  public MergeAgainStep(
      GitRepository repository,
      GitRemote remote,
      BranchMerge merger,
      Clock clock,
      Signatures signatures) {
    this.repository = repository;
    this.remote = remote;
    this.merger = merger;
    this.clock = clock;
    this.signatures = signatures;
  }

  @Override
  public String id() {
    return MergeForwardStep.ID;
  }

  @Override
  public Observation observe(T subject, Journal journal) {
    Map<String, String> refs = remote.refs();
    List<BranchMove> moves = PushStep.moves(journal);
    return moves.stream().allMatch(move -> isCurrent(move, refs))
        ? new Observation.Done(new MergedForward(moves))
        : Observation.ABSENT;
  }

  @Override
  public Event apply(T subject, Journal journal) {
    Map<String, String> refs = remote.refs();
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    return new MergedForward(
        PushStep.moves(journal).stream()
            .map(move -> isCurrent(move, refs) ? move : again(move, refs, objects))
            .toList());
  }

  /** Whether a branch is where it was when its move was decided, or has moved as decided. */
  private boolean isCurrent(BranchMove move, Map<String, String> refs) {
    String there = refs.getOrDefault(move.ref(), "");
    return there.equals(move.from())
        || (move.removes() ? there.isEmpty() || move.from().isEmpty() : landed(move, refs));
  }

  private boolean landed(BranchMove move, Map<String, String> refs) {
    return remote.contains(refs, move.ref(), move.to());
  }

  private BranchMove again(BranchMove move, Map<String, String> refs, ObjectsWritten objects) {
    if (move.removes()) {
      return new BranchMove(move.ref(), "", "", move.into());
    }
    String into = Branching.shortName(move.ref());
    String head = refs.get(move.ref());
    if (head == null || !move.into().isEmpty()) {
      throw refusal(into + " on " + remote.name() + " is not what the release is merged into");
    }
    boolean sameVersion = merger.version(head).equals(merger.version(move.from()));
    Result result = merger.merge(head, move.to(), sameVersion ? Versions.THEIRS : Versions.OURS);
    if (result instanceof Conflicts conflicts) {
      throw refusal(
          "the release cannot be merged into "
              + into
              + " by itself: both have changed "
              + String.join(", ", conflicts.files()));
    }
    String merge =
        new ObjectWriter(repository, clock.instant().truncatedTo(ChronoUnit.SECONDS), signatures)
            .commitTree(
                ((Merged) result).tree(),
                List.of(head, move.to()),
                Optional.empty(),
                "Merge tag '"
                    + repository.tagName(objects.tag())
                    + "' into "
                    + into
                    + "\n\n"
                    + Commit.PLAN_TRAILER
                    + ": "
                    + objects.plan()
                    + "\n");
    return new BranchMove(move.ref(), head, merge, "");
  }

  private static ReleaseException refusal(String problem) {
    return new ReleaseException(
        problem, "mvn release-kit:rollback takes back what is pushed; then release anew");
  }
}
