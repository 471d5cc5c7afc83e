package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of a unit to production, in the order in which they were made. Where none of it
 * is on record, to whatever environment, or no environment is named, its releases count: what is
 * performed is deployed.
 */
final class Deployments {

  private final Optional<String> production;
  private final boolean ofReleases;
  private final List<Deployed> all = new ArrayList<>();
  private final Map<String, Deployed> last = new HashMap<>();
  private @Nullable Deployed running;

  /** The version of the last deployment that was told of, where it did not succeed. */
  private @Nullable String ended;

  private Deployments(Optional<String> production, boolean ofReleases) {
    this.production = production;
    this.ofReleases = ofReleases;
  }

  /**
   * @param events of the unit, by time
   * @param production the name of the environment; empty for none
   */
  static Deployments of(List<TimedEvent> events, Optional<String> production) {
    boolean recorded = events.stream().anyMatch(event -> event.type() == Type.DEPLOYMENT);
    Deployments deployments = new Deployments(production, production.isEmpty() || !recorded);
    events.forEach(deployments::take);
    return deployments;
  }

  /** Whether releases are counted as deployments. */
  boolean ofReleases() {
    return ofReleases;
  }

  /** Those that failed included. */
  List<Deployed> all() {
    return all;
  }

  /** Whether an incident in an environment is one of those that are counted. */
  boolean concerns(String environment) {
    return ofReleases || production.filter(environment::equals).isPresent();
  }

  private void take(TimedEvent event) {
    switch (event.type()) {
      case PERFORMED -> {
        if (ofReleases && !last.containsKey(event.version())) {
          succeed(event);
        }
      }
      case DEPLOYMENT -> {
        Deployment told = event.event().deployment();
        if (!ofReleases && told != null && concerns(told.environment())) {
          take(event, told.outcome());
        }
      }
      case INCIDENT -> {
        Incident told = event.event().incident();
        if (told != null && concerns(told.environment())) {
          fail(ofReleases ? last.get(event.version()) : running(event.version()));
        }
      }
      case ROLLED_BACK, YANKED -> fail(last.get(event.version()));
      default -> {}
    }
  }

  private void take(TimedEvent event, Deployment.Outcome outcome) {
    switch (outcome) {
      case SUCCEEDED -> succeed(event);
      case FAILED -> all.add(new Deployed(event.version(), event.at(), false, running));
      case ROLLED_BACK -> {
        Deployed back = running(event.version());
        if (back != null) {
          back.fail();
          running = back.before();
        } else if (!event.version().equals(ended)) {
          all.add(new Deployed(event.version(), event.at(), false, running));
        }
      }
    }
    ended = outcome == Deployment.Outcome.SUCCEEDED ? null : event.version();
  }

  private void succeed(TimedEvent event) {
    running = new Deployed(event.version(), event.at(), true, running);
    all.add(running);
    last.put(event.version(), running);
  }

  /** What production runs, where it is of a version. */
  private @Nullable Deployed running(String version) {
    return running != null && running.version().equals(version) ? running : null;
  }

  private static void fail(@Nullable Deployed deployed) {
    if (deployed != null) {
      deployed.fail();
    }
  }

  /** When each version was first brought to production. */
  Map<String, Instant> first() {
    Map<String, Instant> first = new HashMap<>();
    all.stream()
        .filter(Deployed::succeeded)
        .forEach(deployed -> first.putIfAbsent(deployed.version(), deployed.at()));
    return first;
  }
}
