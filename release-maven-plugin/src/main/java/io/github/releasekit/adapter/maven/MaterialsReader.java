package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.material.License;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Materials;
import io.github.releasekit.domain.material.Relation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;

/** Reads what a module is built from and with, while that build is going on. */
public final class MaterialsReader {

  private final RepositorySystem system;
  private final MavenSession build;
  private final DefaultRepositorySystemSession session;
  private final MavenProject project;

  /** What each artifact is, by its coordinates; those of a later node of the graph are the same. */
  private final Map<String, Material> materials = new LinkedHashMap<>();

  private final Set<Relation> relations =
      new TreeSet<>(Comparator.comparing(Relation::from).thenComparing(Relation::to));

  public MaterialsReader(RepositorySystem system, MavenSession build, MavenProject project) {
    this.system = system;
    this.build = build;
    this.session = new DefaultRepositorySystemSession(build.getRepositorySession());
    this.session.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, true);
    this.project = project;
  }

  /**
   * @param staged its files, where it is deployed
   * @param lifecycle knows which plugins build it
   * @throws ReleaseException when something that it depends on cannot be resolved
   */
  public Materials read(Optional<StagedModule> staged, LifecycleExecutor lifecycle) {
    Material module = module(staged);
    add(module.purl(), graph());
    return new Materials(
        module,
        List.copyOf(materials.values()),
        plugins(lifecycle).stream()
            .map(plugin -> material(plugin, project.getRemotePluginRepositories(), "", false))
            .sorted(Comparator.comparing(Material::purl))
            .toList(),
        List.copyOf(relations));
  }

  private Set<Artifact> plugins(LifecycleExecutor lifecycle) {
    try {
      return lifecycle
          .calculateExecutionPlan(build, false, build.getGoals().toArray(String[]::new))
          .getMojoExecutions()
          .stream()
          .map(
              one ->
                  new DefaultArtifact(
                      one.getGroupId(), one.getArtifactId(), "jar", one.getVersion()))
          .collect(Collectors.toSet());
    } catch (Exception e) {
      throw unresolved(e);
    }
  }

  private Material module(Optional<StagedModule> staged) {
    String extension =
        project.getPackaging().equals("pom")
            ? "pom"
            : RepositoryUtils.toArtifact(project.getArtifact()).getExtension();
    Optional<io.github.releasekit.domain.event.Artifact> file =
        staged.stream()
            .flatMap(one -> one.artifacts().stream())
            .filter(one -> one.classifier().isEmpty() && one.extension().equals(extension))
            .map(StagedModule.StagedArtifact::file)
            .findFirst();
    return new Material(
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion(),
        "",
        extension,
        "",
        false,
        file.map(io.github.releasekit.domain.event.Artifact::sha256).orElse(""),
        file.map(io.github.releasekit.domain.event.Artifact::sha512).orElse(""),
        project.getLicenses().stream()
            .map(license -> license(license.getName(), license.getUrl()))
            .toList());
  }

  private static License license(String name, String url) {
    return new License(
        Objects.requireNonNullElse(name, "").strip(), Objects.requireNonNullElse(url, "").strip());
  }

  /** As Maven collects a project's dependencies, with the edges to what is there by another. */
  private DependencyNode graph() {
    CollectRequest request = new CollectRequest();
    request.setRequestContext("project");
    request.setRootArtifact(RepositoryUtils.toArtifact(project.getArtifact()));
    request.setRepositories(project.getRemoteProjectRepositories());
    request.setDependencies(dependencies(project.getDependencies()));
    request.setManagedDependencies(
        Optional.ofNullable(project.getDependencyManagement())
            .map(DependencyManagement::getDependencies)
            .map(this::dependencies)
            .orElse(List.of()));
    try {
      return system.collectDependencies(session, request).getRoot();
    } catch (DependencyCollectionException e) {
      throw unresolved(e);
    }
  }

  private List<Dependency> dependencies(List<org.apache.maven.model.Dependency> declared) {
    ArtifactTypeRegistry types = session.getArtifactTypeRegistry();
    return declared.stream().map(one -> RepositoryUtils.toDependency(one, types)).toList();
  }

  private void add(String from, DependencyNode node) {
    for (DependencyNode child : node.getChildren()) {
      DependencyNode winner =
          child.getData().get(ConflictResolver.NODE_DATA_WINNER) instanceof DependencyNode other
              ? other
              : child;
      String key = winner.getArtifact().toString();
      boolean isKnown = materials.containsKey(key);
      Material material = materials.get(key);
      if (material == null) {
        Dependency dependency = winner.getDependency();
        material =
            material(
                winner.getArtifact(),
                project.getRemoteProjectRepositories(),
                dependency.getScope(),
                dependency.isOptional());
        materials.put(key, material);
      }
      relations.add(new Relation(from, material.purl()));
      if (!isKnown) {
        add(material.purl(), winner);
      }
    }
  }

  private Material material(
      Artifact artifact, List<RemoteRepository> repositories, String scope, boolean optional) {
    Optional<io.github.releasekit.domain.event.Artifact> file =
        Optional.of(resolve(artifact, repositories))
            .filter(Files::isRegularFile)
            .map(found -> Staging.measure(found, found.getFileName().toString()));
    return new Material(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getClassifier(),
        artifact.getExtension(),
        scope,
        optional,
        file.map(io.github.releasekit.domain.event.Artifact::sha256).orElse(""),
        file.map(io.github.releasekit.domain.event.Artifact::sha512).orElse(""),
        licenses(artifact, repositories));
  }

  private Path resolve(Artifact artifact, List<RemoteRepository> repositories) {
    try {
      return system
          .resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw unresolved(e);
    }
  }

  /** Those of its POM and the parents of that, as the resolver hands them over. */
  private List<License> licenses(Artifact artifact, List<RemoteRepository> repositories) {
    Map<String, Object> properties;
    try {
      properties =
          system
              .readArtifactDescriptor(
                  session, new ArtifactDescriptorRequest(artifact, repositories, null))
              .getProperties();
    } catch (ArtifactDescriptorException e) {
      throw unresolved(e);
    }
    int count = properties.get("license.count") instanceof Integer number ? number : 0;
    List<License> licenses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      licenses.add(
          license(
              (String) properties.get("license." + i + ".name"),
              (String) properties.get("license." + i + ".url")));
    }
    return licenses;
  }

  private ReleaseException unresolved(Exception why) {
    return new ReleaseException(
        "what " + project.getId() + " is built from cannot be resolved: " + why.getMessage(),
        "check the repositories of the POM and their servers in settings.xml",
        why);
  }
}
