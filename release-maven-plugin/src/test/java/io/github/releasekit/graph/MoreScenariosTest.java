package io.github.releasekit.graph;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Plays the scenarios of less usual ways, which take long together. */
@Tag("faults")
class MoreScenariosTest {

  @TestFactory
  Stream<DynamicContainer> plays(@TempDir Path directory) {
    return Stream.of("pull-request-more.md", "pull-request-branches-more.md")
        .map(file -> ScenariosTest.play(file, directory));
  }
}
