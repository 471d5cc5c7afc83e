package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.step.CompareStep.Released;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records the bytes of a build after the release: other ones than those released, by {@code
 * -DacceptRebuild}, or the first, where prepare has built nothing.
 *
 * <p>Rollback: the entry stays, as the ledger only grows.
 */
public final class AcceptRebuildStep implements Step<Manifest> {

  private final GitRepository repository;
  private final GitRemote remote;
  private final GitLedger ledger;
  private final Clock clock;
  private final Function<Journal, Path> staging;
  private final Released released;

  public AcceptRebuildStep(
      GitRepository repository,
      GitRemote remote,
      GitLedger ledger,
      Clock clock,
      Function<Journal, Path> staging,
      Released released) {
    this.repository = repository;
    this.remote = remote;
    this.ledger = ledger;
    this.clock = clock;
    this.staging = staging;
    this.released = released;
  }

  @Override
  public String id() {
    return "accept-rebuild";
  }

  /** Nothing is to be accepted when the bytes are the released ones. */
  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    Path directory = staging.apply(journal);
    return CompareStep.differences(new Staging(directory), released).isEmpty()
        ? new Observation.Done(new Compared(directory.toString(), released.artifacts().size()))
        : Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Path directory = staging.apply(journal);
    Staging staged = new Staging(directory);
    staged.measureAnew();
    List<Artifact> accepted = staged.artifacts();
    LedgerEvent event =
        manifest.event(
            LedgerEvent.Type.REBUILD_ACCEPTED,
            clock.instant(),
            repository.committer(),
            manifest.isBuilt()
                ? "built again from " + manifest.tag()
                : "built from " + manifest.tag() + ", as prepare had built nothing",
            accepted,
            staged.targets());
    new LedgerPush(ledger, remote)
        .push(
            List.of(),
            head ->
                ledger.events(head, manifest.version()).contains(event)
                    ? head.orElseThrow()
                    : ledger.append(head, event, Optional.empty()));
    return new Compared(directory.toString(), accepted.size());
  }
}
