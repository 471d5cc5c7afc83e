package io.github.releasekit.adapter.ledger;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.metrics.ExpectedTimes;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the steps of the last releases took, as the ledger has it. */
public final class EarlierTimes {

  /** How many releases are looked at. */
  private static final int RELEASES = 3;

  private EarlierTimes() {}

  /**
   * The times to expect. They are for the eye only: a ledger that cannot be read gives none here,
   * and is refused by what needs it.
   *
   * @param head of the ledger; empty where there is none
   * @param own the version that is released, which does not count
   */
  public static ExpectedTimes read(GitLedger ledger, Optional<String> head, Version own) {
    try {
      return ExpectedTimes.median(
          ledger.versions(head).stream()
              .filter(version -> !version.equals(own))
              .limit(RELEASES)
              .map(version -> steps(ledger, head, version.toString()))
              .toList());
    } catch (ReleaseException e) {
      return ExpectedTimes.UNKNOWN;
    }
  }

  private static List<StepRecord> steps(GitLedger ledger, Optional<String> head, String version) {
    List<StepRecord> steps = new ArrayList<>();
    ledger.manifest(head, version).ifPresent(manifest -> steps.addAll(manifest.steps()));
    ledger.events(head, version).stream()
        .filter(event -> event.type() == Type.PERFORMED)
        .map(LedgerEvent::steps)
        .forEach(steps::addAll);
    return steps;
  }
}
