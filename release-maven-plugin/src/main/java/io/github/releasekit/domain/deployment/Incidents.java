package io.github.releasekit.domain.deployment;

import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What broke and what has ended, in all components of a repository: ids are one in it (T5).
 *
 * @param entries by the time at which they happened
 */
public record Incidents(List<LedgerEntry> entries) {

  public Incidents {
    entries = List.copyOf(entries);
  }

  public static Incidents of(LedgerContents contents) {
    return new Incidents(
        contents.entries().stream()
            .filter(
                entry ->
                    entry.event().type() == Type.INCIDENT || entry.event().type() == Type.RESTORED)
            .filter(entry -> entry.event().incident() != null)
            .toList());
  }

  /** The last word on an id, an incident that began or one that has ended. */
  public Optional<LedgerEntry> last(String id) {
    return ofId(id).reduce((before, after) -> after);
  }

  /** How the incident of an id began, where it goes on. */
  public Optional<LedgerEntry> open(String id) {
    return last(id).filter(entry -> entry.event().type() == Type.INCIDENT);
  }

  /** How the incident of an id began last, whether it goes on or not. */
  public Optional<LedgerEntry> begun(String id) {
    return ofId(id)
        .filter(entry -> entry.event().type() == Type.INCIDENT)
        .reduce((before, after) -> after);
  }

  /** The ids of those that go on. */
  public List<String> openIds() {
    return entries.stream()
        .map(Incidents::id)
        .distinct()
        .filter(id -> open(id).isPresent())
        .toList();
  }

  private Stream<LedgerEntry> ofId(String id) {
    return entries.stream().filter(entry -> id(entry).equals(id));
  }

  private static String id(LedgerEntry entry) {
    return Optional.ofNullable(entry.event().incident()).orElseThrow().id();
  }
}
