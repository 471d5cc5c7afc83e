package io.github.releasekit.domain.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is on record, of one repository or of many, in one order wherever it was read from.
 *
 * @param releases by the time of their commit, then repository, component and version
 * @param entries by time, then repository and path
 */
public record LedgerContents(List<LedgerRelease> releases, List<LedgerEntry> entries) {

  public static final LedgerContents EMPTY = new LedgerContents(List.of(), List.of());

  public LedgerContents {
    releases =
        releases.stream()
            .sorted(
                Comparator.<LedgerRelease, Instant>comparing(
                        one -> Instant.parse(one.manifest().createdAt()))
                    .thenComparing(LedgerRelease::repository)
                    .thenComparing(LedgerRelease::component)
                    .thenComparing(one -> one.manifest().version()))
            .toList();
    entries =
        entries.stream()
            .sorted(
                Comparator.<LedgerEntry, Instant>comparing(one -> Instant.parse(one.event().at()))
                    .thenComparing(LedgerEntry::repository)
                    .thenComparing(LedgerEntry::path))
            .toList();
  }

  /** The part that a query asks for. */
  public LedgerContents matching(LedgerQuery query) {
    return new LedgerContents(
        releases.stream().filter(query::matches).toList(),
        entries.stream().filter(query::matches).toList());
  }
}
