package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.result.PackageGate.Example;
import io.github.releasekit.domain.gate.result.PackageGate.Packages;
import io.github.releasekit.domain.gate.result.PackageGate.Stated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Resolves what is staged as somebody would who has nothing: from the staging directory and the
 * project's repositories into a local repository of its own. Then builds the examples with it.
 *
 * @param checkout of the release
 * @param work directory for the local repository and the examples
 * @param version that is released
 */
public record PackageCheck(
    RepositorySystem system,
    MavenSession session,
    Staging staging,
    Path checkout,
    Path work,
    String version) {

  public Packages run(List<Example> examples) {
    if (session.getRequest().isOffline()) {
      return new Packages(0, 0, List.of(), true);
    }
    DefaultRepositorySystemSession own =
        new DefaultRepositorySystemSession(session.getRepositorySession());
    own.setWorkspaceReader(new StagedWorkspace(staging));
    own.setCache(new DefaultRepositoryCache());
    own.setLocalRepositoryManager(
        system.newLocalRepositoryManager(
            own, new LocalRepository(work.resolve("resolved").toFile())));
    List<RemoteRepository> repositories =
        session.getTopLevelProject().getRemoteProjectRepositories();
    List<Finding> findings = new ArrayList<>();
    Set<String> files = new HashSet<>();
    List<StagedModule> modules = staging.modules();
    for (StagedModule module : modules) {
      for (StagedArtifact artifact : mains(module)) {
        resolve(own, repositories, artifact, files).ifPresent(findings::add);
        stated(artifact).finding(artifact.version()).ifPresent(findings::add);
      }
    }
    if (findings.isEmpty()) {
      findings.addAll(
          new ExampleBuilds(
                  session.getRequest(), checkout, work.resolve("examples"), staging, version)
              .run(examples));
    }
    return new Packages(modules.size(), files.size(), findings, false);
  }

  /** What others depend on: a module's own file, or its POM where it has none. */
  private static List<StagedArtifact> mains(StagedModule module) {
    List<StagedArtifact> own =
        module.artifacts().stream().filter(artifact -> artifact.classifier().isEmpty()).toList();
    List<StagedArtifact> files =
        own.stream()
            .filter(artifact -> artifact.extension().matches("jar|war|ear|rar|zip"))
            .toList();
    return files.isEmpty()
        ? own.stream().filter(artifact -> artifact.extension().equals("pom")).toList()
        : files;
  }

  private Optional<Finding> resolve(
      RepositorySystemSession own,
      List<RemoteRepository> repositories,
      StagedArtifact artifact,
      Set<String> files) {
    Dependency root =
        new Dependency(
            new DefaultArtifact(
                artifact.groupId(),
                artifact.artifactId(),
                artifact.extension(),
                artifact.version()),
            "runtime");
    try {
      system
          .resolveDependencies(
              own, new DependencyRequest(new CollectRequest(root, repositories), null))
          .getArtifactResults()
          .forEach(result -> files.add(result.getArtifact().toString()));
      return Optional.empty();
    } catch (DependencyResolutionException e) {
      return Optional.of(
          new Finding(
              artifact.file().path()
                  + " does not resolve from an empty repository: "
                  + PlainText.line(String.valueOf(root(e).getMessage())),
              "see that what it depends on is in a repository that its POM names"));
    }
  }

  /** Says which artifact is missing; those around it say for what. */
  private static Throwable root(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
    }
    return at;
  }

  private Stated stated(StagedArtifact artifact) {
    String path = artifact.file().path();
    if (!artifact.extension().equals("jar")) {
      return new Stated(path, Optional.empty());
    }
    try (JarFile jar = new JarFile(staging.file(path).toFile())) {
      return new Stated(
          path,
          Optional.ofNullable(jar.getManifest())
              .map(
                  manifest ->
                      manifest
                          .getMainAttributes()
                          .getValue(Attributes.Name.IMPLEMENTATION_VERSION)));
    } catch (IOException e) {
      return new Stated(path, Optional.of("nothing: it cannot be read as a JAR"));
    }
  }
}
