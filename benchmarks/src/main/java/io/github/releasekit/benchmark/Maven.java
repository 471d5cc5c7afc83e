package io.github.releasekit.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Maven that runs goals.
 *
 * @param options of every call, such as the local repository
 */
record Maven(Path home, List<String> options) {

  /** Takes the files that it is set up by. */
  Maven(Path home, Path settings, Path localRepository) {
    this(home, List.of("-B", "-ntp", "-s", "" + settings, "-Dmaven.repo.local=" + localRepository));
  }

  Path executable() {
    return home.resolve("bin").resolve("mvn");
  }

  /** Goals in a project, without a network. */
  Program offline(GeneratedProject project, String... goals) {
    List<String> command = new ArrayList<>(List.of(executable().toString(), "-o"));
    command.addAll(options);
    command.addAll(List.of(goals));
    return new Program(command, project.checkout(), environment(""));
  }

  /** The same, with a network. */
  Program online(GeneratedProject project, String... goals) {
    Program program = offline(project, goals);
    List<String> command = new ArrayList<>(program.command());
    command.remove("-o");
    return new Program(command, program.directory(), program.environment());
  }

  static Map<String, String> environment(String mavenOptions) {
    return Map.of("JAVA_HOME", System.getProperty("java.home"), "MAVEN_OPTS", mavenOptions);
  }
}
