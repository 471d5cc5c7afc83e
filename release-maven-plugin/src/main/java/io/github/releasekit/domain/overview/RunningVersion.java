package io.github.releasekit.domain.overview;

import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an environment runs.
 *
 * @param version that was brought there last and not taken back; empty where there is none
 * @param since when it was brought there, or the deployment after it was taken back; where neither
 *     was, when the first deployment failed
 * @param by {@code Name <email>} of who did it
 * @param link to more about it, a URL; empty for none
 * @param failed the deployment after it that has failed
 */
public record RunningVersion(
    Unit unit,
    String environment,
    Optional<String> version,
    Instant since,
    String by,
    String link,
    Optional<Failure> failed) {

  /** A deployment that did not succeed. */
  public record Failure(String version, Instant at) {}

  /** The place of what runs. */
  private record Place(Unit unit, String environment) {}

  /**
   * The environments of a ledger, in the order in which releases come to them; those that no
   * deployment has come to are left out.
   *
   * @param entries by time
   * @param order names of environments; others follow by name
   */
  static List<RunningVersion> of(List<LedgerEntry> entries, List<String> order) {
    Comparator<Place> places =
        Comparator.comparing(Place::unit)
            .thenComparing(place -> rank(place.environment(), order))
            .thenComparing(Place::environment);
    Map<Place, List<LedgerEvent>> deployments = new TreeMap<>(places);
    for (LedgerEntry entry : entries) {
      Deployment deployment = entry.event().deployment();
      if (deployment != null) {
        deployments
            .computeIfAbsent(
                new Place(Unit.of(entry), deployment.environment()), place -> new ArrayList<>())
            .add(entry.event());
      }
    }
    return deployments.entrySet().stream()
        .map(place -> running(place.getKey(), place.getValue()))
        .toList();
  }

  private static int rank(String environment, List<String> order) {
    int index = order.indexOf(environment);
    return index < 0 ? order.size() : index;
  }

  private static RunningVersion running(Place place, List<LedgerEvent> events) {
    List<String> brought = new ArrayList<>();
    LedgerEvent last = events.get(0);
    Optional<Failure> failed = Optional.empty();
    for (LedgerEvent event : events) {
      Outcome outcome = Objects.requireNonNull(event.deployment()).outcome();
      if (outcome == Outcome.FAILED) {
        failed = Optional.of(new Failure(event.version(), Instant.parse(event.at())));
      } else {
        failed = Optional.empty();
        last = event;
        // What is brought anew, or taken back, is where it was before no more.
        brought.remove(event.version());
        if (outcome == Outcome.SUCCEEDED) {
          brought.add(event.version());
        }
      }
    }
    return new RunningVersion(
        place.unit(),
        place.environment(),
        brought.isEmpty() ? Optional.empty() : Optional.of(brought.get(brought.size() - 1)),
        Instant.parse(last.at()),
        last.by(),
        Objects.requireNonNull(last.deployment()).link(),
        failed);
  }
}
