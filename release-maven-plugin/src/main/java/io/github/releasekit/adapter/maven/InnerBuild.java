package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.ci.CiRun;
import io.github.releasekit.adapter.pom.MavenConfig;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.utils.cli.CommandLineException;
import org.apache.maven.shared.utils.cli.CommandLineUtils;
import org.jspecify.annotations.Nullable;

/**
 * The build of a release in its scratch clone, by a Maven called as this one was: same home,
 * settings, toolchains, profiles, properties, local repository, {@code -o} and {@code -T}.
 */
public final class InnerBuild {

  /**
   * What a person may choose about it.
   *
   * @param goals phases and goals, {@code verify} by default; empty for no build
   * @param profiles more profiles, as maven-release-plugin's {@code releaseProfiles}
   * @param arguments more command line arguments, as maven-release-plugin's {@code arguments}
   */
  public record Options(String goals, List<String> profiles, String arguments) {

    public Options {
      profiles = List.copyOf(profiles);
    }

    /** Whether nothing is built. */
    public boolean isEmpty() {
      return goals.isEmpty();
    }

    /** As parameters of a goal give them, which are null where they are left out. */
    public static Options of(
        @Nullable String goals, @Nullable List<String> profiles, @Nullable String arguments) {
      return new Options(
          goals == null ? "" : goals.strip(),
          profiles == null ? List.of() : profiles,
          arguments == null ? "" : arguments.strip());
    }
  }

  /** What has a build note what it resolves. */
  public static final Map<String, String> RECORDING_MATERIALS =
      Map.of("release-kit.recordMaterials", "true");

  /** What has a build stage for another repository than the one that its POMs name. */
  public static Map<String, String> deployedTo(DeploymentTarget target) {
    return Map.of("altReleaseDeploymentRepository", target.id() + "::" + target.url());
  }

  /** The properties that CI-friendly versions are made of, for a release. */
  public static Map<String, String> ciFriendly(Version version) {
    return Map.of("revision", version.toString(), "sha1", "", "changelist", "");
  }

  /** A builder that is no CI system. */
  private static final String WORKSTATION =
      "https://github.com/release-kit/release-kit/builder/workstation";

  /** Nobody knows how. */
  public static final Build UNKNOWN =
      new Build(
          "https://github.com/release-kit/release-kit/builder/unknown",
          null,
          "",
          List.of(),
          List.of());

  private final MavenCaller caller;
  private final Options options;
  private final List<String> projects;
  private final Path processFile;
  private final Map<String, String> properties;

  /**
   * @param projects {@code groupId:artifactId} of the modules that are built; empty for all
   * @param processFile where the running build is noted, so that a later run finds an orphan
   * @param properties that this build has besides the caller's
   */
  public InnerBuild(
      MavenCaller caller,
      Options options,
      List<String> projects,
      Path processFile,
      Map<String, String> properties) {
    this.caller = caller;
    this.options = options;
    this.projects = List.copyOf(projects);
    this.processFile = processFile;
    this.properties = Map.copyOf(properties);
  }

  /**
   * Refuses while a build that an earlier, killed run has started is still going on.
   *
   * @param processFile where a running build is noted
   * @throws ReleaseException naming its process
   */
  public static void refuseOrphan(Path processFile) {
    orphan(processFile)
        .ifPresent(
            process -> {
              throw new ReleaseException(
                  "the build of an earlier, interrupted run is still going on (process "
                      + process.pid()
                      + ")",
                  "wait until it ends, or end it with: kill " + process.pid());
            });
  }

  /** A digest of how it is called: what another call would build may be something else. */
  public String digest() {
    MavenExecutionRequest outer = caller.session().getRequest();
    Properties given = caller.innerProperties();
    Map<String, String> sorted = new TreeMap<>(properties);
    given.stringPropertyNames().forEach(name -> sorted.put(name, given.getProperty(name)));
    return "sha256:" + Digests.sha256(options + "\n" + profiles(outer) + "\n" + sorted);
  }

  /** How it is called, for the record: of properties only the names, since they may be secret. */
  public Build called() {
    Optional<CiRun> ci = CiRun.of(System.getenv());
    Set<String> names = new TreeSet<>(properties.keySet());
    names.addAll(caller.innerProperties().stringPropertyNames());
    names.removeIf(name -> name.startsWith("release-kit."));
    return new Build(
        ci.map(CiRun::builder).orElse(WORKSTATION),
        ci.map(CiRun::run).orElse(null),
        options.goals(),
        profiles(caller.session().getRequest()),
        List.copyOf(names));
  }

  /**
   * Builds and stages.
   *
   * @param checkout the scratch clone
   * @param directory of the root module in it
   * @param staging where the artifacts go
   * @throws ReleaseException when the build fails
   */
  public void run(Path checkout, Path directory, Path staging) {
    if (options.isEmpty()) {
      throw new ReleaseException(
          "-Dgoals= is empty, and says how the tag is built",
          "leave it out, or name phases, such as verify");
    }
    int exit;
    try {
      markRoot(checkout, directory);
      ProcessBuilder builder =
          new ProcessBuilder(commandLine(checkout, directory, staging))
              .directory(directory.toFile())
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      MavenCommand.VARIABLES_OF_THE_CALLER.forEach(builder.environment()::remove);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      exit = waitFor(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (exit != 0) {
      throw new ReleaseException(
          "the build of the release failed (exit code " + exit + "), so nothing was published",
          "the build's output above says why; correct it, commit, and run the same command again");
    }
  }

  private int waitFor(Process process) throws IOException {
    Thread end =
        new Thread(
            () -> {
              process.descendants().forEach(ProcessHandle::destroy);
              process.destroy();
            },
            "release-kit ends the inner build");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      process.getOutputStream().close();
      Files.createDirectories(processFile.getParent());
      Files.writeString(processFile, identity(process.toHandle()));
      int exit = process.waitFor();
      Files.deleteIfExists(processFile);
      Runtime.getRuntime().removeShutdownHook(end);
      return exit;
    } catch (InterruptedException e) {
      end.start();
      Thread.currentThread().interrupt();
      throw new ReleaseException("the build was interrupted", "run the same command again", e);
    }
  }

  private static Optional<ProcessHandle> orphan(Path processFile) {
    try {
      if (!Files.exists(processFile)) {
        return Optional.empty();
      }
      String noted = Files.readString(processFile);
      return ProcessHandle.of(Long.parseLong(noted.substring(0, noted.indexOf(' '))))
          .filter(InnerBuild::isAtWork)
          .filter(process -> identity(process).equals(noted));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /**
   * One that has ended and that nobody waits for, as in a container, is alive without a command.
   */
  private static boolean isAtWork(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /** Process ids are used again: with the time it was started, one means one process. */
  private static String identity(ProcessHandle process) {
    long started = process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    return process.pid() + " " + started;
  }

  /**
   * Without a {@code .mvn} of its own the user's checkout around it would be taken for the root.
   */
  private static void markRoot(Path checkout, Path directory) throws IOException {
    Path at = directory;
    while (at.startsWith(checkout)) {
      if (Files.isDirectory(at.resolve(".mvn"))) {
        return;
      }
      at = at.getParent();
    }
    Files.createDirectories(directory.resolve(".mvn"));
  }

  private List<String> commandLine(Path checkout, Path directory, Path staging) throws IOException {
    MavenExecutionRequest outer = caller.session().getRequest();
    InvocationRequest request = MavenCommand.request(outer, directory);
    request.setPomFileName(caller.pomFileName());
    request.setQuiet(outer.getLoggingLevel() >= MavenExecutionRequest.LOGGING_LEVEL_ERROR);
    if (outer.getDegreeOfConcurrency() > 1) {
      request.setThreads(String.valueOf(outer.getDegreeOfConcurrency()));
    }
    if (!projects.isEmpty()) {
      request.setProjects(projects);
    }
    request.setProfiles(profiles(outer));
    Properties given = withoutConfigured(checkout, directory);
    given.putAll(properties);
    if (!given.containsKey("maven.repo.local")) {
      request.setLocalRepositoryDirectory(outer.getLocalRepositoryPath());
    }
    given.setProperty(MavenCaller.INNER_BUILD, "true");
    given.setProperty("release-kit.stagingDirectory", staging.toString());
    request.setProperties(given);
    List<String> goals = new ArrayList<>(List.of(options.goals().split("\\s+")));
    goals.add(caller.pluginCoordinates() + ":stage-artifacts");
    request.addArgs(goals);
    try {
      request.addArgs(List.of(CommandLineUtils.translateCommandline(options.arguments())));
      return MavenCommand.line(request);
    } catch (CommandLineException e) {
      throw new ReleaseException(
          "the command line of the build cannot be made: " + e.getMessage(),
          "check -Darguments=, which is '" + options.arguments() + "'",
          e);
    }
  }

  private List<String> profiles(MavenExecutionRequest outer) {
    List<String> profiles = new ArrayList<>(outer.getActiveProfiles());
    outer.getInactiveProfiles().forEach(profile -> profiles.add("!" + profile));
    profiles.addAll(options.profiles());
    return profiles;
  }

  /**
   * The caller's properties without those that the commit's {@code .mvn/maven.config} gives the
   * inner build anyway: with the same value, or, where the release has edited it, with another than
   * the caller's file.
   */
  private Properties withoutConfigured(Path checkout, Path directory) throws IOException {
    Properties properties = caller.innerProperties();
    Path at = directory;
    while (at.startsWith(checkout) && !Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    Map<String, String> callers = configured(caller.rootDirectory());
    configured(at)
        .forEach(
            (name, value) -> {
              properties.remove(name, value);
              if (callers.containsKey(name)) {
                properties.remove(name, callers.get(name));
              }
            });
    return properties;
  }

  private static Map<String, String> configured(Path root) throws IOException {
    Path config = root.resolve(MavenConfig.FILE);
    return Files.isRegularFile(config)
        ? MavenConfig.parse(config.toString(), Files.readAllBytes(config)).properties()
        : Map.of();
  }
}
