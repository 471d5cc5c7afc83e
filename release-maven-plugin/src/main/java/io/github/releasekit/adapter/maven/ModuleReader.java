package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.manifest.BuildManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.project.MavenProject;

/** The module that a bound goal works for. */
public record ModuleReader(MavenProject project) {

  public Path directory() {
    return project.getBasedir().toPath();
  }

  /** {@code target}. */
  public Path buildDirectory() {
    return Path.of(project.getBuild().getDirectory());
  }

  public String version() {
    return project.getVersion();
  }

  /** Its build manifest, with the digests of the files that it has so far. */
  public BuildManifest manifest(
      Optional<String> tag, Optional<String> commit, Optional<String> time) {
    return new BuildManifest(
        BuildManifest.SCHEMA_VERSION,
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion(),
        project.getPackaging(),
        tag.orElse(null),
        commit.orElse(null),
        time.orElse(null),
        ReactorReader.dependencies(project).stream()
            .filter(d -> d.role().equals("dependency"))
            .toList(),
        artifacts());
  }

  /** Its files by the names they are deployed under; POMs are Maven's own, and made later. */
  private List<Artifact> artifacts() {
    List<org.apache.maven.artifact.Artifact> all = new ArrayList<>(project.getAttachedArtifacts());
    all.add(project.getArtifact());
    return all.stream()
        .map(RepositoryUtils::toArtifact)
        .filter(artifact -> !artifact.getExtension().equals("pom"))
        .filter(artifact -> artifact.getFile() != null && artifact.getFile().isFile())
        .map(artifact -> Staging.measure(artifact.getFile().toPath(), Staging.fileName(artifact)))
        .sorted(Comparator.comparing(Artifact::path))
        .toList();
  }
}
