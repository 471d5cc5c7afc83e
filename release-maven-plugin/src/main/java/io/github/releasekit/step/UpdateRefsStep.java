package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.plan.ReleasePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves branches, tag and ledger of this clone in one transaction, for a push by hand later.
 *
 * <p>Rollback: {@code restore-refs}, which moves them back.
 */
public final class UpdateRefsStep implements Step<ReleasePlan> {

  private final GitRepository repository;
  private final Optional<GitRemote> remote;
  private final GitLedger ledger;
  private final String branch;

  /**
   * @param branch its full name
   */
  public UpdateRefsStep(
      GitRepository repository, Optional<GitRemote> remote, GitLedger ledger, String branch) {
    this.repository = repository;
    this.remote = remote;
    this.ledger = ledger;
    this.branch = branch;
  }

  @Override
  public String id() {
    return "update-refs";
  }

  @Override
  public Observation observe(ReleasePlan plan, Journal journal) {
    Optional<String> there = repository.resolve("refs/tags/" + plan.tag());
    if (there.isEmpty()) {
      return Observation.ABSENT;
    }
    String ours = journal.find(ObjectsWritten.class).map(ObjectsWritten::tag).orElse("");
    if (there.get().equals(ours)) {
      return new Observation.Done(new Published("", branch, ledger.localHead().orElse("")));
    }
    return new Observation.Foreign(
        "tag " + plan.tag() + " in this clone is another release's",
        "git tag -d " + plan.tag() + " if it is a leftover");
  }

  @Override
  public Event apply(ReleasePlan plan, Journal journal) {
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    Optional<String> local = ledger.localHead();
    Optional<String> before = there().map(ledger::withLocal).or(() -> local);
    Manifest manifest = FreezeManifestStep.manifest(journal);
    String after =
        ledger.append(
            before, PushStep.prepared(repository, journal, manifest), Optional.of(manifest));
    LocalRefs refs = new LocalRefs(repository);
    List<BranchMove> moves = PushStep.moves(journal);
    List<Update> updates = new ArrayList<>();
    if (moves.stream().noneMatch(move -> move.removes() && move.ref().equals(branch))) {
      String base = plan.route().map(route -> route.onto().commit()).orElse(plan.base());
      updates.add(new Update(branch, Optional.of(base), objects.developmentCommit()));
    }
    updates.add(new Update("refs/tags/" + plan.tag(), Optional.empty(), objects.tag()));
    updates.add(new Update(GitLedger.REF, local, after));
    moves.stream().filter(move -> !move.removes()).map(PushStep::update).forEach(updates::add);
    updates.forEach(update -> requireNotElsewhere(refs, update.ref()));
    refs.update(updates);
    return new Published("", branch, after);
  }

  /** Files of another working tree would not follow. */
  private void requireNotElsewhere(LocalRefs refs, String ref) {
    if (!repository.branch().equals(Optional.of(ref)) && refs.isCheckedOut(ref)) {
      throw new ReleaseException(
          Branching.shortName(ref) + " is checked out in another working tree of this clone",
          "git -C DIRECTORY switch --detach in that one, then run the same command again");
    }
  }

  /** The remote's ledger, where it answers: with what this clone has besides, a push fits. */
  private Optional<String> there() {
    try {
      return remote.map(GitRemote::once).flatMap(asked -> ledger.fetchHead(asked, asked.refs()));
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }
}
