package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;

/** Reads what Maven knows of the modules it was started with. */
public final class ReactorReader {

  private ReactorReader() {}

  /**
   * Modules that {@code -pl} leaves out included.
   *
   * @param relative a file's path from the root of the repository
   */
  public static Reactor read(MavenSession session, Function<Path, String> relative) {
    List<ReactorModule> modules =
        session.getAllProjects().stream()
            .map(project -> module(session, project, relative))
            .toList();
    MavenProject top = session.getTopLevelProject();
    Optional<String> webUrl =
        declaring(session, top, Scm::getUrl)
            .map(declaring -> top.getScm().getUrl())
            .filter(u -> !u.isBlank());
    Optional<String> developerConnection =
        declaring(session, top, Scm::getDeveloperConnection)
            .map(declaring -> declaring.getScm().getDeveloperConnection());
    return new Reactor(
        module(session, top, relative),
        modules,
        inactivePoms(session, relative),
        isCiFriendly(top),
        webUrl,
        developerConnection);
  }

  private static boolean isCiFriendly(MavenProject top) {
    MavenProject at = top;
    while (at != null && at.getOriginalModel().getVersion() == null) {
      at = at.getParent();
    }
    return at != null && at.getOriginalModel().getVersion().contains("${revision}");
  }

  /** The project of the reactor whose POM has an address, and not a parent from elsewhere. */
  private static Optional<MavenProject> declaring(
      MavenSession session, MavenProject top, Function<Scm, String> address) {
    MavenProject at = top;
    while (at != null && session.getAllProjects().contains(at)) {
      Scm scm = at.getOriginalModel().getScm();
      if (scm != null && address.apply(scm) != null) {
        return Optional.of(at);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  /** Modules of profiles that are not active: not built, but of the same version in the tag. */
  private static List<String> inactivePoms(MavenSession session, Function<Path, String> relative) {
    Set<Path> active =
        session.getAllProjects().stream()
            .map(project -> project.getFile().toPath().toAbsolutePath().normalize())
            .collect(Collectors.toSet());
    return session.getAllProjects().stream()
        .flatMap(
            project ->
                project.getOriginalModel().getProfiles().stream()
                    .flatMap(profile -> profile.getModules().stream())
                    .map(module -> project.getBasedir().toPath().resolve(module)))
        .map(path -> Files.isDirectory(path) ? path.resolve("pom.xml") : path)
        .map(path -> path.toAbsolutePath().normalize())
        .filter(path -> Files.isRegularFile(path) && !active.contains(path))
        .map(relative)
        .distinct()
        .toList();
  }

  private static ReactorModule module(
      MavenSession session, MavenProject project, Function<Path, String> relative) {
    DeploymentSettings settings = new DeploymentSettings(session, project);
    return new ReactorModule(
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion(),
        project.getPackaging(),
        relative.apply(project.getFile().toPath()),
        buildDirectory(project, relative),
        dependencies(project),
        !settings.skipped(),
        settings.target());
  }

  /** It need not be there yet, nor inside the repository, nor on the same drive. */
  private static String buildDirectory(MavenProject project, Function<Path, String> relative) {
    Path base = project.getBasedir().toPath().toAbsolutePath().normalize();
    Path build = base.resolve(project.getBuild().getDirectory()).normalize();
    if (!Objects.equals(base.getRoot(), build.getRoot())) {
      return build.toString().replace('\\', '/');
    }
    Path pom = Path.of(relative.apply(project.getFile().toPath()));
    return pom.resolveSibling(base.relativize(build)).normalize().toString().replace('\\', '/');
  }

  /**
   * What the effective model names, and profiles that are not active; the resolved graph is not
   * looked at.
   */
  static List<Dependency> dependencies(MavenProject project) {
    List<Dependency> all = new ArrayList<>();
    Artifact parent = project.getParentArtifact();
    if (parent != null) {
      all.add(
          new Dependency(
              "parent", parent.getGroupId(), parent.getArtifactId(), parent.getVersion(), ""));
    }
    project.getDependencies().forEach(d -> all.add(dependency("dependency", d)));
    if (project.getDependencyManagement() != null) {
      project
          .getDependencyManagement()
          .getDependencies()
          .forEach(d -> all.add(dependency("managed", d)));
    }
    project.getBuildPlugins().forEach(plugin -> add(all, plugin));
    PluginManagement management = project.getPluginManagement();
    if (management != null) {
      management.getPlugins().forEach(plugin -> add(all, plugin));
    }
    project
        .getBuildExtensions()
        .forEach(
            e ->
                all.add(
                    new Dependency(
                        "extension", e.getGroupId(), e.getArtifactId(), e.getVersion(), "")));
    project.getOriginalModel().getProfiles().forEach(profile -> add(all, project, profile));
    return all.stream().distinct().toList();
  }

  private static void add(List<Dependency> all, MavenProject project, Profile profile) {
    UnaryOperator<String> version = version(project, profile);
    Stream.concat(
            profile.getDependencies().stream(),
            profile.getDependencyManagement() == null
                ? Stream.empty()
                : profile.getDependencyManagement().getDependencies().stream())
        .forEach(d -> all.add(inProfile(d, version)));
    BuildBase build = profile.getBuild();
    if (build == null) {
      return;
    }
    Stream.concat(
            build.getPlugins().stream(),
            build.getPluginManagement() == null
                ? Stream.empty()
                : build.getPluginManagement().getPlugins().stream())
        .forEach(
            plugin -> {
              all.add(
                  new Dependency(
                      "profile",
                      plugin.getGroupId(),
                      plugin.getArtifactId(),
                      version.apply(plugin.getVersion()),
                      ""));
              plugin.getDependencies().forEach(d -> all.add(inProfile(d, version)));
            });
  }

  private static Dependency inProfile(
      org.apache.maven.model.Dependency d, UnaryOperator<String> version) {
    return new Dependency(
        "profile",
        d.getGroupId(),
        d.getArtifactId(),
        version.apply(d.getVersion()),
        d.getScope() == null ? "compile" : d.getScope());
  }

  /** A version, of one property its value; empty where it is managed elsewhere. */
  private static UnaryOperator<String> version(MavenProject project, Profile profile) {
    return text -> {
      if (text == null || !text.startsWith("${") || !text.endsWith("}")) {
        return text == null ? "" : text;
      }
      String name = text.substring(2, text.length() - 1);
      return profile
          .getProperties()
          .getProperty(name, project.getProperties().getProperty(name, text));
    };
  }

  private static void add(List<Dependency> all, Plugin plugin) {
    all.add(
        new Dependency(
            "plugin",
            plugin.getGroupId(),
            plugin.getArtifactId(),
            plugin.getVersion() == null ? "" : plugin.getVersion(),
            ""));
    plugin.getDependencies().forEach(d -> all.add(dependency("plugin", d)));
  }

  private static Dependency dependency(String role, org.apache.maven.model.Dependency d) {
    return new Dependency(
        role,
        d.getGroupId(),
        d.getArtifactId(),
        d.getVersion() == null ? "" : d.getVersion(),
        d.getScope() == null ? "compile" : d.getScope());
  }
}
