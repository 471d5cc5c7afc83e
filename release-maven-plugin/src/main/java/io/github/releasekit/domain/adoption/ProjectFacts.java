package io.github.releasekit.domain.adoption;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a project has for its releases.
 *
 * @param root its root module
 * @param modules all modules, the root included
 * @param revision whether the version is written with {@code ${revision}}
 * @param properties of the POMs and of {@code .mvn/maven.config}, as written, by their names
 * @param performRelease the POM or profile that the property performRelease activates, which
 *     maven-release-plugin sets; empty for none
 * @param tools what makes releases now
 * @param plugins those of all modules that bear on releases
 * @param scm what the POM says of the repository
 * @param git what the clone has
 * @param files paths of the working tree that tell of CI systems and tools, with what in them calls
 *     a release tool
 * @param changelog the changelog; empty where there is none
 * @param versionFiles files other than POMs in which the version stands
 * @param setUp what there is of release-kit already
 * @param pluginVersion of release-kit
 * @param today in UTC
 */
public record ProjectFacts(
    Module root,
    List<Module> modules,
    boolean revision,
    Map<String, Setting> properties,
    Optional<String> performRelease,
    Tools tools,
    List<PluginUse> plugins,
    Scm scm,
    Git git,
    List<FoundFile> files,
    Optional<FoundChangelog> changelog,
    List<FoundVersion> versionFiles,
    SetUp setUp,
    String pluginVersion,
    LocalDate today) {

  public ProjectFacts {
    modules = List.copyOf(modules);
    properties = Map.copyOf(properties);
    plugins = List.copyOf(plugins);
    files = List.copyOf(files);
    versionFiles = List.copyOf(versionFiles);
  }

  /**
   * A module.
   *
   * @param directory from the root of the repository, empty for that
   * @param inherits the directory of the module that its POM inherits from; empty where that is
   *     none of these
   */
  public record Module(
      String groupId,
      String artifactId,
      String version,
      String directory,
      Optional<String> inherits) {}

  /** The tools that this can take the place of. */
  public record Tools(
      ToolSettings mavenRelease,
      ToolSettings gitflow,
      ToolSettings jgitflow,
      ToolSettings jreleaser) {}

  /**
   * A plugin of the build.
   *
   * @param where the POM or profile that names it
   * @param goals that are bound to phases
   * @param settings its configuration, that of executions included
   */
  public record PluginUse(String key, String where, List<String> goals, ToolSettings settings) {

    public PluginUse {
      goals = List.copyOf(goals);
    }
  }

  /**
   * What the POM says of the repository, as written; empty texts for what it does not.
   *
   * @param inherited whether a parent from elsewhere says it
   */
  public record Scm(String connection, String developerConnection, String url, boolean inherited) {}

  /**
   * The clone.
   *
   * @param branch that HEAD is on; empty for none
   * @param branches short names of all local and remote ones
   * @param tags those that HEAD has, the newest first, then others
   * @param remote URL of the remote, without credentials
   * @param shallow whether a part of the history is missing
   * @param ofMavenRelease whether commits of maven-release-plugin are in the history
   */
  public record Git(
      Optional<String> branch,
      List<String> branches,
      List<String> tags,
      Optional<String> remote,
      boolean shallow,
      boolean ofMavenRelease) {

    public Git {
      branches = List.copyOf(branches);
      tags = List.copyOf(tags);
    }
  }

  /**
   * A file that tells of a CI system or a tool.
   *
   * @param calls lines in it that call a release tool, as {@code line: text}
   */
  public record FoundFile(String path, List<String> calls) {

    public FoundFile {
      calls = List.copyOf(calls);
    }
  }

  /**
   * A changelog.
   *
   * @param form whether a release can be entered into it
   * @param place the first line that keeps one from it, with what is wrong; empty for none
   */
  public record FoundChangelog(String path, Form form, String place) {

    /** Whether a release can be entered. */
    public enum Form {
      /** It is of the form of Keep a Changelog. */
      KEPT,
      /** Below a new head. */
      ADOPTABLE,
      /** Not before it is corrected. */
      REFUSED,
      /** It is no Markdown. */
      OTHER
    }
  }

  /**
   * A file in which a version stands.
   *
   * @param version the first that stands there
   * @param document whether it is one that names released versions only, such as a README
   */
  public record FoundVersion(String path, String version, boolean document) {}

  /**
   * What there is of release-kit.
   *
   * @param plugin how the root POM names the plugin
   * @param configuration parameters of the plugin as written, by their names
   * @param extensions artifact ids of the extensions among its dependencies
   * @param policy whether there is a release-kit.yml
   */
  public record SetUp(
      NamedPlugin plugin,
      Map<String, String> configuration,
      List<String> extensions,
      boolean policy) {

    public SetUp {
      configuration = Map.copyOf(configuration);
      extensions = List.copyOf(extensions);
    }

    /** How a POM names release-kit, apart from its profiles. */
    public enum NamedPlugin {
      NOWHERE,
      /** Without a version, which nothing else gives. */
      WITHOUT_VERSION,
      /** In a parent, which gives the version. */
      INHERITED,
      /** In the root POM, with a version from anywhere. */
      HERE
    }
  }
}
