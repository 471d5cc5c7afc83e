package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.RolledBack;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.step.RevertedBranches.Writing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a pushed release back: what it changed is reverted on its branches, and the ledger burns
 * its version, by one atomic push; the tag goes with it where that was asked for (U1).
 */
public final class PushRollbackStep implements Step<Manifest> {

  /**
   * What is taken back.
   *
   * @param branch the full name of the branch that was released
   * @param tagObject the annotated tag's object id, which the remote has to have where the tag goes
   * @param deleteTag whether the tag goes
   * @param reason for people, empty for none
   */
  public record Request(String branch, String tagObject, boolean deleteTag, String reason) {}

  private final GitRepository repository;
  private final GitRemote remote;
  private final GitLedger ledger;
  private final Clock clock;
  private final Signatures signatures;
  private final RevertedBranches branches;
  private final Request request;

  public PushRollbackStep(
      GitRepository repository,
      GitRemote remote,
      GitLedger ledger,
      Clock clock,
      Signatures signatures,
      RevertedBranches branches,
      Request request) {
    this.repository = repository;
    this.remote = remote;
    this.ledger = ledger;
    this.clock = clock;
    this.signatures = signatures;
    this.branches = branches;
    this.request = request;
  }

  @Override
  public String id() {
    return "push-rollback";
  }

  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    Map<String, String> refs = remote.refs();
    Optional<String> head = ledger.fetchHead(remote, refs);
    boolean tagIsThere = request.tagObject().equals(refs.get(tag(manifest)));
    return ledger.isRolledBack(head, manifest.version()) && !(request.deleteTag() && tagIsThere)
        ? new Observation.Done(rolledBack(manifest, refs, List.of()))
        : Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Map<String, String> refs = remote.refs();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<Update> updates = new ArrayList<>();
    List<BranchMove> moves = List.of();
    if (!ledger.isRolledBack(ledger.fetchHead(remote, refs), manifest.version())) {
      moves =
          branches.policy().byPullRequest() || isCommitted(manifest)
              ? branches.moves(manifest, refs, request.branch(), writing(manifest, now))
              : branches.movesOfTag(manifest, refs, request.tagObject());
      moves.stream().map(PushStep::update).forEach(updates::add);
    }
    if (request.deleteTag() && request.tagObject().equals(refs.get(tag(manifest)))) {
      updates.add(new Update(tag(manifest), Optional.of(request.tagObject()), ""));
    }
    new LedgerPush(ledger, remote)
        .push(
            updates,
            before ->
                ledger.isRolledBack(before, manifest.version())
                    ? before.orElseThrow()
                    : ledger.append(before, event(manifest, now), Optional.empty()));
    return rolledBack(manifest, remote.refs(), moves);
  }

  /** What this clone can follow: what this run has moved, and what one before it had. */
  private RolledBack rolledBack(
      Manifest manifest, Map<String, String> refs, List<BranchMove> moves) {
    List<BranchMove> all = new ArrayList<>(moves);
    if (repository.has(manifest.commit()) && isCommitted(manifest)) {
      branches.moved(manifest, refs, request.branch()).stream()
          .filter(move -> moves.stream().noneMatch(own -> own.ref().equals(move.ref())))
          .forEach(all::add);
    }
    return new ReleasedBranch(repository, remote, request.branch()).rolledBack(ledger, refs, all);
  }

  /** Whether the release has a commit of its own: not in tag-only mode, where it may be a merge. */
  private boolean isCommitted(Manifest manifest) {
    return repository.says(manifest.commit(), trailer(manifest))
        && repository.resolve(manifest.commit() + "^2").isEmpty();
  }

  private static String trailer(Manifest manifest) {
    return Commit.PLAN_TRAILER + ": " + manifest.planDigest();
  }

  private Writing writing(Manifest manifest, Instant now) {
    return new Writing(
        new ObjectWriter(repository, now, signatures),
        "revert: release "
            + manifest.version()
            + "\n\n"
            + Commit.ROLLBACK_TRAILER
            + ": "
            + manifest.tag()
            + "\n");
  }

  private LedgerEvent event(Manifest manifest, Instant now) {
    return manifest.event(
        LedgerEvent.Type.ROLLED_BACK,
        now,
        repository.committer(),
        request.reason().isEmpty() ? "no reason was given" : request.reason(),
        List.of(),
        List.of());
  }

  private static String tag(Manifest manifest) {
    return "refs/tags/" + manifest.tag();
  }
}
