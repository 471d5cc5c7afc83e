package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.registry.CentralPortal;
import io.github.releasekit.adapter.registry.CentralPortal.Deployment;
import io.github.releasekit.adapter.registry.CentralPortal.State;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BundleUploaded;
import io.github.releasekit.domain.event.Event.Deployed;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Has the Portal publish the bundle once it has found it good, and follows it to the end (P1).
 *
 * <p>Rollback: what is published stays; {@code push-yank} marks the release.
 */
public final class PublishBundleStep implements Step<Manifest> {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Set<State> AHEAD_OF_CHECKS = Set.of(State.PENDING, State.VALIDATING);

  private final CentralPortal portal;
  private final PublishedRelease published;
  private final Set<SignatureForm> signed;
  private final boolean automatic;
  private final Duration patience;
  private final Consumer<Duration> waiting;

  /**
   * @param signed the forms of signatures that were uploaded too
   * @param automatic whether this publishes; else a person does
   * @param patience how long each of checking and publishing is waited for
   * @param waiting lets a pause pass
   */
  public PublishBundleStep(
      CentralPortal portal,
      PublishedRelease published,
      Set<SignatureForm> signed,
      boolean automatic,
      Duration patience,
      Consumer<Duration> waiting) {
    this.portal = portal;
    this.published = published;
    this.signed = Set.copyOf(signed);
    this.automatic = automatic;
    this.patience = patience;
    this.waiting = waiting;
  }

  @Override
  public String id() {
    return "publish-bundle";
  }

  /** The Portal is asked when it is applied. */
  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Staging staging = CompareStep.staging(journal);
    int files = published.files(staging, signed).size();
    List<String> targets = List.of(published.target().location());
    String id = journal.get(BundleUploaded.class).deployment();
    if (id.isEmpty()) {
      return new Deployed(targets, 0, files);
    }
    Deployment checked = follow(id, AHEAD_OF_CHECKS, "checking");
    if (checked.state() == State.FAILED) {
      throw failed(checked);
    }
    if (checked.state() == State.VALIDATED) {
      if (!automatic) {
        throw new PersonAwaitedException(
            "the bundle of "
                + manifest.version()
                + " is checked, and waits for a person to publish it",
            "look at "
                + portal.deployments()
                + ", then mvn release-kit:publish publishes it; mvn release-kit:rollback drops it");
      }
      portal.publish(id);
    }
    Deployment done = follow(id, Set.of(State.VALIDATED, State.PUBLISHING), "publishing");
    if (done.state() != State.PUBLISHED) {
      throw failed(done);
    }
    return new Deployed(targets, files, 0);
  }

  /** Waits until a bundle is in none of some states any more. */
  private Deployment follow(String id, Set<State> states, String activity) {
    Duration waited = Duration.ZERO;
    Duration pause = FIRST_PAUSE;
    while (true) {
      Deployment deployment =
          portal
              .find(id)
              .orElseThrow(
                  () ->
                      new ReleaseException(
                          "the bundle " + id + " was dropped at the Portal",
                          "mvn release-kit:perform uploads another; mvn release-kit:rollback gives"
                              + " the release up"));
      if (!states.contains(deployment.state())) {
        return deployment;
      }
      if (waited.compareTo(patience) >= 0) {
        throw new ReleaseException(
            "the Portal is still "
                + activity
                + " the bundle "
                + id
                + " after "
                + waited.toMinutes()
                + " minutes",
            "run mvn release-kit:perform again later, which goes on; it is at "
                + portal.deployments());
      }
      waiting.accept(pause);
      waited = waited.plus(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private ReleaseException failed(Deployment deployment) {
    return new ReleaseException(
        "Maven Central does not take the bundle: "
            + (deployment.errors().isEmpty()
                ? "it is " + deployment.state()
                : String.join("; ", deployment.errors())),
        "gate 'central' finds most of it ahead of the release; release the next version with it"
            + " corrected, or, where it is no fault of the bundle, run mvn release-kit:perform"
            + " again, which uploads it anew");
  }
}
