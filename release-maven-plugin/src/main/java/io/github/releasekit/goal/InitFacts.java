package io.github.releasekit.goal;

import io.github.releasekit.adapter.adoption.ChangelogFinder;
import io.github.releasekit.adapter.adoption.ProjectDirectory;
import io.github.releasekit.adapter.adoption.ToolFiles;
import io.github.releasekit.adapter.adoption.VersionFinder;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ReleaseSigns;
import io.github.releasekit.adapter.maven.DeclaredTools;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.maven.ReactorReader;
import io.github.releasekit.adapter.pom.MavenConfig;
import io.github.releasekit.domain.adoption.Adoption;
import io.github.releasekit.domain.adoption.ProjectFacts;
import io.github.releasekit.domain.adoption.Setting;
import io.github.releasekit.domain.adoption.ToolSettings;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads everything that is decided from when a project takes up release-kit. */
final class InitFacts {

  private static final String MAVEN_RELEASE = "org.apache.maven.plugins:maven-release-plugin";
  private static final String GITFLOW = "com.amashchenko.maven.plugin:gitflow-maven-plugin";
  private static final List<String> JGITFLOW =
      List.of(
          "external.atlassian.jgitflow:jgitflow-maven-plugin",
          "com.atlassian.maven.plugins:maven-jgitflow-plugin");
  private static final String JRELEASER = "org.jreleaser:jreleaser-maven-plugin";

  /** Properties that maven-release-plugin takes where its configuration is silent. */
  private static final List<String> MAVEN_RELEASE_PROPERTIES =
      List.of(
          "tagNameFormat",
          "goals",
          "preparationGoals",
          "completionGoals",
          "releaseProfiles",
          "useReleaseProfile",
          "arguments",
          "autoVersionSubmodules",
          "pushChanges",
          "localCheckout",
          "scmCommentPrefix",
          "scmReleaseCommitComment",
          "scmDevelopmentCommitComment",
          "signTag",
          "remoteTagging",
          "projectVersionPolicyId",
          "checkModificationExcludeList",
          "ignoreSnapshots",
          "updateWorkingCopyVersions",
          "suppressCommitBeforeTag",
          "addSchema");

  private final Invocation invocation;
  private final GitRepository repository;
  private final DeclaredTools declared;
  private final ProjectDirectory directory;
  private final ReleaseSigns signs;
  private final String mavenDirectory;

  InitFacts(Invocation invocation, GitRepository repository, DeclaredTools declared) {
    this.invocation = invocation;
    this.repository = repository;
    this.declared = declared;
    this.directory = new ProjectDirectory(repository.root());
    this.signs = ReleaseSigns.of(repository);
    String path = repository.locate(invocation.caller().directory()).orElse("");
    this.mavenDirectory = path.isEmpty() ? "" : path + "/";
  }

  ProjectFacts read() {
    MavenCaller caller = invocation.caller();
    Reactor reactor =
        ReactorReader.read(
            caller.session(), file -> repository.locate(file).orElse(file.toString()));
    Map<String, Setting> properties = properties();
    ToolFiles files = new ToolFiles(directory);
    String head = repository.head();
    return new ProjectFacts(
        declared.root(),
        declared.modules(),
        reactor.ciFriendly(),
        properties,
        declared.performRelease(),
        new ProjectFacts.Tools(
            mavenRelease(properties),
            declared.settings("gitflow-maven-plugin", GITFLOW),
            jgitflow(),
            files.jreleaser(
                Stream.of("", mavenDirectory).distinct().toList(),
                declared.settings("JReleaser", JRELEASER))),
        declared.plugins(Adoption.PLUGINS),
        declared.scm(),
        git(),
        files.found(),
        ChangelogFinder.find(directory),
        VersionFinder.find(
            repository.paths(head, ""), reactor, path -> repository.file(head, path)),
        new ProjectFacts.SetUp(
            declared.named(),
            declared.configuration(),
            declared.extensions(),
            directory.has(Policy.FILE)),
        caller.pluginVersion(),
        LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC));
  }

  /** {@code .mvn/maven.config} goes ahead of POMs. */
  private Map<String, Setting> properties() {
    Map<String, Setting> properties = new LinkedHashMap<>(declared.properties());
    String root = repository.locate(invocation.caller().rootDirectory()).orElse("");
    String path = (root.isEmpty() ? "" : root + "/") + MavenConfig.FILE;
    directory
        .read(path)
        .ifPresent(
            content ->
                MavenConfig.parse(path, content)
                    .properties()
                    .forEach(
                        (name, value) -> properties.put(name, new Setting(name, value, path))));
    return properties;
  }

  /** The configuration, then properties, which count for a tool that is used only. */
  private ToolSettings mavenRelease(Map<String, Setting> properties) {
    ToolSettings plugin = declared.settings("maven-release-plugin", MAVEN_RELEASE);
    if (!plugin.isUsed() && !signs.ofMavenRelease()) {
      return plugin;
    }
    List<Setting> settings = new ArrayList<>(plugin.settings());
    MAVEN_RELEASE_PROPERTIES.stream()
        .map(properties::get)
        .filter(setting -> setting != null)
        .forEach(settings::add);
    return new ToolSettings(plugin.tool(), plugin.places(), settings);
  }

  private ToolSettings jgitflow() {
    return JGITFLOW.stream()
        .map(key -> declared.settings("jgitflow-maven-plugin", key))
        .filter(ToolSettings::isUsed)
        .findFirst()
        .orElseGet(() -> ToolSettings.none("jgitflow-maven-plugin"));
  }

  private ProjectFacts.Git git() {
    Optional<String> branch =
        repository.branch().map(name -> name.replaceFirst("^refs/heads/", ""));
    return new ProjectFacts.Git(
        branch,
        signs.branches(),
        signs.tags(),
        GitRemote.of(repository).map(GitRemote::pushUrl),
        repository.isShallow(),
        signs.ofMavenRelease());
  }
}
