package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.event.Artifact;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a staging directory is uploaded.
 *
 * @param signed whether the signatures are that stand beside it
 */
record Uploads(Staging staging, boolean signed) {

  List<StagedModule> modules() {
    return signed
        ? Stream.concat(staging.unsigned().stream(), staging.signatures().stream()).toList()
        : staging.unsigned();
  }

  List<Artifact> files() {
    return files(modules());
  }

  List<Artifact> signatures() {
    return signed ? files(staging.signatures()) : List.of();
  }

  /** What the manifest does not list: what was made of it, and signatures. */
  List<Artifact> unlisted() {
    return Stream.concat(files(staging.attestations()).stream(), signatures().stream()).toList();
  }

  private static List<Artifact> files(List<StagedModule> modules) {
    return modules.stream()
        .flatMap(module -> module.artifacts().stream())
        .map(StagedArtifact::file)
        .toList();
  }
}
