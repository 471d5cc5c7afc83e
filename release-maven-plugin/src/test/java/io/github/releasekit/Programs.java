package io.github.releasekit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the machine that tests need. */
public final class Programs {

  private Programs() {}

  /** Where servers and git's own programs are kept besides the PATH. */
  private static final List<String> BESIDES =
      List.of("/usr/sbin", "/usr/lib/git-core", "/usr/libexec/git-core");

  /** A program that this machine has. */
  public static Optional<Path> find(String program) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)), BESIDES.stream())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * As {@link #find}; without it the test is skipped, and fails with {@code CI=true} on Linux,
   * where {@code .ci/run} installs it.
   */
  public static Path require(String program) {
    Optional<Path> found = find(program);
    if (found.isEmpty()
        && "true".equals(System.getenv("CI"))
        && "Linux".equals(System.getProperty("os.name"))) {
      fail(program + " is not installed; .ci/run installs it");
    }
    return found.orElseGet(() -> abort(program + " is not installed"));
  }

  /** Writes a shell script that can be run. */
  public static Path script(Path file, String... lines) {
    try {
      Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a program that has to succeed.
   *
   * @return what it prints on both of its streams
   */
  public static String run(Path program, String... arguments) {
    try {
      List<String> command =
          Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Has gpg make a key that signs, and that lasts.
   *
   * @param passphrase empty for none
   */
  public static void gpgKey(Path gpg, String user, String passphrase) {
    run(
        gpg,
        "--batch",
        "--quiet",
        "--pinentry-mode=loopback",
        "--passphrase",
        passphrase,
        "--quick-generate-key",
        user,
        "ed25519",
        "sign",
        "never");
  }
}
