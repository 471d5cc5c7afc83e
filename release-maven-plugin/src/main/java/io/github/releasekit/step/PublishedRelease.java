package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.maven.TargetRepositories;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.SignatureForm;
import java.util.List;
import java.util.Set;

/** A release in the one repository that all of it is published to at once. */
public record PublishedRelease(TargetRepositories repositories, DeploymentTarget target) {

  /**
   * Whether every staged file is there.
   *
   * @param signed the forms of signatures that are meant too
   * @throws io.github.releasekit.domain.ReleaseException when one of them is there with other bytes
   */
  boolean holds(Staging staging, Set<SignatureForm> signed) {
    return repositories.missing(target, files(staging, signed), staging).isEmpty();
  }

  List<StagedArtifact> files(Staging staging, Set<SignatureForm> signed) {
    return new Uploads(staging, signed)
        .modules().stream().flatMap(module -> module.artifacts().stream()).toList();
  }
}
