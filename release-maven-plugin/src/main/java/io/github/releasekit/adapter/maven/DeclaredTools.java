package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.adoption.ProjectFacts.Module;
import io.github.releasekit.domain.adoption.ProjectFacts.PluginUse;
import io.github.releasekit.domain.adoption.ProjectFacts.Scm;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp.NamedPlugin;
import io.github.releasekit.domain.adoption.Setting;
import io.github.releasekit.domain.adoption.ToolSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;

/**
 * What the POMs of a project, and those that its root inherits from, say of releases. Values are
 * read as they are written: what Maven would resolve in them may be secret.
 */
public final class DeclaredTools {

  private static final String PERFORM_RELEASE = "performRelease";

  private final MavenCaller caller;
  private final Function<Path, Optional<String>> locate;
  private final List<Declaring> chain = new ArrayList<>();

  /** A POM, and how it is named to people. */
  private record Declaring(Model model, String where) {}

  /** A plugin in one of them. */
  private record Found(Plugin plugin, String where) {}

  /**
   * @param locate a file's path from the root of the repository, empty for what is outside
   */
  public DeclaredTools(MavenCaller caller, Function<Path, Optional<String>> locate) {
    this.caller = caller;
    this.locate = locate;
    Set<MavenProject> seen = new LinkedHashSet<>();
    MavenProject at = caller.session().getTopLevelProject();
    while (at != null && seen.add(at)) {
      chain.add(new Declaring(at.getOriginalModel(), where(at)));
      at = at.getParent();
    }
  }

  private String where(MavenProject project) {
    return Optional.ofNullable(project.getFile())
        .flatMap(file -> locate.apply(file.toPath()))
        .orElseGet(
            () ->
                project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion());
  }

  /** The module that has the top level project as a module of its own; empty for none. */
  public Optional<String> aggregator() {
    MavenProject top = caller.session().getTopLevelProject();
    MavenProject parent = top.getParent();
    if (parent == null
        || parent.getFile() == null
        || locate.apply(parent.getFile().toPath()).isEmpty()) {
      return Optional.empty();
    }
    Path directory = top.getBasedir().toPath().toAbsolutePath().normalize();
    Path above = parent.getFile().toPath().toAbsolutePath().normalize();
    return parent.getOriginalModel().getModules().stream()
            .map(module -> above.resolveSibling(module).normalize())
            .anyMatch(
                module ->
                    module.equals(directory)
                        || module.equals(directory.resolve(caller.pomFileName())))
        ? locate.apply(above)
        : Optional.empty();
  }

  /** The root module. */
  public Module root() {
    return module(caller.session().getTopLevelProject());
  }

  /** All modules. */
  public List<Module> modules() {
    return caller.session().getAllProjects().stream().map(this::module).toList();
  }

  private Module module(MavenProject project) {
    return new Module(
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion(),
        directory(project),
        Optional.ofNullable(project.getParent())
            .filter(caller.session().getAllProjects()::contains)
            .map(this::directory));
  }

  private String directory(MavenProject project) {
    return locate
        .apply(project.getFile().toPath())
        .map(path -> path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "")
        .orElse("..");
  }

  /** How a tool's plugin is configured. */
  public ToolSettings settings(String tool, String key) {
    List<String> places = new ArrayList<>();
    List<Setting> settings = new ArrayList<>();
    for (Found found : found(key)) {
      places.add(found.where());
      settings.addAll(PluginSettings.of(found.plugin(), found.where()));
    }
    return new ToolSettings(tool, places.stream().distinct().toList(), settings);
  }

  private List<Found> found(String key) {
    List<Found> all = new ArrayList<>();
    for (Declaring declaring : chain) {
      add(all, key, declaring.model().getBuild(), declaring.where());
      for (Profile profile : declaring.model().getProfiles()) {
        add(all, key, profile.getBuild(), declaring.where() + " profile '" + profile.getId() + "'");
      }
    }
    return all;
  }

  private static void add(List<Found> all, String key, BuildBase build, String where) {
    plugins(build)
        .filter(plugin -> plugin.getKey().equals(key))
        .forEach(plugin -> all.add(new Found(plugin, where)));
  }

  private static Stream<Plugin> plugins(BuildBase build) {
    if (build == null) {
      return Stream.empty();
    }
    PluginManagement management = build.getPluginManagement();
    return Stream.concat(
        build.getPlugins().stream(),
        management == null ? Stream.empty() : management.getPlugins().stream());
  }

  /** Plugins of the builds of all modules, and of profiles of the root and its parents. */
  public List<PluginUse> plugins(Set<String> keys) {
    Map<List<Object>, PluginUse> uses = new LinkedHashMap<>();
    for (MavenProject project : caller.session().getAllProjects()) {
      project.getBuildPlugins().stream()
          .filter(plugin -> keys.contains(plugin.getKey()))
          .map(plugin -> use(plugin, where(project)))
          .forEach(
              use ->
                  uses.putIfAbsent(
                      List.of(use.key(), use.goals(), use.settings().settings()), use));
    }
    for (Declaring declaring : chain) {
      for (Profile profile : declaring.model().getProfiles()) {
        plugins(profile.getBuild())
            .filter(plugin -> keys.contains(plugin.getKey()))
            .map(plugin -> use(plugin, declaring.where() + " profile '" + profile.getId() + "'"))
            .forEach(use -> uses.putIfAbsent(List.of(use.key(), use.goals(), use.where()), use));
      }
    }
    return List.copyOf(uses.values());
  }

  private static PluginUse use(Plugin plugin, String where) {
    return new PluginUse(
        plugin.getKey(),
        where,
        plugin.getExecutions().stream()
            .map(PluginExecution::getGoals)
            .flatMap(List::stream)
            .distinct()
            .toList(),
        new ToolSettings(plugin.getKey(), List.of(where), PluginSettings.of(plugin, where)));
  }

  /** Properties as they are written, the nearest definition of each. */
  public Map<String, Setting> properties() {
    Map<String, Setting> properties = new LinkedHashMap<>();
    for (Declaring declaring : chain) {
      declaring
          .model()
          .getProperties()
          .stringPropertyNames()
          .forEach(
              name ->
                  properties.putIfAbsent(
                      name,
                      new Setting(
                          name,
                          declaring.model().getProperties().getProperty(name),
                          declaring.where() + " properties")));
    }
    return properties;
  }

  /** The profile that maven-release-plugin activates by its property. */
  public Optional<String> performRelease() {
    return chain.stream()
        .flatMap(
            declaring ->
                declaring.model().getProfiles().stream()
                    .filter(DeclaredTools::asksForRelease)
                    .map(profile -> declaring.where() + " profile '" + profile.getId() + "'"))
        .findFirst();
  }

  private static boolean asksForRelease(Profile profile) {
    return profile.getActivation() != null
        && profile.getActivation().getProperty() != null
        && PERFORM_RELEASE.equals(profile.getActivation().getProperty().getName());
  }

  /** What the POM, or else a parent, says of the repository. */
  public Scm scm() {
    for (Declaring declaring : chain) {
      org.apache.maven.model.Scm scm = declaring.model().getScm();
      if (scm != null) {
        return new Scm(
            Objects.requireNonNullElse(scm.getConnection(), ""),
            Objects.requireNonNullElse(scm.getDeveloperConnection(), ""),
            Objects.requireNonNullElse(scm.getUrl(), ""),
            declaring != chain.get(0));
      }
    }
    return new Scm("", "", "", false);
  }

  /** How the root POM names this plugin; a profile alone does not make its prefix known. */
  public NamedPlugin named() {
    List<Plugin> own = entries(chain.get(0)).toList();
    if (own.isEmpty()) {
      return entries().findAny().isPresent() ? NamedPlugin.INHERITED : NamedPlugin.NOWHERE;
    }
    return Stream.concat(own.stream(), effective().stream())
            .anyMatch(plugin -> plugin.getVersion() != null)
        ? NamedPlugin.HERE
        : NamedPlugin.WITHOUT_VERSION;
  }

  /** The parameters of this plugin as they are written, the nearest of each. */
  public Map<String, String> configuration() {
    Map<String, String> parameters = new LinkedHashMap<>();
    entries()
        .flatMap(plugin -> PluginSettings.of(plugin, "").stream())
        .forEach(
            setting ->
                parameters.putIfAbsent(setting.key().replaceFirst("\\..*", ""), setting.value()));
    return parameters;
  }

  /** Artifact ids of the extensions of this plugin that the project names. */
  public List<String> extensions() {
    return entries()
        .flatMap(plugin -> plugin.getDependencies().stream())
        .filter(dependency -> caller.plugin().getGroupId().equals(dependency.getGroupId()))
        .map(dependency -> dependency.getArtifactId())
        .distinct()
        .toList();
  }

  /** How POMs name this plugin, apart from their profiles. */
  private Stream<Plugin> entries() {
    return chain.stream().flatMap(this::entries);
  }

  private Stream<Plugin> entries(Declaring declaring) {
    return plugins(declaring.model().getBuild()).filter(plugin -> plugin.getKey().equals(key()));
  }

  private String key() {
    return caller.plugin().getGroupId() + ":" + caller.plugin().getArtifactId();
  }

  private Optional<Plugin> effective() {
    MavenProject top = caller.session().getTopLevelProject();
    return plugins(top.getBuild()).filter(plugin -> plugin.getKey().equals(key())).findFirst();
  }
}
