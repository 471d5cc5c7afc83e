package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Marks the entry of a release in the changelog as {@code [YANKED]} and records in the ledger that
 * it was taken back, and from where, by one atomic push (U2). Its tag stays, and so its version is
 * not used again.
 */
public final class PushYankStep implements Step<Manifest> {

  public static final String ID = "push-yank";

  /**
   * What is taken back.
   *
   * @param branch the full name of the branch that was released
   * @param marks whether the changelog is marked by a push to that branch
   * @param changelog path of the changelog
   * @param reason for people
   * @param deliveries what became of channels
   */
  public record Request(
      String branch,
      boolean marks,
      String changelog,
      String reason,
      Function<Journal, List<Delivery>> deliveries) {}

  private final GitRepository repository;
  private final GitRemote remote;
  private final GitLedger ledger;
  private final Clock clock;
  private final Signatures signatures;
  private final Request request;

  public PushYankStep(
      GitRepository repository,
      GitRemote remote,
      GitLedger ledger,
      Clock clock,
      Signatures signatures,
      Request request) {
    this.repository = repository;
    this.remote = remote;
    this.ledger = ledger;
    this.clock = clock;
    this.signatures = signatures;
    this.request = request;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    Map<String, String> refs = remote.refs();
    Optional<String> head = ledger.fetchHead(remote, refs);
    return isRecorded(head, manifest, journal)
        ? new Observation.Done(branch().rolledBack(ledger, refs, List.of()))
        : Observation.ABSENT;
  }

  private boolean isRecorded(Optional<String> head, Manifest manifest, Journal journal) {
    return ledger.isYanked(head, manifest.version())
        && ledger
            .deliveries(head, manifest.version())
            .values()
            .containsAll(request.deliveries().apply(journal));
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Map<String, String> refs = remote.refs();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    new LedgerPush(ledger, remote)
        .push(
            marked(manifest, refs, now).stream().toList(),
            before ->
                isRecorded(before, manifest, journal)
                    ? before.orElseThrow()
                    : ledger.append(
                        before, event(before, manifest, journal, now), Optional.empty()));
    return branch().rolledBack(ledger, remote.refs(), List.of());
  }

  private ReleasedBranch branch() {
    return new ReleasedBranch(repository, remote, request.branch());
  }

  /** The branch with a commit that marks the entry; empty where it is marked, or there is none. */
  private Optional<Update> marked(Manifest manifest, Map<String, String> refs, Instant now) {
    if (!request.marks()) {
      return Optional.empty();
    }
    String head = branch().head(refs);
    Version version = Version.parse(manifest.version());
    return repository
        .file(head, request.changelog())
        .flatMap(
            before -> {
              Changelog changelog = Changelog.parse(before, request.changelog());
              if (!changelog.lists(version)) {
                return Optional.empty();
              }
              byte[] after = changelog.yanked(version).toBytes();
              return Arrays.equals(before, after) ? Optional.empty() : Optional.of(after);
            })
        .map(
            after ->
                new Update(
                    request.branch(),
                    Optional.of(head),
                    new ObjectWriter(repository, now, signatures)
                        .commit(
                            Optional.of(head),
                            Optional.of(head),
                            Map.of(request.changelog(), after),
                            message(manifest))));
  }

  private static String message(Manifest manifest) {
    return "docs: "
        + manifest.version()
        + " is yanked\n\n"
        + Commit.ROLLBACK_TRAILER
        + ": "
        + manifest.tag()
        + "\n";
  }

  private LedgerEvent event(
      Optional<String> head, Manifest manifest, Journal journal, Instant now) {
    return manifest
        .event(
            ledger.isYanked(head, manifest.version()) ? Type.DELIVERED : Type.YANKED,
            now,
            repository.committer(),
            request.reason(),
            List.of(),
            List.of())
        .with(request.deliveries().apply(journal));
  }
}
