package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.CentralBundle;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.registry.CentralPortal;
import io.github.releasekit.adapter.registry.CentralPortal.State;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BundleUploaded;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Uploads all of a release to the Portal of Maven Central, where nothing is public yet (P1). */
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
    boolean isThere =
        uploaded
            .filter(bundle -> !bundle.deployment().isEmpty())
            .flatMap(bundle -> portal.find(bundle.deployment()))
            .filter(deployment -> deployment.state() != State.FAILED)
            .isPresent();
    if (isThere) {
      return new Observation.Done(uploaded.get());
    }
    return published.holds(staging, signed)
        ? new Observation.Done(new BundleUploaded("", ""))
        : Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Path directory = Path.of(journal.get(Compared.class).staging());
    Staging staging = new Staging(directory);
    Path bundle = directory.resolve("bundle.zip");
    CentralBundle.write(staging, new Uploads(staging, signed).modules(), bundle);
    String id = portal.upload(bundle, manifest.project() + ":" + manifest.version());
    return new BundleUploaded(id, Staging.measure(bundle, "bundle.zip").sha256());
  }
}
