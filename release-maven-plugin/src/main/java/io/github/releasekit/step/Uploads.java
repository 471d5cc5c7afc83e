package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.SignatureForm;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a staging directory is uploaded.
 *
 * @param forms of the signatures that are too
 */
public record Uploads(Staging staging, Set<SignatureForm> forms) {

  List<StagedModule> modules() {
    return Stream.concat(staging.unsigned().stream(), signed()).toList();
  }

  /** The files, as they are on disk now. */
  public List<Artifact> files() {
    return files(modules());
  }

  List<Artifact> signatures() {
    return files(signed().toList());
  }

  private Stream<StagedModule> signed() {
    return forms.stream().sorted().flatMap(form -> staging.signatures(form).stream());
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
