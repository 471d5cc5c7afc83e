package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Branching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the user's clone up to the release: tag, ledger, the released branch, and index and files
 * where it is checked out. Where the user has worked on meanwhile, their work stays as it is, and
 * what is left to do is said.
 *
 * <p>Rollback: {@code follow-rollback}, which brings the clone up to what was taken back.
 */
public final class FastForwardStep<T> implements Step<T> {

  private final GitRepository repository;
  private final GitLedger ledger;
  private final LocalRefs refs;

  public FastForwardStep(GitRepository repository, GitLedger ledger) {
    this.repository = repository;
    this.ledger = ledger;
    this.refs = new LocalRefs(repository);
  }

  @Override
  public String id() {
    return "fast-forward";
  }

  @Override
  public Observation observe(T subject, Journal journal) {
    return journal
        .find(FastForwarded.class)
        .<Observation>map(Observation.Done::new)
        .orElse(Observation.ABSENT);
  }

  @Override
  public Event apply(T subject, Journal journal) {
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    Published published = journal.get(Published.class);
    List<BranchMove> moves = PushStep.moves(journal);
    boolean local = published.remote().isEmpty();
    if (!local) {
      refs.update(updates(objects, published, moves));
    }
    Optional<BranchMove> ended = moves.stream().filter(BranchMove::removes).findFirst();
    if (ended.isPresent()) {
      String left = leave(ended.get(), objects, moves, published.remote());
      return new FastForwarded(left.isEmpty() ? catchUp(moves, local) : left);
    }
    if (!repository.branch().equals(Optional.of(published.branch()))) {
      String left = left(published, objects);
      return new FastForwarded(left.isEmpty() ? catchUp(moves, local) : left);
    }
    String head = objects.developmentCommit();
    Optional<String> base = repository.resolve(objects.releaseCommit() + "^");
    if (isOnBranch(objects) || base.isEmpty()) {
      return new FastForwarded("");
    }
    boolean done = local ? refs.follow(base.get(), head) : refs.fastForward(head);
    String byHand = local ? "git read-tree -m -u " + base.get() + " " + head : "git pull --rebase";
    return new FastForwarded(done ? "" : byHand);
  }

  /** Whether the release has no commit that the branch lacks. */
  private boolean isOnBranch(ObjectsWritten objects) {
    return objects.merged()
        || objects.developmentCommit().equals(objects.releaseCommit())
            && !repository.says(
                objects.releaseCommit(), Commit.PLAN_TRAILER + ": " + objects.plan());
  }

  private List<Update> updates(
      ObjectsWritten objects, Published published, List<BranchMove> moves) {
    List<Update> updates = new ArrayList<>();
    addIfOther(updates, "refs/tags/" + repository.tagName(objects.tag()), objects.tag());
    ledger.following(published.ledger()).ifPresent(updates::add);
    boolean ended = moves.stream().anyMatch(m -> m.removes() && m.ref().equals(published.branch()));
    if (!ended && !objects.merged()) {
      follow(updates, published.branch(), objects.developmentCommit());
    }
    moves.stream()
        .filter(move -> !move.removes())
        .forEach(move -> follow(updates, move.ref(), move.to()));
    return updates;
  }

  private void follow(List<Update> updates, String branch, String target) {
    if (!repository.branch().equals(Optional.of(branch)) && !refs.isCheckedOut(branch)) {
      addIfAncestor(updates, branch, target);
    }
  }

  /**
   * Leaves the branch that has ended for the one that development goes on at, and removes it; what
   * the user has on it besides stays.
   */
  private String leave(
      BranchMove ended, ObjectsWritten objects, List<BranchMove> moves, String remote) {
    String name = Branching.shortName(ended.ref());
    Optional<BranchMove> developing = moves.stream().filter(move -> !move.removes()).findFirst();
    String next =
        developing
            .map(move -> move.into().isEmpty() ? move.ref() : move.into())
            .map(Branching::shortName)
            .orElse("");
    boolean onIt = repository.branch().equals(Optional.of(ended.ref()));
    if (onIt && !remote.isEmpty()) {
      developing
          .filter(move -> move.into().isEmpty() && repository.resolve(move.ref()).isEmpty())
          .ifPresent(move -> begin(move, remote));
    }
    if (onIt && !next.isEmpty() && !refs.switchTo(next)) {
      boolean elsewhere = refs.isCheckedOut("refs/heads/" + next);
      return (elsewhere ? "git switch --detach" : "git switch " + next)
          + " && git branch -D "
          + name;
    }
    Optional<String> here = repository.resolve(ended.ref());
    boolean own =
        here.filter(now -> !repository.isAncestor(now, objects.releaseCommit())).isPresent();
    if (own) {
      return "git rebase --onto " + next + " " + objects.releaseCommit() + " " + name;
    }
    if (here.isPresent() && !refs.delete(name)) {
      return "git branch -D " + name;
    }
    return "";
  }

  /** Makes a branch that only the remote had, whether or not this clone fetches it. */
  private void begin(BranchMove move, String remote) {
    refs.update(List.of(new Update(move.ref(), Optional.empty(), move.to())));
    refs.track(move.ref(), remote);
  }

  /** Brings index and files forward where HEAD is on a branch that the release is merged into. */
  private String catchUp(List<BranchMove> moves, boolean local) {
    Optional<BranchMove> here =
        moves.stream()
            .filter(move -> !move.removes())
            .filter(move -> repository.branch().equals(Optional.of(move.ref())))
            .findFirst();
    if (here.isEmpty()) {
      return "";
    }
    String from = here.get().from();
    String to = here.get().to();
    if (local) {
      return refs.follow(from, to) ? "" : "git read-tree -m -u " + from + " " + to;
    }
    return repository.isAncestor(to, repository.head()) || refs.fastForward(to)
        ? ""
        : "git pull --rebase";
  }

  /** What is left when HEAD has moved to another branch: nothing, if the released one follows. */
  private String left(Published published, ObjectsWritten objects) {
    return repository
        .resolve(published.branch())
        .filter(now -> !repository.isAncestor(objects.developmentCommit(), now))
        .map(now -> "git switch " + published.branch().substring("refs/heads/".length()))
        .map(command -> command + " && git pull --rebase")
        .orElse("");
  }

  private void addIfOther(List<Update> updates, String ref, String target) {
    Optional<String> now = repository.resolve(ref);
    if (!now.equals(Optional.of(target))) {
      updates.add(new Update(ref, now, target));
    }
  }

  private void addIfAncestor(List<Update> updates, String ref, String target) {
    repository
        .resolve(ref)
        .filter(now -> !now.equals(target) && repository.isAncestor(now, target))
        .ifPresent(now -> updates.add(new Update(ref, Optional.of(now), target)));
  }
}
