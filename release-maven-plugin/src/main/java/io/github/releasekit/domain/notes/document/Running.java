package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs in an environment, as far as deployments to it are recorded.
 *
 * @param deployed the deployments that hold, the newest last: one that was rolled back is gone
 */
record Running(List<LedgerEvent> deployed) {

  Running {
    deployed = List.copyOf(deployed);
  }

  /** What runs in an environment after events. */
  static Running in(String environment, List<LedgerEvent> byTime) {
    List<LedgerEvent> deployed = new ArrayList<>();
    for (Deployed one : Deployed.among(byTime)) {
      if (!one.isTo(environment) || one.is(Outcome.FAILED)) {
        continue;
      }
      deployed.removeIf(other -> other.version().equals(one.event().version()));
      if (one.is(Outcome.SUCCEEDED)) {
        deployed.add(one.event());
      }
    }
    return new Running(deployed);
  }

  /** The deployment of what runs there. */
  Optional<LedgerEvent> now() {
    return deployed.isEmpty() ? Optional.empty() : Optional.of(deployed.get(deployed.size() - 1));
  }

  /** Whether a version runs there. */
  boolean runs(String version) {
    return now().filter(event -> event.version().equals(version)).isPresent();
  }

  /** The version that it goes back to from another one, which may run there or not. */
  Optional<String> backFrom(String version) {
    return deployed.stream()
        .map(LedgerEvent::version)
        .filter(other -> !other.equals(version))
        .reduce((first, last) -> last);
  }
}
