package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.manifest.BuildManifest;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  private List<Artifact> artifacts() {
    List<org.apache.maven.artifact.Artifact> all = new ArrayList<>(project.getAttachedArtifacts());
    all.add(project.getArtifact());
    return all.stream()
        .map(org.apache.maven.artifact.Artifact::getFile)
        .filter(file -> file != null && file.isFile() && !file.equals(project.getFile()))
        .map(File::toPath)
        .map(file -> Staging.measure(file, file.getFileName().toString()))
        .sorted(Comparator.comparing(Artifact::path))
        .toList();
  }
}
