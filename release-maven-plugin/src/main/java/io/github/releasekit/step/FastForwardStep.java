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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the user's clone up to the release: tag, ledger, branch, index and files. Where the user
 * has worked on meanwhile, their work stays as it is, and what is left to do is said.
 */
public final class FastForwardStep<T> implements Step<T> {

  private final GitRepository repository;

  public FastForwardStep(GitRepository repository) {
    this.repository = repository;
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
    LocalRefs refs = new LocalRefs(repository);
    if (published.remote().isEmpty()) {
      String base = repository.resolve(objects.releaseCommit() + "^").orElseThrow();
      return new FastForwarded(
          refs.follow(base, objects.developmentCommit())
              ? ""
              : "git read-tree -m -u " + base + " " + objects.developmentCommit());
    }
    List<Update> updates = new ArrayList<>();
    addIfBehind(updates, "refs/tags/" + repository.tagName(objects.tag()), objects.tag());
    addIfBehind(updates, GitLedger.REF, published.ledger());
    refs.update(updates);
    return new FastForwarded(
        refs.fastForward(objects.developmentCommit()) ? "" : "git pull --rebase");
  }

  private void addIfBehind(List<Update> updates, String ref, String target) {
    Optional<String> now = repository.resolve(ref);
    if (!now.equals(Optional.of(target))) {
      updates.add(new Update(ref, now, target));
    }
  }
}
