package io.github.releasekit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other programs that do the same work, as their users run them.
 *
 * @param programs where those of npm are; empty where npm is missing
 */
record Peers(Maven maven, Optional<Path> programs) {

  static final String RELEASE = "3.3.1";
  static final String GITFLOW = "1.21.0";
  static final String VERSIONS = "2.22.0";
  static final String GIT_CLIFF = "2.14.2";
  static final String CONVENTIONAL_CHANGELOG = "7.2.1";

  private static final String RELEASE_PLUGIN =
      "org.apache.maven.plugins:maven-release-plugin:" + RELEASE;
  private static final String GITFLOW_PLUGIN =
      "com.amashchenko.maven.plugin:gitflow-maven-plugin:" + GITFLOW;
  private static final String VERSIONS_PLUGIN =
      "org.codehaus.mojo:versions-maven-plugin:" + VERSIONS;

  /**
   * Goals of maven-release that release and deploy nothing.
   *
   * @param preparation the phases that the release is tried with before its tag; empty for none
   */
  List<String> release(String preparation) {
    List<String> goals = new ArrayList<>(List.of(RELEASE_PLUGIN + ":prepare"));
    goals.addAll(releaseOptions());
    goals.add("-DpreparationGoals=" + preparation);
    return goals;
  }

  /**
   * Goals of maven-release that release and deploy.
   *
   * @param built whether the release is built before its tag as well, as by default
   */
  List<String> releaseAndDeploy(boolean built) {
    List<String> goals =
        new ArrayList<>(List.of(RELEASE_PLUGIN + ":prepare", RELEASE_PLUGIN + ":perform"));
    goals.addAll(releaseOptions());
    goals.addAll(List.of("-Dgoals=deploy", "-DuseReleaseProfile=false"));
    if (!built) {
      goals.add("-DpreparationGoals=validate");
    }
    return goals;
  }

  /** What makes the outcome the same; the one snapshot is the plugin that is measured. */
  private static List<String> releaseOptions() {
    return List.of(
        "-DautoVersionSubmodules=true",
        "-DtagNameFormat=v@{project.version}",
        "-DignoreSnapshots=true");
  }

  /** Goals of gitflow that release without a build. */
  List<String> gitflow() {
    return gitflow("-o ", "-DskipTestProject=true");
  }

  /** Goals of gitflow that release and deploy. */
  List<String> gitflowAndDeploy() {
    return gitflow("", "-DpostReleaseGoals=clean deploy");
  }

  private List<String> gitflow(String network, String option) {
    return List.of(
        GITFLOW_PLUGIN + ":release",
        option,
        "-DmvnExecutable=" + maven.executable(),
        "-DargLine=" + network + String.join(" ", maven.options()));
  }

  /** The goal that sets versions. */
  static List<String> versions(String version) {
    return List.of(
        VERSIONS_PLUGIN + ":set", "-DnewVersion=" + version, "-DgenerateBackupPoms=false");
  }

  /** Writes the changelog of all commits to a file; empty where npm is missing. */
  Optional<Program> gitCliff(GeneratedProject project, Path file) {
    return program(project, "git-cliff", "-o", file.toString());
  }

  /** The same by the other program. */
  Optional<Program> conventionalChangelog(GeneratedProject project, Path file) {
    return program(
        project,
        "conventional-changelog",
        "-p",
        "conventionalcommits",
        "-r",
        "0",
        "-o",
        file.toString());
  }

  private Optional<Program> program(GeneratedProject project, String name, String... arguments) {
    return programs.map(
        directory -> {
          List<String> command = new ArrayList<>(List.of(directory.resolve(name).toString()));
          command.addAll(List.of(arguments));
          return new Program(command, project.checkout(), Map.of());
        });
  }

  /**
   * Installs the programs that npm has, in the versions of a lock file, into a directory.
   *
   * @param lock the directory with {@code package.json} and its lock
   * @return where they are; empty where npm is missing
   * @throws IOException where npm does not install them
   */
  static Optional<Path> install(Path lock, Path directory) throws IOException {
    Path programs = directory.resolve("node_modules").resolve(".bin");
    if (Files.isDirectory(programs)) {
      return Optional.of(programs);
    }
    Files.createDirectories(directory);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.write(directory.resolve(file), Files.readAllBytes(lock.resolve(file)));
    }
    List<String> command =
        List.of("npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund");
    try {
      new ProcessBuilder("npm", "--version").start().waitFor();
    } catch (IOException missing) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    new Program(command, directory, Map.of()).run();
    return Optional.of(programs);
  }
}
