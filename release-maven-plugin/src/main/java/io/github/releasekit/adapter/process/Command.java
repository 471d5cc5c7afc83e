package io.github.releasekit.adapter.process;

import io.github.releasekit.domain.ReleaseException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  /** How long output is awaited that something the program left behind might hold open. */
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(5);

  /** How long a program may take to end by itself when it is told to. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  public Command {
    arguments = List.copyOf(arguments);
    environment = new HashMap<>(environment);
  }

  /**
   * Runs it to its end.
   *
   * @param input standard input
   * @throws DeadlineException when it is not done by the deadline; it and what it started are then
   *     ended
   * @throws ReleaseException when the program is missing
   */
  public ProcessResult run(String input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = run(input, out, err);
    return new ProcessResult(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /**
   * As {@link #run(String)}, with what it prints going elsewhere.
   *
   * @return its exit code
   */
  public int run(String input, OutputStream out, OutputStream err) {
    Process process = start();
    Thread readsOut = inBackground(() -> process.getInputStream().transferTo(out));
    Thread readsErr = inBackground(() -> process.getErrorStream().transferTo(err));
    inBackground(() -> write(process, input));
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw new DeadlineException(
            name() + " did not finish in " + deadline.toSeconds() + " seconds",
            "run it by hand to see what it waits for: " + String.join(" ", arguments));
      }
      readsOut.join(LAST_OUTPUT.toMillis());
      readsErr.join(LAST_OUTPUT.toMillis());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(process);
      throw new ReleaseException(name() + " was interrupted", "run the same command again", e);
    }
  }

  private Process start() {
    boolean windows = File.separatorChar == '\\';
    ProcessBuilder builder =
        new ProcessBuilder(
            new ArrayList<>(windows ? WindowsArguments.quoted(arguments) : arguments));
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

  /** Asks it to end, so that it can remove its lock files, and makes it when it does not. */
  private static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    try {
      process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle child : started) {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly();
    }
    process.destroyForcibly();
  }

  /** What one of its streams has to be read or written by; its end is no failure of ours. */
  private interface Transfer {
    void run() throws IOException;
  }

  /** A program that ends early, or is ended, closes its streams: its exit code tells of that. */
  private static Thread inBackground(Transfer transfer) {
    Thread thread =
        new Thread(
            () -> {
              try {
                transfer.run();
              } catch (IOException e) {
                return;
              }
            },
            "release-kit process streams");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
