package io.github.releasekit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A command that is run as a process of its own and measured.
 *
 * @param environment variables that differ from this process's
 * @param before what every run is to start from; its time does not count
 * @param mayFail whether a failure is a result, of infinite cost
 */
record Program(
    List<String> command,
    Path directory,
    Map<String, String> environment,
    Preparation before,
    boolean mayFail) {

  Program(
      List<String> command, Path directory, Map<String, String> environment, Preparation before) {
    this(command, directory, environment, before, false);
  }

  /** GNU time, which tells the peak of the resident memory. */
  private static final Path TIME = Path.of("/usr/bin/time");

  /** What is done before a run. */
  interface Preparation {

    Preparation NONE = () -> {};

    void run() throws IOException;
  }

  /**
   * What runs took, at the median.
   *
   * @param kibibytes the peak of the resident memory of its largest process; 0 where it is unknown
   */
  record Cost(double seconds, long kibibytes) {

    double times(Cost floor) {
      return seconds / floor.seconds();
    }
  }

  /**
   * Runs programs in turn, so that what changes on the machine changes them all.
   *
   * @param rounds that count; one more goes before them
   */
  static List<Cost> measure(List<Program> programs, int rounds) throws IOException {
    double[][] seconds = new double[programs.size()][rounds];
    double[][] kibibytes = new double[programs.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < programs.size(); i++) {
        Cost cost = programs.get(i).run();
        if (round >= 0) {
          seconds[i][round] = cost.seconds();
          kibibytes[i][round] = cost.kibibytes();
        }
      }
    }
    List<Cost> medians = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      medians.add(new Cost(median(seconds[i]), (long) median(kibibytes[i])));
    }
    return medians;
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
        return new Cost(Double.POSITIVE_INFINITY, 0);
      }
      if (exit != 0) {
        throw new IOException(
            String.join(" ", command) + " failed in " + directory + ":\n" + Files.readString(log));
      }
      return new Cost(seconds, timed ? Long.parseLong(Files.readString(memory).strip()) : 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(log);
      Files.delete(memory);
    }
  }
}
