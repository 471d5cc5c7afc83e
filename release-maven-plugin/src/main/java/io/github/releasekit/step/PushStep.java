package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes branches, tag and ledger, each under a lease (I1, I2): by one atomic push, or in this
 * order where the remote offers none and need not.
 *
 * <p>Rollback: {@code push-rollback}: a revert on each branch, the version burned, the tag where
 * {@code -DdeleteTag} asks for it.
 */
public final class PushStep<T> implements Step<T> {

  private final GitRepository repository;
  private final GitRemote remote;
  private final GitLedger ledger;
  private final Optional<String> expected;

  /**
   * @param expected the branch's object id on the remote when the release was planned
   */
  public PushStep(
      GitRepository repository, GitRemote remote, GitLedger ledger, Optional<String> expected) {
    this.repository = repository;
    this.remote = remote;
    this.ledger = ledger;
    this.expected = expected;
  }

  @Override
  public String id() {
    return "push";
  }

  @Override
  public Observation observe(T subject, Journal journal) {
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    String tag = repository.tagName(objects.tag());
    Map<String, String> refs = remote.refs();
    String there = refs.get("refs/tags/" + tag);
    if (there == null) {
      return Observation.ABSENT;
    }
    if (!there.equals(objects.tag())) {
      return new Observation.Foreign(
          "tag " + tag + " on " + remote.name() + " is another release's",
          "git fetch --tags, then run the same command again");
    }
    Optional<String> head = ledger.fetchHead(remote, refs);
    return isEntered(head, FreezeManifestStep.manifest(journal)) && hasRemoved(journal, refs)
        ? new Observation.Done(new Published(remote.name(), objects.branch(), head.orElseThrow()))
        : Observation.ABSENT;
  }

  @Override
  public Event apply(T subject, Journal journal) {
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    Manifest manifest = FreezeManifestStep.manifest(journal);
    List<BranchMove> moves = moves(journal);
    List<Update> updates = new ArrayList<>();
    boolean ended = moves.stream().anyMatch(m -> m.removes() && m.ref().equals(objects.branch()));
    if (!ended && !objects.merged() && !expected.equals(Optional.of(objects.developmentCommit()))) {
      updates.add(new Update(objects.branch(), expected, objects.developmentCommit()));
    }
    updates.add(new Update("refs/tags/" + manifest.tag(), Optional.empty(), objects.tag()));
    moves.stream()
        .filter(move -> !move.removes() || !move.from().isEmpty())
        .map(PushStep::update)
        .forEach(updates::add);
    String head =
        new LedgerPush(ledger, remote)
            .push(
                updates,
                before ->
                    isEntered(before, manifest)
                        ? before.orElseThrow()
                        : ledger.append(
                            before,
                            prepared(repository, journal, manifest),
                            Optional.of(manifest)));
    return new Published(remote.name(), objects.branch(), head);
  }

  /** What becomes of other branches. */
  static List<BranchMove> moves(Journal journal) {
    return journal.find(MergedForward.class).map(MergedForward::moves).orElse(List.of());
  }

  /** Whether no branch that is removed with the release is where it was when that was decided. */
  public static boolean hasRemoved(Journal journal, Map<String, String> refs) {
    return moves(journal).stream()
        .filter(BranchMove::removes)
        .noneMatch(move -> move.from().equals(refs.get(move.ref())));
  }

  /** A branch that moves, as a ref to push. */
  static Update update(BranchMove move) {
    return new Update(
        move.ref(), Optional.of(move.from()).filter(from -> !from.isEmpty()), move.to());
  }

  private boolean isEntered(Optional<String> head, Manifest manifest) {
    return ledger.holds(head, manifest.version(), manifest.commit());
  }

  /** The event by which a release enters the ledger. */
  static LedgerEvent prepared(GitRepository repository, Journal journal, Manifest manifest) {
    List<LedgerEvent.Target> targets =
        BuildStep.staging(journal).map(Staging::targets).orElse(List.of());
    return manifest.event(
        LedgerEvent.Type.PREPARED,
        Instant.parse(manifest.createdAt()),
        repository.committer(),
        journal.get(ObjectsWritten.class).reason(),
        List.of(),
        targets);
  }
}
