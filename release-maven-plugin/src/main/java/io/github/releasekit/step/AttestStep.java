package io.github.releasekit.step;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.Attachments;
import io.github.releasekit.adapter.maven.Attachments.Kind;
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
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.provenance.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes what is published about a release: its manifest, its provenance, and the digests of all
 * (X1, X3). Provenance that an earlier run has published, and that is good, is kept.
 */
public final class AttestStep implements Step<Manifest> {

  private final AssetPolicy policy;
  private final Origin origin;
  private final PublishedFiles published;
  private final Supplier<ProvenanceSigner> signer;

  /**
   * Where what is staged comes from.
   *
   * @param source URL of the repository, without credentials
   * @param build as this run would call it, for what is not the build of the manifest
   */
  public record Origin(String source, Build build) {}

  /**
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
    if (policy.manifest()) {
      made.add(attachments.add(module, "release-manifest", "json", Json.pretty(manifest)).file());
    }
    if (policy.provenance()) {
      made.add(
          attachments
              .add(module, "", StagedArtifact.PROVENANCE, provenance(manifest, staging, module))
              .file());
    }
    if (policy.checksums()) {
      List<Artifact> all = new ArrayList<>(staging.artifacts());
      all.addAll(made);
      made.add(attachments.add(module, "checksums", "txt", checksums(all)).file());
    }
    attachments.save();
    return new Attested(made);
  }

  private byte[] provenance(Manifest manifest, Staging staging, StagedModule module) {
    List<Artifact> artifacts = staging.artifacts();
    Optional<byte[]> kept =
        Optional.ofNullable(module.target())
            .flatMap(target -> published.content(target, module, "", StagedArtifact.PROVENANCE))
            .filter(StagedArtifact::endsWithLine);
    if (kept.isPresent()) {
      List<String> problems =
          ProvenanceCheck.problems(kept.get(), policy.provenanceKeys(), manifest, artifacts);
      if (problems.isEmpty()) {
        return kept.get();
      }
      throw new ReleaseException(
          module.target()
              + " holds provenance of this version already: "
              + String.join("; ", problems),
          "find out who has published it, and release the next version");
    }
    boolean isOriginal = artifacts.equals(manifest.artifacts());
    byte[] statement =
        Json.line(
                Provenance.of(
                    manifest,
                    origin.source(),
                    artifacts,
                    isOriginal ? manifest.build() : origin.build(),
                    isOriginal,
                    staging.resolutions().materials()))
            .getBytes(StandardCharsets.UTF_8);
    return (Json.line(signer.get().sign(statement)) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** As {@code sha256sum} prints them, and reads them where the files stand beside it. */
  private static byte[] checksums(List<Artifact> files) {
    Map<String, Artifact> named = new TreeMap<>();
    for (Artifact file : files) {
      Artifact other = named.put(file.name(), file);
      if (other != null) {
        throw new ReleaseException(
            other.path()
                + " and "
                + file.path()
                + " have the same name, which a file of checksums"
                + " cannot tell apart",
            "remove 'checksums' from 'assets' in release-kit.yml");
      }
    }
    StringBuilder lines = new StringBuilder();
    named.forEach(
        (name, file) -> lines.append(file.sha256()).append("  ").append(name).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
