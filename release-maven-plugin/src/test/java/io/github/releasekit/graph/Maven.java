package io.github.releasekit.graph;

import io.github.releasekit.MavenFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.goal.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.DefaultRepositorySystemSession;

/**
 * What goals see of Maven in a clone. The build of a release is a stand-in that stages nothing, and
 * runs what a scenario does meanwhile.
 */
final class Maven {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private final World world;
  private final Optional<Server> server;
  private final Clock clock;
  private final Consumer<String> out;

  Maven(World world, Optional<Server> server, Clock clock, Consumer<String> out) {
    this.world = world;
    this.server = server;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Puts the stand-in in place.
   *
   * @param meanwhile shell commands that the build runs in the clone
   */
  void install(List<String> meanwhile) {
    try {
      Path home = world.directory().resolve("maven");
      Files.createDirectories(home.resolve("bin"));
      List<String> lines = new ArrayList<>(List.of("set -e"));
      lines.add("for word; do");
      lines.add("  case \"$word\" in");
      lines.add("    release-kit.stagingDirectory=*) mkdir -p \"${word#*=}/index\" ;;");
      lines.add("  esac");
      lines.add("done");
      lines.add("cd '" + world.checkout().directory() + "'");
      lines.addAll(meanwhile);
      Programs.script(home.resolve("bin/mvn"), lines.toArray(String[]::new));
      System.setProperty("maven.home", home.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Maven calls a goal at the root of the clone. */
  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  Invocation invocation(Typed command) {
    Properties system = new Properties();
    system.setProperty("maven.version", "3.9.16");
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setGoals(List.of("release-kit:" + command.goal()));
    request.setSystemProperties(system);
    request.setUserProperties(new Properties());
    server.ifPresent(request::addServer);
    request.setMultiModuleProjectDirectory(world.checkout().directory().toFile());
    MavenSession session =
        new MavenSession(
            null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    List<MavenProject> projects = projects(world.checkout().directory());
    session.setProjects(projects);
    session.setAllProjects(projects);
    MavenCaller caller =
        new MavenCaller(
            session,
            MavenFixture.execution(command.goal()),
            MavenFixture.plugin(),
            MavenFixture.decrypter(),
            null);
    return new Invocation(caller, null, clock, command.take("component"), out);
  }

  private static List<MavenProject> projects(Path directory) {
    List<MavenProject> projects = new ArrayList<>();
    try {
      projects.add(project(directory));
      projects.get(0).setExecutionRoot(true);
      String root = Files.readString(directory.resolve(Contents.POM));
      for (MatchResult module : MODULE.matcher(root).results().toList()) {
        projects.add(project(directory.resolve(module.group(1))));
      }
      return projects;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MavenProject project(Path directory) throws IOException {
    Path pom = directory.resolve(Contents.POM);
    try (BufferedReader reader = Files.newBufferedReader(pom)) {
      Model model = new MavenXpp3Reader().read(reader);
      MavenProject project = new MavenProject(model);
      project.setOriginalModel(model.clone());
      if (model.getVersion().equals(Poms.REVISION)) {
        project.setVersion(model.getProperties().getProperty("revision"));
      }
      project.setFile(pom.toFile());
      project.getBuild().setDirectory(directory.resolve("target").toString());
      return project;
    } catch (XmlPullParserException e) {
      throw new IOException(e);
    }
  }
}
