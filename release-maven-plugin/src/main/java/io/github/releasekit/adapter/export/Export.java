package io.github.releasekit.adapter.export;

import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.metrics.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is told.
 *
 * @param contents all that is on record
 * @param entries of it that were not told yet, in order
 * @param metrics of all that is on record
 * @param at when it is told
 */
public record Export(
    Origin origin,
    LedgerContents contents,
    List<LedgerEntry> entries,
    Metrics metrics,
    Instant at) {

  /**
   * Who tells it.
   *
   * @param repository its name among others
   * @param uri of the repository, or a reference to one, without what is secret
   * @param version of release-kit
   */
  public record Origin(String repository, String uri, String version) {}

  public Export {
    entries = List.copyOf(entries);
  }

  /** The release that an event is about; empty where there is none yet. */
  Optional<LedgerRelease> release(LedgerEntry entry) {
    return contents.releases().stream()
        .filter(one -> one.repository().equals(entry.repository()))
        .filter(one -> one.component().equals(entry.component()))
        .filter(one -> one.manifest().version().equals(entry.event().version()))
        .findFirst();
  }

  /** The events of a type in the repository and component of another event, ahead of it. */
  List<LedgerEvent> before(LedgerEntry entry, LedgerEvent.Type type) {
    return contents.entries().stream()
        .takeWhile(one -> !one.equals(entry))
        .filter(one -> one.repository().equals(entry.repository()))
        .filter(one -> one.component().equals(entry.component()))
        .map(LedgerEntry::event)
        .filter(event -> event.type() == type)
        .toList();
  }
}
