package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.CentralBundle;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.registry.CentralPortal;
import io.github.releasekit.adapter.registry.CentralPortal.Deployment;
import io.github.releasekit.adapter.registry.CentralPortal.State;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BundleUploaded;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.Optional;
import java.util.Set;

/**
 * Uploads all of a release to the Portal of Maven Central, where nothing is public yet (P1).
 *
 * <p>Rollback: {@code drop-bundle}, until the bundle is published.
 */
public final class UploadBundleStep implements Step<Manifest> {

  private final CentralPortal portal;
  private final PublishedRelease published;
  private final Set<SignatureForm> signed;

  /**
   * @param signed the forms of signatures that are uploaded too
   */
  public UploadBundleStep(
      CentralPortal portal, PublishedRelease published, Set<SignatureForm> signed) {
    this.portal = portal;
    this.published = published;
    this.signed = Set.copyOf(signed);
  }

  @Override
  public String id() {
    return "upload-bundle";
  }

  /** One that was refused or dropped is uploaded anew; one that is published stays. */
  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    Staging staging = CompareStep.staging(journal);
    Optional<BundleUploaded> uploaded = journal.find(BundleUploaded.class);
    Optional<State> state = state(uploaded);
    if (state.isPresent()) {
      return bundle(staging).sha256().equals(uploaded.get().sha256())
          ? new Observation.Done(uploaded.get())
          : other(state.get());
    }
    return published.holds(staging, signed)
        ? new Observation.Done(new BundleUploaded("", ""))
        : Observation.ABSENT;
  }

  /** Of other files than are staged now: nobody is to publish it. */
  private static Observation other(State state) {
    if (state == State.PUBLISHING || state == State.PUBLISHED) {
      return new Observation.Foreign(
          "the Portal has published a bundle of other files than are staged now",
          "mvn release-kit:perform -Drelease-kit.stagingDirectory=PATH, the directory"
              + " 'staging' that it was made of");
    }
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Staging staging = CompareStep.staging(journal);
    Artifact bundle = bundle(staging);
    Optional<BundleUploaded> before = journal.find(BundleUploaded.class);
    if (state(before).isPresent()) {
      portal.drop(before.get().deployment());
    }
    String id = portal.upload(staging.bundle(), manifest.project() + ":" + manifest.version());
    return new BundleUploaded(id, bundle.sha256());
  }

  /** How far an uploaded bundle is; empty where it was refused or dropped. */
  private Optional<State> state(Optional<BundleUploaded> uploaded) {
    return uploaded
        .filter(bundle -> !bundle.deployment().isEmpty())
        .flatMap(bundle -> portal.find(bundle.deployment()))
        .map(Deployment::state)
        .filter(state -> state != State.FAILED);
  }

  private Artifact bundle(Staging staging) {
    CentralBundle.write(staging, new Uploads(staging, signed).modules(), staging.bundle());
    return Staging.measure(staging.bundle(), staging.bundle().getFileName().toString());
  }
}
