package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.DeploymentTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was staged for a module, as the index in the staging directory has it.
 *
 * @param target where it is to be deployed; null when nothing says where
 */
public record StagedModule(
    String groupId,
    String artifactId,
    String version,
    @Nullable DeploymentTarget target,
    List<StagedArtifact> artifacts) {

  /** A staged file and its coordinates. */
  public record StagedArtifact(
      String groupId,
      String artifactId,
      String version,
      String classifier,
      String extension,
      Artifact file) {}

  public StagedModule {
    artifacts = List.copyOf(artifacts);
  }
}
