package io.github.releasekit.goal;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Bump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.DefaultRepositorySystemSession;

/**
 * A remote and a clone of it, in which branches are started: 1.1.0 is released on main, and what
 * came since is to be 1.2.0.
 */
final class StartFixture {

  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  /** Other than what a release or a bump writes. */
  static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.acme</groupId>
        <artifactId>app</artifactId>  <!-- kept -->
        <version>%s</version>
        <scm><tag>%s</tag></scm>
      </project>
      """;

  private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

  final GitFixture bare;
  final GitFixture clone;
  final List<String> out = new ArrayList<>();
  private final Path temp;
  private Optional<String> component = Optional.empty();

  private StartFixture(Path temp, GitFixture bare, GitFixture clone) {
    this.temp = temp;
    this.bare = bare;
    this.clone = clone;
  }

  /** Nothing but a remote and a clone of it. */
  static StartFixture empty(Path temp) {
    GitFixture bare = GitFixture.bare(temp.resolve("remote.git"));
    GitFixture clone = GitFixture.init(temp.resolve("clone"));
    clone.run("remote", "add", "origin", bare.directory().toString());
    return new StartFixture(temp, bare, clone);
  }

  /** With a POM on main, where 1.1.0 is released and two commits have come since. */
  static StartFixture trunk(Path temp) {
    return copied(temp, "", false);
  }

  /** The same with main at the release, and what came since on develop. */
  static StartFixture gitflow(Path temp) {
    return copied(temp, "branching: {model: gitflow}\n", true);
  }

  /** The same with branches for releases from main. */
  static StartFixture releaseBranches(Path temp) {
    return copied(temp, "branching: {model: release-branches}\n", false);
  }

  /** Made once by git and copied from then on, as a process for each of its steps takes long. */
  private static StartFixture copied(Path temp, String policy, boolean develop) {
    Path made = MADE.computeIfAbsent(policy, key -> made(key, develop));
    copy(made, temp);
    GitFixture bare = GitFixture.at(temp.resolve("remote.git"));
    GitFixture clone = GitFixture.at(temp.resolve("clone"));
    String config = clone.state().get(".git/config");
    clone.write(
        ".git/config",
        config.replace(made.resolve("remote.git").toString(), bare.directory().toString()));
    clone.run("update-index", "-q", "--refresh");
    return new StartFixture(temp, bare, clone);
  }

  private static Path made(String policy, boolean develop) {
    try {
      Path directory = Files.createTempDirectory("started").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
      StartFixture fixture = empty(directory);
      fixture.begin(policy);
      if (develop) {
        fixture.clone.run("checkout", "--quiet", "-b", "develop");
        fixture.clone.run("branch", "--quiet", "--force", "main", "v1.1.0");
        fixture.clone.run("push", "--quiet", "--force", "origin", "main", "develop");
        fixture.clone.run("branch", "--quiet", "--set-upstream-to=origin/develop", "develop");
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(String policy) {
    clone.write("release-kit.yml", policy);
    clone.write("app.txt", "1\n2\n3\n4\n5\n6\n7\n");
    commit("feat: begin", "1.1.0-SNAPSHOT", "HEAD");
    commit("chore(release): 1.1.0\n\nVersion-Bump: 1.1.0", "1.1.0", "v1.1.0");
    clone.run("tag", "--annotate", "--message=1.1.0", "v1.1.0");
    commit(
        "chore(release): begin 1.1.1-SNAPSHOT\n\nVersion-Bump: 1.1.1-SNAPSHOT",
        "1.1.1-SNAPSHOT",
        "HEAD");
    clone.commit("feat: more", "more.txt", "more\n");
    clone.commit("fix: end", "app.txt", "1\n2\n3\n4\n5\n6\nend\n");
    clone.run("push", "--quiet", "--set-upstream", "origin", "main", "v1.1.0");
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(file -> !file.equals(from)).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void commit(String message, String version, String tag) {
    clone.write("pom.xml", POM.formatted(version, tag));
    clone.run("add", "--all");
    clone.commit(message);
  }

  /** From now on starts branches for a component. */
  StartFixture of(String name) {
    component = Optional.of(name);
    return this;
  }

  /** A clone of the remote as somebody else has it. */
  GitFixture another(String name) {
    GitFixture other = GitFixture.init(temp.resolve(name));
    other.run("remote", "add", "origin", bare.directory().toString());
    other.run("fetch", "--quiet", "--tags", "origin");
    return other;
  }

  void branchStart() {
    branchStart(ReleaseRequest.DEFAULT);
  }

  static ReleaseRequest request(String bump, String version, String development) {
    return new ReleaseRequest(
        given(bump).map(Bump::parse),
        given(version),
        given(development),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  void branchStart(ReleaseRequest request) {
    branchStart(clone, request, true, false);
  }

  void branchStart(GitFixture in, ReleaseRequest request, boolean pushed, boolean dryRun) {
    Invocation invocation = invocation(in);
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      new BranchStartGoal(
              invocation, new BranchStartGoal.Settings(request, Optional.empty(), pushed, dryRun))
          .run(workspace);
    }
  }

  void hotfixStart(String from, String... commits) {
    hotfixStart(clone, from, List.of(commits), "", true, false);
  }

  void hotfixStart(
      GitFixture in,
      String from,
      List<String> commits,
      String branch,
      boolean pushed,
      boolean dryRun) {
    Invocation invocation = invocation(in);
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      new HotfixStartGoal(
              invocation,
              new HotfixStartGoal.Settings(
                  given(from), commits, given(branch), Optional.empty(), pushed, dryRun))
          .run(workspace);
    }
  }

  void supportStart(String from, String line) {
    supportStart(clone, from, line, true, false);
  }

  void supportStart(GitFixture in, String from, String line, boolean pushed, boolean dryRun) {
    Invocation invocation = invocation(in);
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      new SupportStartGoal(
              invocation,
              new SupportStartGoal.Settings(
                  given(from), given(line), Optional.empty(), pushed, dryRun))
          .run(workspace);
    }
  }

  /** A file of a commit of the remote. */
  String there(String revision, String path) {
    return bare.run("show", revision + ":" + path);
  }

  /** Subjects of commits, the newest first. */
  static List<String> subjects(GitFixture git, String range) {
    return git.run("log", "--format=%s", range).lines().toList();
  }

  private Invocation invocation(GitFixture in) {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setVersion("0");
    MavenCaller caller = new MavenCaller(session(in.directory()), null, plugin, null, null);
    return new Invocation(caller, null, Clock.fixed(NOW, ZoneOffset.UTC), component, out::add);
  }

  /** As Maven has the modules that are checked out. */
  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  private static MavenSession session(Path directory) {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setMultiModuleProjectDirectory(directory.toFile());
    MavenSession session =
        new MavenSession(
            null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    List<MavenProject> projects = new ArrayList<>();
    collect(directory, Optional.empty(), projects);
    projects.get(0).setExecutionRoot(true);
    session.setProjects(projects);
    session.setAllProjects(projects);
    return session;
  }

  private static void collect(
      Path directory, Optional<MavenProject> parent, List<MavenProject> projects) {
    Model original = model(directory.resolve("pom.xml"));
    Model effective = original.clone();
    parent.ifPresent(
        above -> {
          if (effective.getGroupId() == null) {
            effective.setGroupId(above.getGroupId());
          }
          if (effective.getVersion() == null) {
            effective.setVersion(above.getVersion());
          }
        });
    if ("${revision}".equals(effective.getVersion())) {
      effective.setVersion(
          parent
              .map(MavenProject::getVersion)
              .orElseGet(() -> original.getProperties().getProperty("revision")));
    }
    MavenProject project = new MavenProject(effective);
    project.setOriginalModel(original);
    project.getBuild().setDirectory(directory.resolve("target").toString());
    project.setFile(directory.resolve("pom.xml").toFile());
    parent.ifPresent(project::setParent);
    projects.add(project);
    original
        .getModules()
        .forEach(module -> collect(directory.resolve(module), Optional.of(project), projects));
  }

  private static Model model(Path pom) {
    try (var reader = Files.newBufferedReader(pom)) {
      return new MavenXpp3Reader().read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException e) {
      throw new IllegalStateException(e);
    }
  }
}
