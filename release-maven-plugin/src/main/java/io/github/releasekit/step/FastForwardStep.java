package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the user's clone up to the release: tag, ledger, the released branch, and index and files
 * where it is checked out. Where the user has worked on meanwhile, their work stays as it is, and
 * what is left to do is said.
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
    boolean local = published.remote().isEmpty();
    boolean onBranch = repository.branch().equals(Optional.of(published.branch()));
    if (!local) {
      List<Update> updates = new ArrayList<>();
      addIfOther(updates, "refs/tags/" + repository.tagName(objects.tag()), objects.tag());
      ledger.following(published.ledger()).ifPresent(updates::add);
      if (!onBranch && !refs.isCheckedOut(published.branch())) {
        addIfAncestor(updates, published.branch(), objects.developmentCommit());
      }
      refs.update(updates);
    }
    if (!onBranch) {
      return new FastForwarded(left(published, objects));
    }
    if (objects.developmentCommit().equals(objects.releaseCommit())) {
      return new FastForwarded("");
    }
    String base = repository.resolve(objects.releaseCommit() + "^").orElseThrow();
    boolean done =
        local
            ? refs.follow(base, objects.developmentCommit())
            : refs.fastForward(objects.developmentCommit());
    String byHand =
        local
            ? "git read-tree -m -u " + base + " " + objects.developmentCommit()
            : "git pull --rebase";
    return new FastForwarded(done ? "" : byHand);
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
