package io.github.releasekit.domain.ledger;

import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerDocument.Kind;
import io.github.releasekit.domain.ledger.LedgerDocument.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the ledger (T3).
 *
 * @param since the earliest time, itself included
 * @param until the time before which it happened
 * @param types of events; empty for all
 * @param component by its name; empty for all
 * @param repository by its name; empty for all
 * @param version empty for all
 */
public record LedgerQuery(
    Optional<Instant> since,
    Optional<Instant> until,
    Set<LedgerEvent.Type> types,
    Optional<String> component,
    Optional<String> repository,
    Optional<String> version) {

  public static final LedgerQuery ALL =
      new LedgerQuery(
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public LedgerQuery {
    types = Set.copyOf(types);
  }

  /** The same for any time and any type of event: what figures are computed from. */
  public LedgerQuery wholeTime() {
    return new LedgerQuery(
        Optional.empty(), Optional.empty(), Set.of(), component, repository, version);
  }

  /** The same for some types of events; all where there are none. */
  public LedgerQuery ofTypes(Set<LedgerEvent.Type> others) {
    return new LedgerQuery(since, until, others, component, repository, version);
  }

  /** Whether a release is asked for, whatever has happened to it. */
  public boolean matches(LedgerRelease release) {
    return isWithin(release.manifest().createdAt())
        && isOf(release.repository(), release.component(), release.manifest().version());
  }

  /** Whether an event is asked for. */
  public boolean matches(LedgerEntry entry) {
    return isWithin(entry.event().at())
        && (types.isEmpty() || types.contains(entry.event().type()))
        && isOf(entry.repository(), entry.component(), entry.event().version());
  }

  /**
   * Whether a document may be asked for, as far as its path tells: what it says itself is asked
   * too. Votes never are.
   */
  public boolean mayMatch(String inRepository, Place place) {
    return place.kind() != Kind.VOTE
        && isOf(inRepository, place.component(), place.version())
        && (place.kind() == Kind.MANIFEST
            || types.isEmpty()
            || types.stream().anyMatch(type -> type.toString().equals(place.type())));
  }

  private boolean isWithin(String time) {
    if (since.isEmpty() && until.isEmpty()) {
      return true;
    }
    Instant at = Instant.parse(time);
    return since.filter(at::isBefore).isEmpty() && until.filter(end -> !at.isBefore(end)).isEmpty();
  }

  private boolean isOf(String inRepository, String ofComponent, String ofVersion) {
    return repository.filter(name -> !name.equals(inRepository)).isEmpty()
        && component.filter(name -> !name.equals(ofComponent)).isEmpty()
        && version.filter(name -> !name.equals(ofVersion)).isEmpty();
  }
}
