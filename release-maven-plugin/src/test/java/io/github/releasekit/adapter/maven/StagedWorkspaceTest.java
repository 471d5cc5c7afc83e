package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the resolver, with an empty local repository and no other. */
final class StagedWorkspaceTest {

  private final RepositorySystem system = FileRepositories.system();
  @TempDir private Path temp;
  private Staging staging;
  private DefaultRepositorySystemSession session;

  @BeforeEach
  void stage() {
    staging =
        new StagedRelease(temp.resolve("staging"), "1.2.0", temp).module("app", "jar").staging();
    session = new DefaultRepositorySystemSession(FileRepositories.session(temp.resolve("local")));
    session.setWorkspaceReader(new StagedWorkspace(staging));
  }

  @Test
  void aStagedFileIsResolved() throws Exception {
    String path = "org/acme/app/1.2.0/app-1.2.0.jar";
    assertThat(system.resolveArtifact(session, request("jar", "1.2.0")).getArtifact().getFile())
        .isEqualTo(staging.file(path).toFile())
        .hasContent(path)
        .hasSize(path.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void whatIsNotStagedIsNotResolved() {
    for (ArtifactRequest request : List.of(request("war", "1.2.0"), request("jar", "1.3.0"))) {
      assertThatThrownBy(() -> system.resolveArtifact(session, request))
          .isInstanceOf(ArtifactResolutionException.class);
    }
  }

  @Test
  void aRangeFindsTheStagedVersion() throws Exception {
    assertThat(versions("app")).containsExactly("1.2.0");
    assertThat(versions("other")).isEmpty();
  }

  private List<String> versions(String artifactId) throws Exception {
    DefaultArtifact range =
        new DefaultArtifact(StagedRelease.GROUP, artifactId, "jar", "[1.0,2.0)");
    return system
        .resolveVersionRange(session, new VersionRangeRequest(range, List.of(), null))
        .getVersions()
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static ArtifactRequest request(String extension, String version) {
    return new ArtifactRequest(
        new DefaultArtifact(StagedRelease.GROUP, "app", extension, version), List.of(), null);
  }
}
