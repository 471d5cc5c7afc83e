package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.DeploymentTarget;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.metadata.DefaultMetadata;
import org.eclipse.aether.metadata.Metadata;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.MetadataRequest;
import org.eclipse.aether.resolution.MetadataResult;
import org.eclipse.aether.transfer.MetadataNotFoundException;

/** Reads what a repository holds, past every cache. */
final class RepositoryReader {

  private final RepositorySystem system;
  private final RepositorySystemSession session;

  RepositoryReader(RepositorySystem system, RepositorySystemSession session) {
    this.system = system;
    this.session = session;
  }

  /**
   * Downloads those of some artifacts that are there.
   *
   * @param action gets the files, which are gone afterwards
   * @throws ReleaseException when the repository does not answer
   */
  void fetch(
      DeploymentTarget target,
      RemoteRepository repository,
      List<Artifact> artifacts,
      Consumer<Map<Artifact, File>> action) {
    if (isYetToBeMade(target)) {
      action.accept(Map.of());
      return;
    }
    inTemporaryDirectory(
        temporary -> {
          List<ArtifactRequest> requests =
              artifacts.stream()
                  .map(artifact -> new ArtifactRequest(artifact, List.of(repository), null))
                  .toList();
          action.accept(found(target, resolve(reading(temporary), requests)));
        });
  }

  /**
   * The versions that a module is listed with; none where there is no list yet.
   *
   * @param temporary where the list is downloaded to
   * @throws ReleaseException when the repository does not answer
   */
  VersionMetadata metadata(
      Path temporary, DeploymentTarget target, RemoteRepository repository, StagedArtifact module) {
    MetadataResult result =
        system
            .resolveMetadata(
                reading(temporary),
                List.of(new MetadataRequest(metadata(module), repository, null)))
            .get(0);
    if (result.getException() != null
        && !(result.getException() instanceof MetadataNotFoundException)) {
      throw unreadable(target, result.getException());
    }
    return VersionMetadata.read(
        module.groupId(),
        module.artifactId(),
        result.getMetadata() == null ? null : result.getMetadata().getFile());
  }

  /** A module's {@code maven-metadata.xml}. */
  static Metadata metadata(StagedArtifact module) {
    return new DefaultMetadata(
        module.groupId(), module.artifactId(), "maven-metadata.xml", Metadata.Nature.RELEASE);
  }

  /** A directory that the first deployment makes; the resolver calls reading it an error. */
  static boolean isYetToBeMade(DeploymentTarget target) {
    if (!target.url().startsWith("file:")) {
      return false;
    }
    try {
      return !Files.exists(
          Path.of(
              URI.create(target.url().replace('\\', '/').replaceFirst("^file:/*", "file:///"))));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private List<ArtifactResult> resolve(
      RepositorySystemSession reading, List<ArtifactRequest> requests) {
    try {
      return system.resolveArtifacts(reading, requests);
    } catch (ArtifactResolutionException e) {
      return e.getResults();
    }
  }

  private static Map<Artifact, File> found(DeploymentTarget target, List<ArtifactResult> results) {
    Map<Artifact, File> found = new HashMap<>();
    for (ArtifactResult result : results) {
      if (result.isResolved()) {
        found.put(result.getRequest().getArtifact(), result.getArtifact().getFile());
      } else if (!result.isMissing()) {
        Exception why =
            result.getExceptions().stream()
                .findFirst()
                .orElseGet(() -> new IOException("no answer"));
        throw unreadable(target, why);
      }
    }
    return found;
  }

  private RepositorySystemSession reading(Path temporary) {
    DefaultRepositorySystemSession reading = new DefaultRepositorySystemSession(session);
    reading.setTransferListener(null);
    reading.setWorkspaceReader(null);
    reading.setCache(new DefaultRepositoryCache());
    reading.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
    // Digests are compared with the manifest; older resolvers refuse signatures without checksums.
    reading.setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_IGNORE);
    reading.setLocalRepositoryManager(
        system.newLocalRepositoryManager(reading, new LocalRepository(temporary.toFile())));
    return reading;
  }

  private static ReleaseException unreadable(DeploymentTarget target, Exception why) {
    return new ReleaseException(
        "repository " + target + " cannot be read: " + why.getMessage(),
        "check the URL in distributionManagement and the server '"
            + target.id()
            + "' in settings.xml",
        why);
  }

  /** Makes a directory for a while. */
  static void inTemporaryDirectory(Consumer<Path> action) {
    Path temporary;
    try {
      temporary = Files.createTempDirectory("release-kit-read-back");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      action.accept(temporary);
    } finally {
      Trees.delete(temporary);
    }
  }
}
