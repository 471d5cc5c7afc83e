package io.github.releasekit.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Plays what is drawn in {@code src/test/resources/scenarios}. */
class ScenariosTest {

  /** The files whose goals there are. */
  private static final List<String> PLAYED =
      List.of(
          "prepare.md",
          "trunk.md",
          "release-branches.md",
          "gitflow.md",
          "hotfix.md",
          "hotfix-gitflow.md",
          "support.md",
          "flows.md",
          "pull-request.md",
          "pull-request-branches.md");

  @TestFactory
  Stream<DynamicContainer> plays(@TempDir Path directory) {
    return PLAYED.stream().map(file -> play(file, directory));
  }

  /**
   * The scenarios of a file.
   *
   * @param directory in which each gets one of its own
   */
  static DynamicContainer play(String file, Path directory) {
    return DynamicContainer.dynamicContainer(
        file, ScenarioFile.read(file).stream().map(scenario -> test(scenario, directory)));
  }

  private static DynamicTest test(Scenario scenario, Path directory) {
    return DynamicTest.dynamicTest(
        scenario.title(),
        () -> new Play(scenario, Files.createTempDirectory(directory, "scenario")).play());
  }
}
