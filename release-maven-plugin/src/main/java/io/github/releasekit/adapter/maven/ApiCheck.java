package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.ApiChange;
import io.github.releasekit.domain.gate.result.ApiChange.Kind;
import io.github.releasekit.domain.gate.result.ApiChanges;
import io.github.releasekit.domain.gate.result.ApiChanges.Module;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Upgrade;
import io.github.releasekit.extension.ApiComparator;
import io.github.releasekit.extension.ApiComparator.Version;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;

/**
 * Compares the API of what is staged with that of an earlier release, JAR by JAR. The earlier ones
 * are downloaded from where the modules are deployed to and from the project's repositories, past
 * the local repository, in which others may have been installed.
 *
 * @param work directory for what is downloaded
 * @param earlier the manifest of the earlier release; empty where the ledger has none
 */
public record ApiCheck(
    RepositorySystem system,
    MavenSession session,
    Staging staging,
    Path work,
    Optional<Manifest> earlier,
    ApiComparator comparator) {

  private static final String JAR = "jar";
  private static final String TEST = "test";

  /**
   * @param excluded names of annotations on what is no API
   * @throws ReleaseException when a repository does not answer, or holds another file than was
   *     released
   */
  public ApiChanges compare(Upgrade upgrade, Set<String> excluded) {
    DefaultRepositorySystemSession own = own();
    RepositorySystemSession downloading = downloading(own);
    String version = upgrade.from().toString();
    Map<String, String> released = released(version);
    Map<String, String> read = new TreeMap<>();
    List<Module> modules = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (StagedModule module : staging.modules()) {
      for (StagedArtifact current : jars(module)) {
        String path =
            StagedArtifact.path(current.groupId(), current.artifactId(), version, "", JAR);
        if (earlier.isPresent() && !released.containsKey(path)) {
          continue;
        }
        List<RemoteRepository> repositories = repositories(module);
        DefaultArtifact before =
            new DefaultArtifact(current.groupId(), current.artifactId(), JAR, version);
        Optional<Path> file = resolve(downloading, before, repositories);
        if (file.isEmpty()) {
          missing.add(path);
          continue;
        }
        read.put(path, digest(path, file.get(), Optional.ofNullable(released.remove(path))));
        modules.add(
            new Module(
                module.key(),
                comparator.compare(
                    new Version(file.get(), classpath(own, before, repositories)),
                    current(own, current, repositories),
                    excluded)));
      }
    }
    missing.forEach(released::remove);
    released.keySet().forEach(path -> modules.add(gone(path)));
    boolean othersAreNew = earlier.isEmpty() && !modules.isEmpty();
    return new ApiChanges(
        Optional.of(upgrade), modules, othersAreNew ? List.of() : missing, reports(read));
  }

  private DefaultRepositorySystemSession own() {
    DefaultRepositorySystemSession own =
        new DefaultRepositorySystemSession(session.getRepositorySession());
    own.setWorkspaceReader(null);
    own.setCache(new DefaultRepositoryCache());
    own.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
    own.setResolutionErrorPolicy(null);
    return own;
  }

  /** With a local repository of its own, unless Maven is offline. */
  private RepositorySystemSession downloading(RepositorySystemSession own) {
    if (own.isOffline()) {
      return own;
    }
    DefaultRepositorySystemSession downloading = new DefaultRepositorySystemSession(own);
    downloading.setLocalRepositoryManager(
        system.newLocalRepositoryManager(downloading, new LocalRepository(work.toFile())));
    return downloading;
  }

  /** The JARs of the earlier release by their paths, with their SHA-256. */
  private Map<String, String> released(String version) {
    Map<String, String> released = new HashMap<>();
    earlier.stream()
        .flatMap(manifest -> manifest.artifacts().stream())
        .filter(file -> file.path().endsWith(artifactId(file.path()) + "-" + version + "." + JAR))
        .forEach(file -> released.put(file.path(), file.sha256()));
    return released;
  }

  private static String artifactId(String path) {
    String[] names = path.split("/");
    return names.length < 3 ? path : names[names.length - 3];
  }

  private static List<StagedArtifact> jars(StagedModule module) {
    return module.artifacts().stream()
        .filter(file -> file.extension().equals(JAR) && file.classifier().isEmpty())
        .toList();
  }

  private List<RemoteRepository> repositories(StagedModule module) {
    return Stream.concat(
            Stream.ofNullable(module.target())
                .filter(target -> !RepositoryReader.isYetToBeMade(target))
                .map(
                    target ->
                        TargetRepositories.repository(
                            system, session.getRepositorySession(), target)),
            session.getTopLevelProject().getRemoteProjectRepositories().stream())
        .toList();
  }

  /** The file of an artifact; empty where no repository has it. */
  private Optional<Path> resolve(
      RepositorySystemSession downloading,
      DefaultArtifact artifact,
      List<RemoteRepository> repositories) {
    try {
      ArtifactResult result =
          system.resolveArtifact(downloading, new ArtifactRequest(artifact, repositories, null));
      return Optional.of(result.getArtifact().getFile().toPath());
    } catch (ArtifactResolutionException e) {
      if (e.getResult().isMissing()) {
        return Optional.empty();
      }
      throw new ReleaseException(
          artifact + " cannot be read: " + e.getMessage(),
          "check the repositories of the POM and their servers in settings.xml",
          e);
    }
  }

  /** Its SHA-256, which is that of what was released. */
  private static String digest(String path, Path file, Optional<String> released) {
    String found = Staging.measure(file, path).sha256();
    if (released.isPresent() && !released.get().equals(found)) {
      throw new ReleaseException(
          path + " has SHA-256 " + found + ", and was released with " + released.get(),
          "find out who deployed it, or, offline, who installed " + file);
    }
    return found;
  }

  /** A staged JAR with what it is compiled with: the others that are staged, and the rest. */
  private Version current(
      RepositorySystemSession own, StagedArtifact current, List<RemoteRepository> repositories) {
    Set<String> modules = new HashSet<>();
    List<Dependency> external = new ArrayList<>();
    List<Dependency> managed = new ArrayList<>();
    Deque<String> left = new ArrayDeque<>(List.of(key(current)));
    while (!left.isEmpty()) {
      String module = left.poll();
      if (!modules.add(module)) {
        continue;
      }
      project(module)
          .ifPresent(
              project -> {
                managed.addAll(managed(project));
                dependencies(project)
                    .forEach(
                        dependency -> {
                          String key =
                              dependency.getArtifact().getGroupId()
                                  + ":"
                                  + dependency.getArtifact().getArtifactId();
                          if (project(key).isPresent()) {
                            left.add(key);
                          } else {
                            external.add(dependency);
                          }
                        });
              });
    }
    Stream<Path> siblings =
        staging.modules().stream()
            .filter(module -> modules.contains(module.key()))
            .flatMap(module -> jars(module).stream())
            .filter(jar -> !jar.equals(current))
            .map(jar -> staging.file(jar.file().path()));
    return new Version(
        staging.file(current.file().path()),
        Stream.concat(
                siblings, files(resolved(own, new CollectRequest(external, managed, repositories))))
            .toList());
  }

  private static String key(StagedArtifact artifact) {
    return artifact.groupId() + ":" + artifact.artifactId();
  }

  /** A module of this reactor, whose POM says what that of the release says. */
  private Optional<MavenProject> project(String key) {
    return session.getProjects().stream()
        .filter(one -> key.equals(one.getGroupId() + ":" + one.getArtifactId()))
        .findFirst();
  }

  private List<Dependency> dependencies(MavenProject project) {
    return project.getDependencies().stream()
        .map(one -> RepositoryUtils.toDependency(one, types()))
        .filter(dependency -> !dependency.getScope().equals(TEST))
        .toList();
  }

  private List<Dependency> managed(MavenProject project) {
    return Optional.ofNullable(project.getDependencyManagement()).stream()
        .flatMap(management -> management.getDependencies().stream())
        .map(one -> RepositoryUtils.toDependency(one, types()))
        .toList();
  }

  private ArtifactTypeRegistry types() {
    return session.getRepositorySession().getArtifactTypeRegistry();
  }

  /** What an earlier version was compiled with; what cannot be resolved of that is left out. */
  private List<Path> classpath(
      RepositorySystemSession own, DefaultArtifact artifact, List<RemoteRepository> repositories) {
    try {
      ArtifactDescriptorResult described =
          system.readArtifactDescriptor(
              own, new ArtifactDescriptorRequest(artifact, repositories, null));
      List<Dependency> direct =
          described.getDependencies().stream()
              .filter(dependency -> !dependency.getScope().equals(TEST))
              .toList();
      return files(
              resolved(
                  own,
                  new CollectRequest(direct, described.getManagedDependencies(), repositories)))
          .toList();
    } catch (ArtifactDescriptorException e) {
      return List.of();
    }
  }

  private static Stream<Path> files(DependencyResult resolved) {
    return resolved.getArtifactResults().stream()
        .filter(ArtifactResult::isResolved)
        .map(result -> result.getArtifact().getFile().toPath())
        .filter(file -> file.toString().endsWith("." + JAR));
  }

  private DependencyResult resolved(RepositorySystemSession own, CollectRequest request) {
    try {
      return system.resolveDependencies(own, new DependencyRequest(request, null));
    } catch (DependencyResolutionException e) {
      return e.getResult();
    }
  }

  private static Module gone(String path) {
    String directory = path.substring(0, path.lastIndexOf('/', path.lastIndexOf('/') - 1));
    int slash = directory.lastIndexOf('/');
    String module =
        directory.substring(0, Math.max(slash, 0)).replace('/', '.')
            + ":"
            + directory.substring(slash + 1);
    return new Module(
        module, List.of(new ApiChange(module, "not released any more", Kind.INCOMPATIBLE)));
  }

  /** As {@code sha256sum} prints them. */
  private static Reports reports(Map<String, String> read) {
    return read.isEmpty()
        ? Reports.NONE
        : new Reports(
            read.size(),
            Digests.sha256(
                read.entrySet().stream()
                    .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                    .collect(Collectors.joining())));
  }
}
