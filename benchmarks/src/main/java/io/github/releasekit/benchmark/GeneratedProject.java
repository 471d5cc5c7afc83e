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
    return made("shop-" + commits + "-" + modules, commits, modules, true, false);
  }

  /** One with a release in 500 commits, and with sources, so that building it is work. */
  static GeneratedProject buildable(int commits, int modules) throws IOException {
    return made("shop-sources-" + commits + "-" + modules, commits, modules, true, true);
  }

  /** One that was never released. */
  static GeneratedProject unreleased(int commits) throws IOException {
    return made("shop-unreleased-" + commits, commits, 1, false, false);
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

  /** Where releases of it are deployed to. */
  Path repository() {
    return directory.resolve("repository");
  }

  /** Where generated projects are kept. */
  static Path projects() {
    return Path.of(System.getProperty(PROJECTS)).toAbsolutePath();
  }

  private static GeneratedProject made(
      String name, int commits, int modules, boolean tagged, boolean sources) throws IOException {
    Path projects = projects();
    GeneratedProject project = new GeneratedProject(projects.resolve(name));
    if (!Files.exists(project.directory())) {
      GeneratedProject unfinished = new GeneratedProject(projects.resolve(name + ".unfinished"));
      Directories.delete(unfinished.directory());
      Files.createDirectories(unfinished.directory());
      unfinished.make(commits, tagged, project.files(commits, modules, tagged, sources));
      Files.move(unfinished.directory(), project.directory(), StandardCopyOption.ATOMIC_MOVE);
      project.connect();
    }
    return project;
  }

  /** Where its copy is, and what its POM names: the remote, and where releases are deployed to. */
  GeneratedProject copied() {
    return new GeneratedProject(directory.resolveSibling("copy-of-" + directory.getFileName()));
  }

  /** Makes a copy, with a remote of its own, in place of the one that there was. */
  GeneratedProject copy() throws IOException {
    GeneratedProject copy = copied();
    Directories.delete(copy.directory());
    Directories.copy(directory, copy.directory());
    copy.connect();
    return copy;
  }

  private Map<String, String> files(int commits, int modules, boolean tagged, boolean sources) {
    return GeneratedReactor.files(
        modules,
        version(commits, tagged),
        System.getProperty(VERSION),
        copied().directory(),
        sources);
  }

  private void make(int commits, boolean tagged, Map<String, String> files) throws IOException {
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
