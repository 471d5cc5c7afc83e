package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.RolledBack;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Branching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the user's clone up to a release that was taken back; their own work stays as it is. */
public final class FollowRollbackStep<T> implements Step<T> {

  private final GitRepository repository;
  private final GitLedger ledger;
  private final Optional<Update> tag;

  /**
   * @param tag that is removed here as well; empty when it stays
   */
  public FollowRollbackStep(GitRepository repository, GitLedger ledger, Optional<Update> tag) {
    this.repository = repository;
    this.ledger = ledger;
    this.tag = tag;
  }

  @Override
  public String id() {
    return "follow-rollback";
  }

  /** It changes nothing the second time. */
  @Override
  public Observation observe(T subject, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(T subject, Journal journal) {
    RolledBack done = journal.get(RolledBack.class);
    LocalRefs refs = new LocalRefs(repository);
    boolean onBranch = repository.branch().equals(Optional.of(done.branch()));
    if (done.remote().isEmpty()) {
      String development = journal.get(ObjectsWritten.class).developmentCommit();
      boolean follows = !onBranch || refs.follow(development, done.head());
      return new FastForwarded(
          follows
              ? backward(done, refs)
              : "git read-tree -m -u " + development + " " + done.head());
    }
    List<Update> updates = new ArrayList<>();
    tag.filter(update -> repository.resolve(update.ref()).equals(update.expected()))
        .ifPresent(updates::add);
    Optional.of(done.ledger())
        .filter(head -> !head.isEmpty())
        .flatMap(ledger::following)
        .ifPresent(updates::add);
    Optional<String> branch = repository.resolve(done.branch());
    boolean gone = done.head().isEmpty();
    boolean behind =
        branch
            .filter(now -> !gone && !now.equals(done.head()))
            .filter(now -> repository.isAncestor(now, done.head()))
            .isPresent();
    if (behind && !onBranch && !refs.isCheckedOut(done.branch())) {
      updates.add(new Update(done.branch(), branch, done.head()));
    }
    done.moves().stream()
        .filter(move -> !move.removes() && !move.ref().equals(done.branch()))
        .filter(move -> !refs.isCheckedOut(move.ref()) && isBehind(move))
        .map(move -> new Update(move.ref(), repository.resolve(move.ref()), move.to()))
        .forEach(updates::add);
    refs.update(updates);
    boolean forward =
        here(done).filter(move -> !isBehind(move) || refs.fastForward(move.to())).isPresent()
            || here(done).isEmpty();
    boolean follows = gone || branch.isEmpty() || branch.get().equals(done.head());
    follows |= behind && (!onBranch || refs.fastForward(done.head()));
    return new FastForwarded(follows && forward ? "" : "git pull --rebase");
  }

  /** What has become of the branch that HEAD is on, where that is not the released one. */
  private Optional<BranchMove> here(RolledBack done) {
    return done.moves().stream()
        .filter(move -> !move.removes() && !move.ref().equals(done.branch()))
        .filter(move -> repository.branch().equals(Optional.of(move.ref())))
        .findFirst();
  }

  private boolean isBehind(BranchMove move) {
    return !move.removes()
        && repository
            .resolve(move.ref())
            .filter(now -> !now.equals(move.to()) && repository.isAncestor(now, move.to()))
            .isPresent();
  }

  /**
   * Takes index and files back where HEAD is on a branch that the release was merged into, and goes
   * back to the branch that it had ended.
   */
  private String backward(RolledBack done, LocalRefs refs) {
    Optional<String> ended =
        done.moves().stream()
            .filter(BranchMove::removes)
            .map(move -> Branching.shortName(move.ref()))
            .findFirst();
    String left =
        here(done)
            .filter(move -> !refs.follow(move.to(), move.from()))
            .map(move -> "git read-tree -m -u " + move.to() + " " + move.from())
            .orElse("");
    return left.isEmpty()
        ? ended.filter(name -> !refs.switchTo(name)).map(name -> "git switch " + name).orElse("")
        : left;
  }
}
