package io.github.releasekit.step;

import io.github.releasekit.adapter.registry.CentralPortal;
import io.github.releasekit.adapter.registry.CentralPortal.Deployment;
import io.github.releasekit.adapter.registry.CentralPortal.State;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BundleDropped;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.Set;

/** Removes a bundle from the Portal of Maven Central, so that nobody can publish it. */
public final class DropBundleStep implements Step<Manifest> {

  private final CentralPortal portal;
  private final String deployment;

  /**
   * @param deployment its id
   */
  public DropBundleStep(CentralPortal portal, String deployment) {
    this.portal = portal;
    this.deployment = deployment;
  }

  @Override
  public String id() {
    return "drop-bundle";
  }

  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return portal.find(deployment).map(DropBundleStep::observed).orElse(done());
  }

  private static Observation observed(Deployment found) {
    return Set.of(State.PUBLISHING, State.PUBLISHED).contains(found.state())
        ? new Observation.Foreign(
            "the bundle at the Portal of Maven Central is " + found.state(),
            "what is public cannot be withdrawn: mvn release-kit:perform finishes the release")
        : Observation.ABSENT;
  }

  private Observation done() {
    return new Observation.Done(new BundleDropped(deployment));
  }

  /**
   * @throws ReleaseException when the Portal does not do so
   */
  @Override
  public Event apply(Manifest manifest, Journal journal) {
    portal.drop(deployment);
    return new BundleDropped(deployment);
  }
}
