package io.github.releasekit.extension.image;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the machine that tests need. */
final class Programs {

  private Programs() {}

  /**
   * One that this machine has; without it the test is skipped, and fails with {@code CI=true} on
   * Linux, where {@code .ci/run} installs it.
   */
  static Path require(String program) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()
        && "true".equals(System.getenv("CI"))
        && "Linux".equals(System.getProperty("os.name"))) {
      fail(program + " is not installed; .ci/run installs it");
    }
    return found.orElseGet(() -> abort(program + " is not installed"));
  }

  /**
   * Runs one that has to succeed.
   *
   * @return what it prints
   */
  static byte[] run(String program, String... arguments) {
    try {
      List<String> command =
          Stream.concat(Stream.of(require(program).toString()), Stream.of(arguments)).toList();
      Path errors = Files.createTempFile("errors", ".txt");
      try {
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        byte[] said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
          throw new AssertionError(
              command + ": " + Files.readString(errors, StandardCharsets.UTF_8));
        }
        return said;
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
