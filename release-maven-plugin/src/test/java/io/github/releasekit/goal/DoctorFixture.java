package io.github.releasekit.goal;

import io.github.releasekit.GitFixture;
import io.github.releasekit.MavenFixture;
import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.maven.FileRepositories;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import io.github.releasekit.domain.doctor.Diagnosis;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.connector.basic.BasicRepositoryConnectorFactory;
import org.eclipse.aether.spi.connector.RepositoryConnectorFactory;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.transport.http.HttpTransporterFactory;

/** A project of one module, a clone of it and a remote, looked at without a Maven around. */
final class DoctorFixture {

  /** It is not there yet, as before the first release. */
  static final String REPOSITORY = "file:///srv/no-such-repository";

  private static final Path MADE = made();

  final GitFixture clone;
  final GitFixture bare;
  final List<String> out = new ArrayList<>();
  final Path temp;
  final Map<String, String> environment = new TreeMap<>();
  private final List<Server> servers = new ArrayList<>();
  private Optional<String> component = Optional.empty();
  private RepositorySystem repositories = FileRepositories.system();
  private String pomFile = "pom.xml";

  DoctorFixture(Path temp) {
    this.temp = temp;
    copy(MADE, temp);
    bare = GitFixture.at(temp.resolve("remote.git"));
    clone = GitFixture.at(temp.resolve("clone"));
    clone.run("remote", "add", "origin", bare.directory().toString());
    clone.run("update-index", "-q", "--refresh");
  }

  /** Made once by git and copied from then on, as a process for each of its steps takes long. */
  private static Path made() {
    try {
      Path directory = Files.createTempDirectory("doctor").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Trees.delete(directory)));
      GitFixture bare = GitFixture.bare(directory.resolve("remote.git"));
      GitFixture clone = GitFixture.init(directory.resolve("clone"));
      clone.write(".gitignore", "target/\n");
      clone.run("add", "--all");
      clone.commit("feat: begin", "pom.xml", pom(REPOSITORY));
      clone.run("push", "--quiet", bare.directory().toString(), "main");
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  static String pom(String repository) {
    return """
    <project>
      <modelVersion>4.0.0</modelVersion>
      <groupId>org.acme</groupId>
      <artifactId>app</artifactId>
      <version>1.0.0-SNAPSHOT</version>
      <distributionManagement>
        <repository><id>releases</id><url>%s</url></repository>
      </distributionManagement>
    </project>
    """
        .formatted(repository);
  }

  DoctorFixture of(String name) {
    component = Optional.of(name);
    return this;
  }

  /** With repositories on the web. */
  @SuppressWarnings("deprecation") // as FileRepositories
  DoctorFixture overHttp() {
    var locator = MavenRepositorySystemUtils.newServiceLocator();
    locator.addService(RepositoryConnectorFactory.class, BasicRepositoryConnectorFactory.class);
    locator.addService(TransporterFactory.class, HttpTransporterFactory.class);
    repositories = locator.getService(RepositorySystem.class);
    return this;
  }

  /** Of which Maven is told by {@code -f}. */
  DoctorFixture pomFile(String name) {
    pomFile = name;
    return this;
  }

  DoctorFixture server(String id, String username, String password) {
    Server server = new Server();
    server.setId(id);
    server.setUsername(username);
    server.setPassword(password);
    return server(server);
  }

  DoctorFixture server(Server server) {
    servers.add(server);
    return this;
  }

  /** As {@link #server}, in the place of one that is there. */
  DoctorFixture replace(String id, String username, String password) {
    servers.removeIf(server -> server.getId().equals(id));
    return server(id, username, password);
  }

  Diagnosis examine() {
    return examine(clone.directory());
  }

  Diagnosis examine(Path directory) {
    return new DoctorGoal(invocation(directory), environment).examine();
  }

  /** What is found by one check. */
  List<CheckResult> find(String check) {
    return of(examine(), check);
  }

  static List<CheckResult> of(Diagnosis diagnosis, String check) {
    return diagnosis.checks().stream().filter(result -> result.check().equals(check)).toList();
  }

  /** The lines of all that is neither in order nor left out. */
  static List<String> bad(Diagnosis diagnosis) {
    return diagnosis.checks().stream()
        .filter(result -> result.verdict().compareTo(Verdict.WARNING) >= 0)
        .map(result -> result.verdict() + " " + result.check() + ": " + result.found())
        .toList();
  }

  /** What it shows, and says where something has failed. */
  Optional<ReleaseException> run(Output output) {
    try {
      new DoctorGoal(invocation(clone.directory()), environment).run(output);
      return Optional.empty();
    } catch (ReleaseException e) {
      return Optional.of(e);
    }
  }

  Invocation invocation(Path directory) {
    MavenCaller caller =
        new MavenCaller(
            session(directory),
            MavenFixture.execution("doctor"),
            MavenFixture.plugin(),
            MavenFixture.decrypter(),
            FileRepositories.system());
    return new Invocation(
        caller, repositories, Clock.fixed(StartFixture.NOW, ZoneOffset.UTC), component, out::add);
  }

  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  private MavenSession session(Path directory) {
    Properties system = new Properties();
    system.setProperty("maven.version", "3.9.9");
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setMultiModuleProjectDirectory(directory.toFile());
    request.setSystemProperties(system);
    request.setServers(servers);
    request.setRecursive(true);
    MavenSession session =
        new MavenSession(
            null,
            FileRepositories.session(temp.resolve("local")),
            request,
            new DefaultMavenExecutionResult());
    MavenProject project = project(directory.resolve(pomFile));
    project.setExecutionRoot(true);
    session.setProjects(List.of(project));
    session.setAllProjects(List.of(project));
    return session;
  }

  private static MavenProject project(Path pom) {
    try {
      Model model = new MavenXpp3Reader().read(new StringReader(Files.readString(pom)));
      MavenProject project = new MavenProject(model.clone());
      project.setOriginalModel(model);
      project.setFile(pom.toFile());
      project.getBuild().setDirectory(pom.resolveSibling("target").toString());
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException e) {
      throw new IllegalStateException(e);
    }
  }
}
