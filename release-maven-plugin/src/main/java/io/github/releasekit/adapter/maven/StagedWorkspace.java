package io.github.releasekit.adapter.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/** What is staged, as the resolver finds it ahead of any repository. */
final class StagedWorkspace implements WorkspaceReader {

  private final Staging staging;
  private final WorkspaceRepository repository;

  StagedWorkspace(Staging staging) {
    this.staging = staging;
    this.repository = new WorkspaceRepository("release-kit-staging", staging.directory());
  }

  @Override
  public WorkspaceRepository getRepository() {
    return repository;
  }

  @Override
  public @Nullable File findArtifact(Artifact artifact) {
    Path file = module(artifact).resolve(artifact.getVersion()).resolve(Staging.fileName(artifact));
    return Files.isRegularFile(file) ? file.toFile() : null;
  }

  @Override
  public List<String> findVersions(Artifact artifact) {
    Path module = module(artifact);
    if (!Files.isDirectory(module)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(module)) {
      return versions
          .filter(Files::isDirectory)
          .map(version -> version.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path module(Artifact artifact) {
    return staging.file(artifact.getGroupId().replace('.', '/') + "/" + artifact.getArtifactId());
  }
}
