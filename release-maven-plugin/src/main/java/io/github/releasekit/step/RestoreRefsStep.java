package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Event.RolledBack;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a release back that was made in this clone only: branch, tag and ledger as before (U1). */
public final class RestoreRefsStep<T> implements Step<T> {

  private final GitRepository repository;

  public RestoreRefsStep(GitRepository repository) {
    this.repository = repository;
  }

  @Override
  public String id() {
    return "restore-refs";
  }

  @Override
  public Observation observe(T subject, Journal journal) {
    return repository.hasTag(journal.get(ObjectsWritten.class).tag())
        ? Observation.ABSENT
        : new Observation.Done(rolledBack(journal));
  }

  @Override
  public Event apply(T subject, Journal journal) {
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    Published published = journal.get(Published.class);
    RolledBack rolledBack = rolledBack(journal);
    String now = repository.resolve(published.branch()).orElse("");
    if (!now.equals(objects.developmentCommit())) {
      throw new ReleaseException(
          published.branch() + " has commits on top of the release",
          "git rebase --onto "
              + rolledBack.head()
              + " "
              + objects.developmentCommit()
              + " moves them off it; then delete the tag and run the same command again");
    }
    Optional<String> ledger = repository.resolve(GitLedger.REF);
    if (!ledger.equals(Optional.of(published.ledger()))) {
      throw new ReleaseException(
          "the ledger of this clone has later entries than this release's",
          "roll back what was released after it first; mvn release-kit:status shows it");
    }
    List<Update> updates = new ArrayList<>();
    updates.add(new Update(published.branch(), Optional.of(now), rolledBack.head()));
    updates.add(
        new Update(
            "refs/tags/" + repository.tagName(objects.tag()), Optional.of(objects.tag()), ""));
    updates.add(new Update(GitLedger.REF, ledger, rolledBack.ledger()));
    new LocalRefs(repository).update(updates);
    return rolledBack;
  }

  /** What branch and ledger were before the release. */
  private RolledBack rolledBack(Journal journal) {
    Published published = journal.get(Published.class);
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    boolean committed = !objects.developmentCommit().equals(objects.releaseCommit());
    return new RolledBack(
        "",
        published.branch(),
        repository.resolve(objects.releaseCommit() + (committed ? "^" : "")).orElseThrow(),
        repository.resolve(published.ledger() + "^").orElse(""));
  }
}
