package io.github.releasekit.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A clone of a repository with a generated history and reactor, and the bare repository that it is
 * cloned from, beside each other in a directory.
 */
record GeneratedProject(Path directory) {

  /** Where projects are kept, once made: the system property {@code benchmark.projects}. */
  private static final String PROJECTS = "benchmark.projects";

  /** The version of release-kit that they name: the system property {@code benchmark.version}. */
  private static final String VERSION = "benchmark.version";

  /** One with a release in 500 commits. */
  static GeneratedProject released(int commits, int modules) throws IOException {
    return made("released-" + commits + "-" + modules, commits, modules, true);
  }

  /** One that was never released. */
  static GeneratedProject unreleased(int commits) throws IOException {
    return made("unreleased-" + commits, commits, 1, false);
  }

  /** The version in its POMs. */
  static String version(int commits, boolean tagged) {
    return "1." + (tagged ? GeneratedHistory.releases(commits) : 0) + ".0-SNAPSHOT";
  }

  Path checkout() {
    return directory.resolve("checkout");
  }

  Path origin() {
    return directory.resolve("origin.git");
  }

  /** Where generated projects are kept. */
  static Path projects() {
    return Path.of(System.getProperty(PROJECTS)).toAbsolutePath();
  }

  private static GeneratedProject made(String name, int commits, int modules, boolean tagged)
      throws IOException {
    Path projects = projects();
    GeneratedProject project = new GeneratedProject(projects.resolve(name));
    if (!Files.exists(project.directory())) {
      GeneratedProject unfinished = new GeneratedProject(projects.resolve(name + ".unfinished"));
      Directories.delete(unfinished.directory());
      Files.createDirectories(unfinished.directory());
      unfinished.make(commits, modules, tagged);
      Files.move(unfinished.directory(), project.directory(), StandardCopyOption.ATOMIC_MOVE);
      project.connect();
    }
    return project;
  }

  /** A copy in another place, with a remote of its own. */
  GeneratedProject copy(Path to) throws IOException {
    Directories.delete(to);
    Directories.copy(directory, to);
    GeneratedProject copy = new GeneratedProject(to);
    copy.connect();
    return copy;
  }

  private void make(int commits, int modules, boolean tagged) throws IOException {
    Map<String, String> files =
        GeneratedReactor.files(
            modules,
            version(commits, tagged),
            System.getProperty(VERSION),
            directory.resolve("repository").toUri().toString());
    git(directory, "init", "--quiet", "--bare", "--initial-branch=main", origin().toString());
    Process importing =
        process(origin(), "fast-import", "--quiet", "--done")
            .inheritIO()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (OutputStream out = new BufferedOutputStream(importing.getOutputStream())) {
      GeneratedHistory.write(out, commits, tagged, files);
    }
    require(importing, "git fast-import");
    git(origin(), "repack", "-a", "-d", "-q");
    git(origin(), "pack-refs", "--all");
    git(directory, "clone", "--quiet", origin().toString(), checkout().toString());
    git(checkout(), "config", "user.name", "Ada Fern");
    git(checkout(), "config", "user.email", "ada@example.com");
  }

  /** Names the remote where it is, and lets git look at the files, as it has where they were. */
  private void connect() throws IOException {
    git(checkout(), "remote", "set-url", "origin", origin().toString());
    git(checkout(), "update-index", "-q", "--refresh");
  }

  private static void git(Path where, String... arguments) throws IOException {
    require(process(where, arguments).inheritIO().start(), "git " + arguments[0]);
  }

  private static ProcessBuilder process(Path where, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(where.toFile());
  }

  private static void require(Process process, String name) throws IOException {
    try {
      if (process.waitFor() != 0) {
        throw new IOException(name + " failed with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + " was interrupted", e);
    }
  }
}
