package io.github.releasekit.step;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.Attachments;
import io.github.releasekit.adapter.maven.Attachments.Kind;
import io.github.releasekit.adapter.maven.Attestation;
import io.github.releasekit.adapter.maven.Checksums;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.ReleaseAssets;
import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.sign.ProvenanceSigner;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Attested;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.provenance.Provenance;
import io.github.releasekit.domain.provenance.Provenance.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes what is published about a release: its manifest, its provenance, and the digests of all
 * (X1, X3). Provenance that an earlier run has published, and that is good, is kept.
 *
 * <p>Rollback: what was made is removed with the staged files, unless it is public.
 */
public final class AttestStep implements Step<Manifest> {

  private final AssetPolicy policy;
  private final Origin origin;
  private final PublishedFiles published;
  private final Supplier<ProvenanceSigner> signer;

  /**
   * @param origin of what is staged and not of the build of the manifest
   * @param published what an earlier run has uploaded
   * @param signer is asked for where there is something to sign
   */
  public AttestStep(
      AssetPolicy policy,
      Origin origin,
      PublishedFiles published,
      Supplier<ProvenanceSigner> signer) {
    this.policy = policy;
    this.origin = origin;
    this.published = published;
    this.signer = signer;
  }

  @Override
  public String id() {
    return "attest";
  }

  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Staging staging = CompareStep.staging(journal);
    StagedModule module =
        ReleaseAssets.find(staging, manifest.project())
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "manifest, checksums and provenance are published with "
                            + manifest.project()
                            + ", which is not deployed",
                        "let it be deployed, or remove them from 'assets' in release-kit.yml"));
    Attachments attachments = new Attachments(staging, Kind.ATTESTATIONS);
    List<Artifact> made = new ArrayList<>();
    for (Attestation attestation : Attestation.of(policy)) {
      byte[] content = content(attestation, manifest, staging, module, made);
      made.add(
          attachments
              .add(module, attestation.classifier(), attestation.extension(), content)
              .file());
    }
    attachments.save();
    return new Attested(made);
  }

  private byte[] content(
      Attestation attestation,
      Manifest manifest,
      Staging staging,
      StagedModule module,
      List<Artifact> made) {
    if (attestation.equals(Attestation.MANIFEST)) {
      return Json.pretty(manifest);
    }
    if (attestation.equals(Attestation.PROVENANCE)) {
      return provenance(manifest, staging, module);
    }
    List<Artifact> all = new ArrayList<>(staging.artifacts());
    all.addAll(made);
    return Checksums.of(all);
  }

  /** What is published already, or was made before and is good; else a new one. */
  private byte[] provenance(Manifest manifest, Staging staging, StagedModule module) {
    List<Artifact> artifacts = staging.artifacts();
    Optional<byte[]> there =
        Optional.ofNullable(module.target())
            .flatMap(target -> published.content(target, module, "", StagedArtifact.PROVENANCE))
            .filter(StagedArtifact::endsWithLine);
    if (there.isPresent()) {
      List<String> problems = problems(there.get(), manifest, artifacts);
      if (problems.isEmpty()) {
        return there.get();
      }
      throw new ReleaseException(
          module.target()
              + " holds provenance of this version already: "
              + String.join("; ", problems),
          "find out who has published it, and release the next version");
    }
    return staging
        .content(Attestation.PROVENANCE.path(module.key(), module.version()))
        .filter(before -> problems(before, manifest, artifacts).isEmpty())
        .orElseGet(() -> signed(manifest, staging, artifacts));
  }

  private List<String> problems(byte[] provenance, Manifest manifest, List<Artifact> artifacts) {
    return ProvenanceCheck.problems(provenance, policy.provenanceKeys(), manifest, artifacts);
  }

  private byte[] signed(Manifest manifest, Staging staging, List<Artifact> artifacts) {
    boolean isOriginal = artifacts.equals(manifest.artifacts());
    Provenance provenance =
        Provenance.of(
            manifest,
            isOriginal ? new Origin(origin.source(), manifest.build(), manifest.tools()) : origin,
            artifacts,
            isOriginal,
            staging.resolutions().materials());
    byte[] statement = Json.line(provenance).getBytes(StandardCharsets.UTF_8);
    return (Json.line(signer.get().sign(statement)) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
