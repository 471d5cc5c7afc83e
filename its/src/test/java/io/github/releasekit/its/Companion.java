package io.github.releasekit.its;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the test classes of another module, which serves until its input ends, and answers
 * each line by a line.
 */
public final class Companion implements AutoCloseable {

  private final Process process;
  private final PrintStream input;
  private final BufferedReader output;

  /**
   * Starts it.
   *
   * @param testClasses of the module, beside which its build has left their class path
   * @param log gets what it says of problems
   */
  public Companion(File testClasses, File log, String main, String... arguments) {
    Path classes = testClasses.toPath().normalize();
    try {
      String libraries = Files.readString(classes.resolveSibling("test-class-path")).strip();
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  String.join(
                      File.pathSeparator,
                      classes.toString(),
                      classes.resolveSibling("classes").toString(),
                      libraries),
                  main));
      command.addAll(List.of(arguments));
      process =
          new ProcessBuilder(command)
              .directory(classes.resolve("../..").normalize().toFile())
              .redirectError(log)
              .start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The next line that it says. */
  public String line() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new AssertionError("it has ended");
      }
      return line;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Says a line, and gives the one that answers it. */
  public String ask(Object line) {
    input.println(line);
    return line();
  }

  /** Lets it end, and gives the last line that it says. */
  public String end() {
    input.close();
    return line();
  }

  @Override
  public void close() {
    List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
    tree.add(process.toHandle());
    tree.forEach(ProcessHandle::destroyForcibly);
    tree.forEach(one -> one.onExit().join());
  }
}
