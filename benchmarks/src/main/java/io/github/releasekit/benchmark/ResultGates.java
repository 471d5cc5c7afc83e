package io.github.releasekit.benchmark;

import io.github.releasekit.domain.gate.GateResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures the gates after the build in a warm JVM, beside a bare parse of the same reports. */
public final class ResultGates {

  /** Runs of each that do not count. */
  private static final int WARM_UP = 5;

  private static final double GOAL = 1.5;

  private ResultGates() {}

  /** Takes how many runs count. */
  public static void main(String[] arguments) throws IOException {
    int runs = Integer.parseInt(arguments[0]);
    Results results = Results.of(runs);
    results.requirePlaces(List.of("gates"));
    GeneratedReports reports = GeneratedReports.made();
    List<Path> files = reports.files();
    double[] judging = new double[runs];
    double[] parsing = new double[runs];
    for (int run = -WARM_UP; run < runs; run++) {
      long start = System.nanoTime();
      requirePassed(Core.judge(reports.root(), reports.buildDirectories()), files.size());
      long middle = System.nanoTime();
      BareParse.read(files);
      long end = System.nanoTime();
      if (run >= 0) {
        judging[run] = (middle - start) / 1e6;
        parsing[run] = (end - middle) / 1e6;
      }
    }
    double gates = Program.median(judging);
    double floor = Program.median(parsing);
    results.show(
        "gates",
        List.of(
            "| modules | reports | bare parse | gates | × bare parse | goal |",
            "|---|---|---|---|---|---|",
            String.format(
                Locale.ROOT,
                "| %d | %d MB in %,d files | %.2f s | %.2f s | %.2f | ≤ %.1f |",
                GeneratedReports.MODULES,
                size(files) / 1_000_000,
                files.size(),
                floor / 1000,
                gates / 1000,
                gates / floor,
                GOAL)));
  }

  /** What has not read all reports was not measured. */
  private static void requirePassed(List<GateResult> results, int files) {
    int read = 0;
    for (GateResult result : results) {
      if (!(result instanceof GateResult.Passed passed)) {
        throw new IllegalStateException(result.toString());
      }
      read += passed.evidence().reports().files();
    }
    if (read != files) {
      throw new IllegalStateException(read + " of " + files + " reports were read");
    }
  }

  private static long size(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return size;
  }
}
