package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves policies as Maven does dependencies: from the project's repositories, once. */
record PolicyResolver(RepositorySystem system, MavenSession session) implements PolicyArtifacts {

  private static final long MAX_BYTES = 1 << 20;

  @Override
  public byte[] read(String coordinates) {
    String[] parts = coordinates.split(":");
    List<RemoteRepository> repositories =
        session.getTopLevelProject().getRemoteProjectRepositories();
    ArtifactRequest request =
        new ArtifactRequest(
            new DefaultArtifact(parts[0], parts[1], "yml", parts[2]), repositories, null);
    try {
      Path file =
          system
              .resolveArtifact(session.getRepositorySession(), request)
              .getArtifact()
              .getFile()
              .toPath();
      if (Files.size(file) > MAX_BYTES) {
        throw new ReleaseException(
            "policy " + coordinates + " has more than " + MAX_BYTES + " bytes", "make it smaller");
      }
      return Files.readAllBytes(file);
    } catch (ArtifactResolutionException e) {
      throw new ReleaseException(
          "policy " + coordinates + ", of type yml, is in none of the project's repositories",
          "see 'extends' in release-kit.yml, and <repositories> of the POM",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
