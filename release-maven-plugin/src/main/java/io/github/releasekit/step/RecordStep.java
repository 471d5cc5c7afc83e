package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Deployed;
import io.github.releasekit.domain.event.Event.Recorded;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Records in the ledger that the release is where it belongs, and what channels have of it.
 *
 * <p>Rollback: the entry stays, and {@code push-yank} adds another one.
 */
public final class RecordStep implements Step<Manifest> {

  private final GitRepository repository;
  private final GitRemote remote;
  private final Clock clock;
  private final GitLedger ledger;
  private final Set<SignatureForm> signed;
  private final Function<Journal, List<Delivery>> deliveries;

  /**
   * @param signed the forms of signatures that were uploaded too
   * @param deliveries what this run has brought to channels
   */
  public RecordStep(
      GitRepository repository,
      GitRemote remote,
      GitLedger ledger,
      Clock clock,
      Set<SignatureForm> signed,
      Function<Journal, List<Delivery>> deliveries) {
    this.deliveries = deliveries;
    this.signed = Set.copyOf(signed);
    this.repository = repository;
    this.remote = remote;
    this.clock = clock;
    this.ledger = ledger;
  }

  @Override
  public String id() {
    return "record";
  }

  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    Optional<String> head = ledger.fetchHead(remote, remote.refs());
    return isRecorded(head, manifest, journal)
        ? new Observation.Done(new Recorded(head.orElse("")))
        : Observation.ABSENT;
  }

  private boolean isRecorded(Optional<String> head, Manifest manifest, Journal journal) {
    return ledger.isPerformed(head, manifest.version())
        && ledger
            .deliveries(head, manifest.version())
            .values()
            .containsAll(deliveries.apply(journal));
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    String head =
        new LedgerPush(ledger, remote)
            .push(
                List.of(),
                before -> {
                  ledger.requireNotTakenBack(before, manifest.version());
                  return isRecorded(before, manifest, journal)
                      ? before.orElseThrow()
                      : ledger.append(
                          before,
                          ledger.isPerformed(before, manifest.version())
                              ? delivered(manifest, journal)
                              : performed(manifest, journal),
                          Optional.empty());
                });
    ledger.follow(head);
    return new Recorded(head);
  }

  private LedgerEvent performed(Manifest manifest, Journal journal) {
    Deployed deployed = journal.get(Deployed.class);
    return manifest
        .event(
            Type.PERFORMED,
            clock.instant(),
            repository.committer(),
            PlainText.count(deployed.uploaded(), "file")
                + " uploaded, "
                + deployed.present()
                + " there already: "
                + String.join(", ", deployed.targets()),
            new Uploads(CompareStep.staging(journal), signed).unlisted(),
            List.of())
        .with(deliveries.apply(journal))
        .timed(journal.done().map(StepRecord::of).toList());
  }

  private LedgerEvent delivered(Manifest manifest, Journal journal) {
    List<Delivery> all = deliveries.apply(journal);
    return manifest
        .event(
            Type.DELIVERED,
            clock.instant(),
            repository.committer(),
            all.stream()
                .map(one -> one.channel() + " " + one.outcome())
                .collect(Collectors.joining(", ")),
            List.of(),
            List.of())
        .with(all);
  }
}
