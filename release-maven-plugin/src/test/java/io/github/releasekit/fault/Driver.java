package io.github.releasekit.fault;

import io.github.releasekit.MavenFixture;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.goal.Invocation;
import io.github.releasekit.goal.Output;
import io.github.releasekit.goal.PerformGoal;
import io.github.releasekit.goal.PrepareGoal;
import io.github.releasekit.goal.RollbackGoal;
import io.github.releasekit.goal.StatusGoal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
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
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;

/**
 * Runs goals on the clone of a {@link World} as their mojos do, without a Maven around: in this
 * process, or by {@link #main} in one of its own that can be killed.
 */
final class Driver {

  /** Why a release is taken back that is public. */
  static final String REASON = "loses data";

  /** Exit code of a goal that was refused or failed with a remedy. */
  static final int REFUSED = 1;

  /** Exit code of a goal that failed for an error of the file system. */
  static final int IO_ERROR = 2;

  /** Exit code of any other failure, which is a defect. */
  static final int UNEXPECTED = 3;

  /** Exit code where Maven itself would not have come to run a goal. */
  static final int POM_UNREADABLE = 4;

  /** Exit code of a process that was killed, as a shell has it. */
  static final int KILLED = 137;

  private final World world;
  private final Clock clock;
  private final Consumer<String> out;

  /** A file that has prepare build nothing where it is there. */
  static Path unbuilt(World world) {
    return world.directory().resolve("prepare-builds-nothing");
  }

  Driver(World world, Clock clock, Consumer<String> out) {
    this.world = world;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Arguments: the world's directory, the time, and the goals. The properties {@code
   * fault.halt.clock} and {@code fault.halt.line} end the process at the n-th reading of the clock
   * or line of output.
   */
  public static void main(String[] arguments) {
    Countdown line = new Countdown(Integer.getInteger("fault.halt.line", 0));
    Countdown reading = new Countdown(Integer.getInteger("fault.halt.clock", 0));
    Driver driver =
        new Driver(
            new World(Path.of(arguments[0])),
            new TickingClock(Instant.parse(arguments[1]), reading::count),
            text -> {
              System.out.println(text);
              line.count();
            });
    int exit = driver.run(List.of(arguments).subList(2, arguments.length));
    System.out.println(
        "counted " + line.counted() + " lines, " + reading.counted() + " readings of the clock");
    System.exit(exit);
  }

  /**
   * Runs goals up to the first that fails.
   *
   * @return the exit code
   */
  int run(List<String> goals) {
    MavenProject project;
    try {
      project = project();
    } catch (IOException | XmlPullParserException e) {
      out.accept("the POM is not readable: " + e.getMessage());
      return POM_UNREADABLE;
    }
    try {
      for (String goal : goals) {
        run(goal, goals, project);
      }
      return 0;
    } catch (ReleaseException e) {
      out.accept("refused: " + e.getMessage());
      return REFUSED;
    } catch (UncheckedIOException e) {
      out.accept("failed: " + e);
      return IO_ERROR;
    } catch (RuntimeException e) {
      out.accept("failed unexpectedly: " + e + " at " + List.of(e.getStackTrace()).subList(0, 5));
      return UNEXPECTED;
    }
  }

  private void run(String goal, List<String> all, MavenProject project) {
    Invocation invocation = invocation(goal, all, project);
    switch (goal) {
      case "prepare" -> prepare(invocation, Optional.empty(), true);
      case "branch-finish" -> prepare(invocation, Optional.of(Role.RELEASE), true);
      case "branch-finish-here" -> prepare(invocation, Optional.of(Role.RELEASE), false);
      case "hotfix-finish" -> prepare(invocation, Optional.of(Role.HOTFIX), true);
      case "perform" -> new PerformGoal(invocation, performing(false, false)).run();
      case "perform-dry" -> new PerformGoal(invocation, performing(false, true)).run();
      case "publish" -> new PerformGoal(invocation, performing(true, false)).run();
      case "rollback" -> rollBack(invocation, World.NEXT, Optional.empty());
      case "rollback-fix" -> rollBack(invocation, World.FIX, Optional.empty());
      case "take-back" -> rollBack(invocation, World.NEXT, Optional.of(REASON));
      case "status" -> new StatusGoal(invocation).run(output("json"));
      default -> throw new IllegalArgumentException(goal);
    }
  }

  private Output output(String format) {
    return new Output(format, Optional.empty(), out);
  }

  private void prepare(Invocation invocation, Optional<Role> finished, boolean pushed) {
    Optional<String> none = Optional.empty();
    ReleaseRequest request = new ReleaseRequest(Optional.empty(), none, none, none, none, false);
    PrepareGoal.Settings settings =
        new PrepareGoal.Settings(
            request,
            none,
            Files.exists(unbuilt(world)) ? InnerBuild.Options.of("", null, null) : building(),
            finished,
            pushed,
            false);
    new PrepareGoal(invocation, settings).run(output("text"));
  }

  private static PerformGoal.Settings performing(boolean publish, boolean dryRun) {
    return new PerformGoal.Settings(
        Optional.empty(), Optional.empty(), building(), false, publish, dryRun);
  }

  private static void rollBack(Invocation invocation, String version, Optional<String> reason) {
    RollbackGoal.Settings settings =
        new RollbackGoal.Settings(Optional.of(version), reason.isEmpty(), reason, false);
    new RollbackGoal(invocation, settings).run();
  }

  private static InnerBuild.Options building() {
    return new InnerBuild.Options("verify", List.of(), "");
  }

  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  private Invocation invocation(String goal, List<String> all, MavenProject project) {
    System.setProperty("maven.home", world.mavenHome().toString());
    Properties system = new Properties();
    system.setProperty("maven.version", "3.9.16");
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setGoals(all.stream().map(name -> "release-kit:" + name).toList());
    request.setSystemProperties(system);
    request.setUserProperties(new Properties());
    request.setMultiModuleProjectDirectory(world.checkout().toFile());
    servers().forEach(request::addServer);
    request.setLocalRepositoryPath(world.localRepository().toFile());
    RepositorySystem repositories = repositories();
    DefaultRepositorySystemSession resolving = MavenRepositorySystemUtils.newSession();
    resolving.setLocalRepositoryManager(
        repositories.newLocalRepositoryManager(
            resolving, new LocalRepository(world.localRepository().toFile())));
    MavenSession session =
        new MavenSession(null, resolving, request, new DefaultMavenExecutionResult());
    List<MavenProject> projects = new ArrayList<>(List.of(project));
    session.setProjects(projects);
    session.setAllProjects(projects);
    MavenCaller caller =
        new MavenCaller(
            session,
            MavenFixture.execution(goal),
            MavenFixture.plugin(),
            MavenFixture.decrypter(),
            null);
    return new Invocation(caller, repositories, clock, Optional.empty(), out);
  }

  private List<Server> servers() {
    Properties secrets = new Properties();
    if (Files.exists(world.servers())) {
      try (BufferedReader reader = Files.newBufferedReader(world.servers())) {
        secrets.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return secrets.stringPropertyNames().stream()
        .map(
            id -> {
              Server server = new Server();
              server.setId(id);
              server.setPassword(secrets.getProperty(id));
              return server;
            })
        .toList();
  }

  private MavenProject project() throws IOException, XmlPullParserException {
    Path pom = world.checkout().resolve("pom.xml");
    try (BufferedReader reader = Files.newBufferedReader(pom)) {
      Model model = new MavenXpp3Reader().read(reader);
      MavenProject project = new MavenProject(model);
      project.setOriginalModel(model);
      project.setFile(pom.toFile());
      project.setExecutionRoot(true);
      project.getBuild().setDirectory(world.checkout().resolve("target").toString());
      return project;
    }
  }

  @SuppressWarnings("deprecation") // the locator needs no container and no more libraries
  private static RepositorySystem repositories() {
    var locator = MavenRepositorySystemUtils.newServiceLocator();
    locator.addService(
        org.eclipse.aether.spi.connector.RepositoryConnectorFactory.class,
        org.eclipse.aether.connector.basic.BasicRepositoryConnectorFactory.class);
    locator.addService(
        org.eclipse.aether.spi.connector.transport.TransporterFactory.class,
        org.eclipse.aether.transport.file.FileTransporterFactory.class);
    return locator.getService(RepositorySystem.class);
  }

  /** Halts the process at the n-th event; 0 for never. */
  private static final class Countdown {
    private final int at;
    private int counted;

    Countdown(int at) {
      this.at = at;
    }

    void count() {
      counted++;
      if (counted == at) {
        Runtime.getRuntime().halt(KILLED);
      }
    }

    int counted() {
      return counted;
    }
  }
}
