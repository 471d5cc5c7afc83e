package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.LedgerBefore;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Event.RolledBack;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Branching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a release back that was made in this clone only: branch, tag and ledger as before (U1). */
public final class RestoreRefsStep<T> implements Step<T> {

  /** How many entries a message names. */
  private static final int NAMED = 5;

  private final GitRepository repository;
  private final GitLedger ledger;
  private final String component;

  /**
   * @param component whose release it is; empty where the repository is released together
   */
  public RestoreRefsStep(GitRepository repository, GitLedger ledger, String component) {
    this.repository = repository;
    this.ledger = ledger;
    this.component = component;
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
    List<BranchMove> moves = PushStep.moves(journal);
    Optional<BranchMove> ended =
        moves.stream()
            .filter(move -> move.removes() && move.ref().equals(published.branch()))
            .findFirst();
    if (ended.isEmpty() && !now.equals(objects.developmentCommit())) {
      throw new ReleaseException(
          published.branch() + " has commits on top of the release",
          "git rebase --onto "
              + rolledBack.head()
              + " "
              + objects.developmentCommit()
              + " moves them off it; then delete the tag and run the same command again");
    }
    Optional<String> entered = ledger.localHead();
    LedgerBefore before =
        LedgerBefore.of(repository, ledger, component, FreezeManifestStep.manifest(journal));
    if (!before.lost().isEmpty()) {
      throw new ReleaseException(
          "the ledger of this clone has later entries than this release's: "
              + PlainText.listed(before.lost(), NAMED),
          "roll back what was released after it first; what else there is goes with git update-ref "
              + (before.head().isEmpty() ? "-d " : "")
              + GitLedger.REF
              + before.head().map(head -> " " + head).orElse("")
              + ", then run the same command again");
    }
    List<Update> updates = new ArrayList<>();
    if (ended.isEmpty()) {
      updates.add(new Update(published.branch(), Optional.of(now), rolledBack.head()));
    }
    moves.stream().map(this::backward).flatMap(Optional::stream).forEach(updates::add);
    updates.add(
        new Update(
            "refs/tags/" + repository.tagName(objects.tag()), Optional.of(objects.tag()), ""));
    if (!entered.equals(before.head())) {
      updates.add(new Update(GitLedger.REF, entered, before.head().orElse("")));
    }
    new LocalRefs(repository).update(updates);
    return rolledBack;
  }

  /** A branch as it was before; one that is there by now, and was removed, stays as it is. */
  private Optional<Update> backward(BranchMove move) {
    Optional<String> now = repository.resolve(move.ref());
    if (move.removes()) {
      return now.isPresent() || move.from().isEmpty()
          ? Optional.empty()
          : Optional.of(new Update(move.ref(), Optional.empty(), move.from()));
    }
    if (!now.equals(Optional.of(move.to()))) {
      throw new ReleaseException(
          move.ref() + " has commits on top of the release",
          "git rebase --onto "
              + move.from()
              + " "
              + move.to()
              + " "
              + Branching.shortName(move.ref())
              + " moves them off it; then run the same command again");
    }
    return Optional.of(new Update(move.ref(), now, move.from()));
  }

  /** Where the released branch was: below the release, and below a merge that was made for it. */
  private String before(ObjectsWritten objects) {
    String trailer = Commit.PLAN_TRAILER + ": " + objects.plan();
    if (!repository.says(objects.releaseCommit(), trailer)) {
      return objects.releaseCommit();
    }
    String base = repository.resolve(objects.releaseCommit() + "^").orElseThrow();
    return repository.says(base, trailer) ? repository.resolve(base + "^").orElseThrow() : base;
  }

  /** What branch and ledger were before the release. */
  private RolledBack rolledBack(Journal journal) {
    Published published = journal.get(Published.class);
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    return new RolledBack(
        "",
        published.branch(),
        before(objects),
        repository.resolve(published.ledger() + "^").orElse(""),
        PushStep.moves(journal));
  }
}
