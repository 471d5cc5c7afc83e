package io.github.releasekit.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class OnlyTest {
  @TestFactory
  Stream<DynamicTest> plays(@TempDir Path directory) {
    return Stream.of(System.getenv("ONLY").split(","))
        .flatMap(file -> ScenarioFile.read(file).stream())
        .filter(s -> System.getenv("TITLE") == null || s.title().contains(System.getenv("TITLE")))
        .map(
            s ->
                DynamicTest.dynamicTest(
                    s.title(),
                    () -> {
                      long begin = System.nanoTime();
                      new Play(s, Files.createTempDirectory(directory, "scenario")).play();
                      System.out.println(
                          (System.nanoTime() - begin) / 1000000 + " ms " + s.title());
                    }));
  }
}
