package io.github.releasekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository made and asked by the git command line, with nobody's configuration but its own. */
public final class GitFixture {

  public static final String IDENTITY = "Ada Tester <ada@example.org>";

  private final Path directory;
  private Instant time = Instant.parse("2026-01-31T10:00:00Z");

  private GitFixture(Path directory) {
    this.directory = directory;
  }

  /** A new repository on the branch main, without a commit. */
  public static GitFixture init(Path directory) {
    GitFixture git = new GitFixture(create(directory));
    git.run("init", "--quiet", "--template=", "--initial-branch=main", ".");
    git.configure();
    return git;
  }

  /** In one piece, as a process for each of the settings takes longer than many a test. */
  private void configure() {
    try {
      Files.writeString(
          directory.resolve(".git/config"),
          """
          [user]
          \tname = Ada Tester
          \temail = ada@example.org
          [commit]
          \tgpgSign = false
          [tag]
          \tgpgSign = false
          [core]
          \tautocrlf = false
          """,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new bare repository that offers atomic pushes, as git does by itself. */
  public static GitFixture bare(Path directory) {
    GitFixture git = new GitFixture(create(directory));
    git.run("init", "--quiet", "--bare", "--template=", "--initial-branch=main", ".");
    return git;
  }

  /** An existing repository, to be asked. */
  public static GitFixture at(Path directory) {
    return new GitFixture(directory);
  }

  public Path directory() {
    return directory;
  }

  /** Commits that follow are made at this time. */
  public GitFixture at(Instant newTime) {
    time = newTime;
    return this;
  }

  /** Writes a file and commits it; returns the commit's object id. */
  public String commit(String message, String path, String content) {
    write(path, content);
    run("add", "--", path);
    return commit(message);
  }

  /** Commits what is staged, or nothing; returns the commit's object id. */
  public String commit(String message) {
    runWithInput(message, "commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--file=-");
    time = time.plusSeconds(60);
    return id("HEAD");
  }

  public void write(String path, String content) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String id(String revision) {
    return run("rev-parse", "--verify", revision).strip();
  }

  /** All refs with their object ids, one a line. */
  public String refs() {
    return run("for-each-ref", "--format=%(refname) %(objectname)");
  }

  /** Runs git, which has to succeed; returns its standard output. */
  public String run(String... arguments) {
    return runWithInput("", arguments);
  }

  public String runWithInput(String input, String... arguments) {
    return new String(bytes(input, arguments), StandardCharsets.UTF_8);
  }

  /** As {@link #run(String...)}, with the bytes as they are. */
  public byte[] bytes(String input, String... arguments) {
    return bytes(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  /** As {@link #bytes(String, String...)}, with bytes as input too. */
  public byte[] bytes(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Path errors = Files.createTempFile("git-fixture", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().putAll(environment());
      Process process = builder.start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input);
      }
      byte[] out = process.getInputStream().readAllBytes();
      int exit = process.waitFor();
      String said = Files.readString(errors);
      Files.delete(errors);
      if (exit != 0) {
        throw new AssertionError(String.join(" ", command) + " gave " + exit + ": " + said);
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The bytes of every file of the checkout and of git's own, loose objects and logs left out. */
  public Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (!name.startsWith(".git/objects/")) {
          state.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return state;
  }

  private Map<String, String> environment() {
    String at = time.getEpochSecond() + " +0000";
    return Map.of(
        "GIT_CONFIG_GLOBAL", "/dev/null",
        "GIT_CONFIG_SYSTEM", "/dev/null",
        "GIT_CONFIG_NOSYSTEM", "1",
        "GIT_TERMINAL_PROMPT", "0",
        "GIT_OPTIONAL_LOCKS", "0",
        "GIT_AUTHOR_DATE", at,
        "GIT_COMMITTER_DATE", at,
        "LC_ALL", "C");
  }

  private static Path create(Path directory) {
    try {
      return Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
