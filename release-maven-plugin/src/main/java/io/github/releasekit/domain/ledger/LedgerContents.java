package io.github.releasekit.domain.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

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
        inOrder(
            releases,
            one -> one.manifest().createdAt(),
            Comparator.comparing(LedgerRelease::repository)
                .thenComparing(LedgerRelease::component)
                .thenComparing(one -> one.manifest().version()));
    entries =
        inOrder(
            entries,
            one -> one.event().at(),
            Comparator.comparing(LedgerEntry::repository).thenComparing(LedgerEntry::path));
  }

  private record Timed<T>(Instant at, T one) {}

  /** By time, each of which is read once. */
  private static <T> List<T> inOrder(
      List<T> unordered, Function<T, String> time, Comparator<T> within) {
    return unordered.stream()
        .map(one -> new Timed<>(Instant.parse(time.apply(one)), one))
        .sorted(
            Comparator.<Timed<T>, Instant>comparing(Timed::at).thenComparing(Timed::one, within))
        .map(Timed::one)
        .toList();
  }

  /** The part that a query asks for. */
  public LedgerContents matching(LedgerQuery query) {
    return new LedgerContents(
        releases.stream().filter(query::matches).toList(),
        entries.stream().filter(query::matches).toList());
  }
}
