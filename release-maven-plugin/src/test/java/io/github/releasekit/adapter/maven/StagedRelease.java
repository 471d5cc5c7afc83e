package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.fact.DeploymentTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A staging directory as a build leaves it behind, of modules of {@code org.acme}. */
public final class StagedRelease {

  public static final String GROUP = "org.acme";

  private final Path directory;
  private final String version;
  private final DeploymentTarget target;

  /**
   * @param repository a directory that modules are deployed to
   */
  public StagedRelease(Path directory, String version, Path repository) {
    this.directory = directory;
    this.version = version;
    this.target = new DeploymentTarget("releases", repository.toUri().toString());
  }

  public Path directory() {
    return directory;
  }

  public Staging staging() {
    return new Staging(directory);
  }

  public DeploymentTarget target() {
    return target;
  }

  /** Stages files of a module, each with its name as content. */
  public StagedRelease module(String artifactId, String... extensions) {
    List<StagedArtifact> artifacts = new ArrayList<>();
    for (String extension : extensions) {
      String path = StagedArtifact.path(GROUP, artifactId, version, "", extension);
      write(staging().file(path), path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      artifacts.add(
          new StagedArtifact(GROUP, artifactId, version, "", extension, staging().measure(path)));
    }
    StagedModule module = new StagedModule(GROUP, artifactId, version, target, artifacts);
    write(directory.resolve("index").resolve(module.fileName()), Json.pretty(module));
    return this;
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
