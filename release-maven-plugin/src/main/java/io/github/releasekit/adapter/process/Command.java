package io.github.releasekit.adapter.process;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program to be run without a shell and without standard input from the user, under a deadline.
 *
 * @param environment variables that differ from this process's; null removes one
 */
public record Command(
    List<String> arguments,
    Path directory,
    Map<String, @Nullable String> environment,
    Duration deadline) {

  public Command {
    arguments = List.copyOf(arguments);
    environment = new HashMap<>(environment);
  }

  /**
   * Runs it to its end.
   *
   * @param input standard input
   * @throws ReleaseException when the program is missing, or not done by the deadline; it and what
   *     it started are then ended
   */
  public ProcessResult run(String input) {
    Process process = start();
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    try {
      write(process, input);
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw new ReleaseException(
            name() + " did not finish in " + deadline.toSeconds() + " seconds",
            "run it by hand to see what it waits for: " + String.join(" ", arguments));
      }
      return new ProcessResult(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(process);
      throw new ReleaseException(name() + " was interrupted", "run the same command again", e);
    }
  }

  private Process start() {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(arguments));
    builder.directory(directory.toFile());
    environment.forEach(
        (name, value) -> {
          if (value == null) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ReleaseException(
          arguments.get(0) + " could not be started in " + directory,
          "install it and put it on the PATH",
          e);
    }
  }

  private String name() {
    return String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
  }

  private static void write(Process process, String input) throws IOException {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> {
          Thread thread = new Thread(task, "release-kit process output");
          thread.setDaemon(true);
          thread.start();
        });
  }
}
