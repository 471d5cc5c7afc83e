package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.maven.TargetRepositories;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Deployed;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Uploads the staged bytes, one request a repository; what is there and identical is left.
 *
 * <p>Rollback: what is uploaded stays: others may have it. {@code push-yank} marks the release.
 */
public final class DeployStep implements Step<Manifest> {

  private final TargetRepositories repositories;
  private final Set<SignatureForm> signed;

  /**
   * @param signed the forms of signatures that are uploaded too
   */
  public DeployStep(TargetRepositories repositories, Set<SignatureForm> signed) {
    this.repositories = repositories;
    this.signed = Set.copyOf(signed);
  }

  @Override
  public String id() {
    return "deploy";
  }

  /** The repositories are asked file by file when it is applied. */
  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Staging staging = CompareStep.staging(journal);
    Map<DeploymentTarget, List<StagedArtifact>> byTarget =
        byTarget(new Uploads(staging, signed).modules());
    Map<DeploymentTarget, List<StagedArtifact>> missing = new LinkedHashMap<>();
    byTarget.forEach(
        (target, all) -> missing.put(target, repositories.missing(target, all, staging)));
    int uploaded = 0;
    for (Map.Entry<DeploymentTarget, List<StagedArtifact>> upload : missing.entrySet()) {
      upload(upload.getKey(), upload.getValue(), staging);
      uploaded += upload.getValue().size();
      List<StagedArtifact> present = new ArrayList<>(byTarget.get(upload.getKey()));
      present.removeAll(upload.getValue());
      repositories.list(upload.getKey(), present);
    }
    int all = byTarget.values().stream().mapToInt(List::size).sum();
    return new Deployed(
        byTarget.keySet().stream().map(DeploymentTarget::location).toList(),
        uploaded,
        all - uploaded);
  }

  /** Provenance first: it may be another one on another machine, and what sums it up may not. */
  private void upload(DeploymentTarget target, List<StagedArtifact> files, Staging staging) {
    Map<Boolean, List<StagedArtifact>> parts =
        files.stream().collect(Collectors.partitioningBy(StagedArtifact::isProvenance));
    if (!parts.get(true).isEmpty()) {
      repositories.upload(target, parts.get(true), staging);
    }
    if (!parts.get(false).isEmpty()) {
      repositories.upload(target, parts.get(false), staging);
    }
  }

  private static Map<DeploymentTarget, List<StagedArtifact>> byTarget(List<StagedModule> modules) {
    Map<DeploymentTarget, List<StagedArtifact>> byTarget = new LinkedHashMap<>();
    for (StagedModule module : modules) {
      DeploymentTarget target = module.target();
      if (target == null) {
        throw new ReleaseException(
            module.groupId() + ":" + module.artifactId() + " names no repository to deploy to",
            "add <distributionManagement><repository> to its POM and release the next version, or"
                + " prepare with -DaltDeploymentRepository=id::url");
      }
      byTarget.computeIfAbsent(target, t -> new ArrayList<>()).addAll(module.artifacts());
    }
    return byTarget;
  }
}
