package io.github.releasekit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command that is run as a process of its own and measured.
 *
 * @param environment variables that differ from this process's
 * @param before what every run is to start from; its time does not count
 * @param after what tells that a run has done its work; its time does not count
 * @param mayFail whether a failure is a result, of infinite cost
 */
record Program(
    List<String> command,
    Path directory,
    Map<String, String> environment,
    Step before,
    Step after,
    boolean mayFail) {

  Program(List<String> command, Path directory, Map<String, String> environment) {
    this(command, directory, environment, Step.NONE, Step.NONE, false);
  }

  /** The same, from what a step prepares, and judged by another. */
  Program between(Step before, Step after) {
    return new Program(command, directory, environment, before, after, mayFail);
  }

  /** GNU time, which tells the peak of the resident memory. */
  private static final Path TIME = Path.of("/usr/bin/time");

  /** In seconds: what takes longer in the round that does not count is not run again. */
  private static final double LONG = 20;

  /** What is done before or after a run. */
  interface Step {

    Step NONE = () -> {};

    void run() throws IOException;
  }

  /**
   * What runs took, at the median.
   *
   * @param seconds infinite where it failed
   * @param kibibytes the peak of the resident memory of its largest process; 0 where it is unknown
   * @param runs how many it is the median of
   */
  record Cost(double seconds, long kibibytes, int runs) {

    double times(Cost floor) {
      return seconds / floor.seconds();
    }
  }

  /**
   * Runs programs in turn, so that what changes on the machine changes them all.
   *
   * @param rounds that count; one more goes before them, which counts for what takes long in it, or
   *     fails, and is not run again
   */
  static List<Cost> measure(List<Program> programs, int rounds) throws IOException {
    Map<Program, List<Cost>> runs = new IdentityHashMap<>();
    List<Program> again = new ArrayList<>();
    for (Program program : programs) {
      Cost first = program.run();
      boolean takesLong = first.seconds() > LONG;
      runs.put(program, takesLong ? List.of(first) : new ArrayList<>());
      if (!takesLong) {
        again.add(program);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (Program program : again) {
        runs.get(program).add(program.run());
      }
    }
    return programs.stream().map(program -> medians(runs.get(program))).toList();
  }

  private static Cost medians(List<Cost> runs) {
    return new Cost(
        median(runs.stream().mapToDouble(Cost::seconds).toArray()),
        (long) median(runs.stream().mapToDouble(Cost::kibibytes).toArray()),
        runs.size());
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Runs it once.
   *
   * @throws IOException with what it printed, when it fails
   */
  Cost run() throws IOException {
    before.run();
    Path log = Files.createTempFile("benchmark", ".log");
    Path memory = Files.createTempFile("benchmark", ".memory");
    boolean timed = Files.isExecutable(TIME);
    List<String> line = new ArrayList<>();
    if (timed) {
      line.addAll(List.of(TIME.toString(), "-f", "%M", "-o", memory.toString()));
    }
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      long start = System.nanoTime();
      int exit = builder.start().waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (exit != 0 && mayFail) {
        return new Cost(Double.POSITIVE_INFINITY, 0, 1);
      }
      if (exit != 0) {
        throw new IOException(
            String.join(" ", command) + " failed in " + directory + ":\n" + Files.readString(log));
      }
      after.run();
      return new Cost(seconds, timed ? Long.parseLong(Files.readString(memory).strip()) : 0, 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(log);
      Files.delete(memory);
    }
  }
}
