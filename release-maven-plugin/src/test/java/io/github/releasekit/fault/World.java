package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.file.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clone, its remote, the repository it deploys to, a stand-in for Maven and one for git, at a
 * fixed place: {@code clone}, {@code remote.git}, {@code releases}, {@code bin}. Version 1.0.0 is
 * released, and a feature is merged since.
 */
final class World {

  /** The version that is released next. */
  static final String NEXT = "1.1.0";

  /** The version of an urgent fix of what is released. */
  static final String FIX = "1.0.1";

  private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

  private final Path directory;
  private Optional<Path> otherClasses = Optional.empty();
  private int runs;

  /** A world that stands there. */
  World(Path directory) {
    this.directory = directory;
  }

  /** What a host offers. */
  enum Host {
    /** Atomic pushes, and refs of any name. */
    ATOMIC,
    /** No atomic push, and no refs but branches and tags. */
    PLAIN
  }

  /** Makes one with a host that offers all, as {@link #create(Path, Host)}. */
  static World create(Path directory) {
    return create(directory, Host.ATOMIC);
  }

  /**
   * Makes one in an empty directory, and keeps a copy beside it.
   *
   * @throws AssertionError when the first release fails
   */
  static World create(Path directory, Host host) {
    try {
      World world = new World(Files.createDirectories(directory).toRealPath());
      world.fill(host);
      world.keep();
      return world;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on {@link #restore} makes everything as it is now. */
  void keep() {
    Trees.delete(template());
    copy(directory, template());
  }

  private void fill(Host host) throws IOException {
    Files.createDirectories(localRepository());
    if (!Files.exists(mavenHome())) {
      install("mvn", mavenHome().resolve("bin"));
    }
    install("git", bin());
    Files.writeString(bin().resolve("real-git"), Programs.find("git").orElseThrow() + "\n");
    GitFixture.bare(remote());
    GitFixture git = GitFixture.init(checkout());
    git.run("remote", "add", "origin", remote().toString());
    git.write(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>app</artifactId>
          <version>1.0.0-SNAPSHOT</version>
          <distributionManagement>
            <repository>
              <id>releases</id>
              <url>file://%s</url>
            </repository>
          </distributionManagement>
        </project>
        """
            .formatted(releases()));
    git.write(".gitignore", "target/\n*.local\n");
    if (host == Host.PLAIN) {
      GitFixture.at(remote()).run("config", "receive.advertiseAtomic", "false");
      GitFixture.at(remote()).run("config", "receive.hideRefs", "refs/release-kit");
      git.write("release-kit.yml", "push: {atomic: preferred, ledgerBranch: release-ledger}\n");
    }
    git.run("add", ".");
    git.commit("feat: greet");
    git.commit("feat: greet by name", "src/main/App.java", "class App {}\n");
    git.run("push", "--quiet", "--set-upstream", "origin", "main");
    Run first = run("prepare", "perform");
    if (first.exit() != 0) {
      throw new AssertionError("the first release failed: " + first);
    }
    git.commit("feat: take leave", "src/main/Leave.java", "class Leave {}\n");
    git.run("push", "--quiet", "origin", "main");
    git.run("branch", "idea");
    git.write("src/main/App.java", "class App { /* later */ }\n");
    git.run("stash");
    git.write("settings.local", "mine\n");
    git.write("draft.txt", "not under version control\n");
  }

  private static void install(String name, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (InputStream script = World.class.getResourceAsStream("/fault/" + name)) {
      Files.copy(Objects.requireNonNull(script), directory.resolve(name));
    }
    if (!directory.resolve(name).toFile().setExecutable(true)) {
      throw new IOException(directory.resolve(name) + " cannot be made executable");
    }
  }

  Path directory() {
    return directory;
  }

  Path checkout() {
    return directory.resolve("clone");
  }

  Path remote() {
    return shared("remote.git");
  }

  Host host() {
    Path policy = checkout().resolve("release-kit.yml");
    try {
      boolean plain = Files.exists(policy) && Files.readString(policy).contains("ledgerBranch");
      return plain ? Host.PLAIN : Host.ATOMIC;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The full name of the ledger on the remote. */
  String ledger() {
    return host() == Host.PLAIN ? "refs/heads/release-ledger" : "refs/release-kit/ledger";
  }

  /** Names and secrets of the servers in settings.xml, where there are any. */
  Path servers() {
    return directory.resolve("servers.properties");
  }

  /** Where releases are deployed to. */
  Path releases() {
    return shared("releases");
  }

  /** What may be another world's. */
  private Path shared(String name) {
    Path path = directory.resolve(name);
    try {
      return Files.isSymbolicLink(path) ? Files.readSymbolicLink(path) : path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One for all worlds beside each other, since a process has one Maven. */
  Path mavenHome() {
    return directory.resolveSibling("maven");
  }

  Path localRepository() {
    return directory.resolve("local-repository");
  }

  /** Holds the stand-in for git, and what it notes down. */
  Path bin() {
    return directory.resolve("bin");
  }

  /** Where strace writes what it has seen in the last run. */
  Path straceOutput() {
    return directory.resolve(Fault.STRACE_OUTPUT);
  }

  /** Whether strace has done something to the last run. */
  boolean injected() {
    try {
      String seen =
          Files.exists(straceOutput())
              ? Files.readString(straceOutput(), StandardCharsets.ISO_8859_1)
              : "";
      return seen.contains("(INJECTED)") || seen.contains("killed by SIGKILL");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs all goals in processes of their own, with classes ahead of those that are tested. */
  void useClasses(Path classes) {
    otherClasses = Optional.of(classes);
  }

  private Path template() {
    return directory.resolveSibling(directory.getFileName() + ".template");
  }

  /** Makes everything as it was when the world was made. */
  void restore() {
    Trees.delete(directory);
    copy(template(), directory);
    runs = 0;
    GitFixture.at(checkout()).run("update-index", "-q", "--refresh");
  }

  /** A world beside this one, with another clone of the same remote. */
  World neighbour() {
    return beside("remote.git", "releases");
  }

  /** A world beside this one for a second process in the same clone. */
  World twin() {
    return beside("remote.git", "releases", "clone");
  }

  private World beside(String... shared) {
    World other = new World(directory.resolveSibling(directory.getFileName() + ".other"));
    try {
      Trees.delete(other.directory);
      Files.createDirectories(other.localRepository());
      for (String name : shared) {
        Files.createSymbolicLink(other.directory.resolve(name), directory.resolve(name));
      }
      copy(bin(), other.bin());
      other.otherClasses = otherClasses;
      if (!Files.exists(other.checkout())) {
        copy(checkout(), other.checkout());
        GitFixture.at(other.checkout()).run("update-index", "-q", "--refresh");
      }
      return other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets an hour pass. */
  void passAnHour() {
    runs++;
  }

  /**
   * The end of a run.
   *
   * @param lines of its output
   */
  record Run(int exit, List<String> lines) {

    /** Whether it ended as a goal may end: not by a defect. */
    boolean orderly() {
      return exit != Driver.UNEXPECTED;
    }

    @Override
    public String toString() {
      return "exit " + exit + ": " + String.join(" | ", lines);
    }
  }

  /** Runs goals, in this process unless it lacks the classes, an hour after the run before. */
  Run run(String... goals) {
    if (otherClasses.isPresent()) {
      return run(Fault.NONE, goals);
    }
    List<String> lines = new ArrayList<>();
    int exit = new Driver(this, new TickingClock(now(), () -> {}), lines::add).run(List.of(goals));
    return new Run(exit, lines);
  }

  /** Runs goals in a process of their own, and waits for all that it has started. */
  Run run(Fault fault, String... goals) {
    return end(start(fault, goals));
  }

  /** Begins to run goals in a process of their own. */
  Process start(Fault fault, String... goals) {
    List<String> command = new ArrayList<>(fault.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(fault.java());
    String tested = System.getProperty("java.class.path");
    String classes = otherClasses.map(ahead -> ahead + ":" + tested).orElse(tested);
    command.addAll(List.of("-cp", classes, Driver.class.getName()));
    command.addAll(List.of(directory.toString(), now().toString()));
    command.addAll(List.of(goals));
    try {
      Files.deleteIfExists(bin().resolve("calls"));
      Files.deleteIfExists(straceOutput());
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      builder.environment().merge("PATH", bin().toString(), (path, ours) -> ours + ":" + path);
      builder.environment().putAll(fault.environment());
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a run, and for what it has left behind. */
  Run end(Process process) {
    try {
      byte[] output = process.getInputStream().readAllBytes();
      int exit = process.waitFor();
      for (ProcessHandle left : processes()) {
        left.onExit().join();
      }
      Files.deleteIfExists(directory.resolve(Fault.FILLER));
      return new Run(exit, new String(output, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The arguments of git's calls in the last run. */
  List<String> calls() {
    try {
      return Files.readAllLines(bin().resolve("calls"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Instant now() {
    return START.plus(Duration.ofHours(++runs));
  }

  /** The processes that work in this world. */
  private List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
          .startsWith(directory);
    } catch (IOException e) {
      return false;
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(
            path,
            to.resolve(from.relativize(path)),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
