package io.github.releasekit.adapter.maven;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.step.DeployStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A staging directory as a build leaves it behind, of modules of {@code org.acme}. */
public final class StagedRelease {

  public static final String GROUP = "org.acme";

  private static final String SIGNATURE =
      """
      -----BEGIN PGP SIGNATURE-----

      iQEzBAABCAAdFiEE
      -----END PGP SIGNATURE-----
      """;

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.acme</groupId>
        <artifactId>%s</artifactId>
        <version>%s</version>
        <name>Acme</name>
        <description>Made for a test</description>
        <url>https://acme.org</url>
        <licenses><license><name>MIT</name><url>https://spdx.org/licenses/MIT</url></license></licenses>
        <developers><developer><name>Ada</name><email>ada@acme.org</email></developer></developers>
        <scm>
          <connection>scm:git:https://acme.org/acme.git</connection>
          <developerConnection>scm:git:https://acme.org/acme.git</developerConnection>
          <url>https://acme.org/acme</url>
        </scm>
      </project>
      """;

  private final Path directory;
  private final String version;
  private final DeploymentTarget target;

  /**
   * @param repository a directory that modules are deployed to
   */
  public StagedRelease(Path directory, String version, Path repository) {
    this(directory, version, repository.toUri().toString());
  }

  /**
   * @param url of the repository that modules are deployed to
   */
  StagedRelease(Path directory, String version, String url) {
    this.directory = directory;
    this.version = version;
    this.target = new DeploymentTarget("releases", url);
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

  /** Deploys what is staged as a release does that has compared it. */
  void deploy(TargetRepositories repositories) {
    Compared compared = new Compared(directory.toString(), staging().modules().size());
    Journal journal = Journal.EMPTY.with(new JournalEntry("compare", Instant.EPOCH, 0, compared));
    new DeployStep(repositories, Set.of()).apply(ManifestFixture.manifest(version), journal);
  }

  /** Stages files of a module, each with its name as content. */
  public StagedRelease module(String artifactId, String... extensions) {
    List<StagedArtifact> artifacts = new ArrayList<>();
    for (String extension : extensions) {
      String path = StagedArtifact.path(GROUP, artifactId, version, "", extension);
      write(staging().file(path), path.getBytes(StandardCharsets.UTF_8));
      artifacts.add(
          new StagedArtifact(GROUP, artifactId, version, "", extension, staging().measure(path)));
    }
    StagedModule module = new StagedModule(GROUP, artifactId, version, target, artifacts);
    write(directory.resolve("index").resolve(module.fileName()), Json.pretty(module));
    return this;
  }

  /** Stages a module as Maven Central wants one, with signatures that are none but look like it. */
  public StagedRelease centralModule(String artifactId) {
    List<StagedArtifact> artifacts = new ArrayList<>();
    artifacts.add(central(artifactId, "", "pom", POM.formatted(artifactId, version)));
    artifacts.add(central(artifactId, "", "jar", "classes of " + artifactId));
    artifacts.add(central(artifactId, "sources", "jar", "sources of " + artifactId));
    artifacts.add(central(artifactId, "javadoc", "jar", "pages of " + artifactId));
    StagedModule module = new StagedModule(GROUP, artifactId, version, target, artifacts);
    write(directory.resolve("index").resolve(module.fileName()), Json.pretty(module));
    return this;
  }

  private StagedArtifact central(
      String artifactId, String classifier, String extension, String content) {
    String path = StagedArtifact.path(GROUP, artifactId, version, classifier, extension);
    write(staging().file(path), content.getBytes(StandardCharsets.UTF_8));
    write(staging().file(path + ".asc"), SIGNATURE.getBytes(StandardCharsets.UTF_8));
    return new StagedArtifact(
        GROUP, artifactId, version, classifier, extension, staging().measure(path));
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
