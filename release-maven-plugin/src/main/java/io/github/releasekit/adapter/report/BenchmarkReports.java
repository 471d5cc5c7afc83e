package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Benchmarks;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Score;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the results of JMH, as {@code -rf json} writes them. */
final class BenchmarkReports {

  private final Map<String, Score> scores = new TreeMap<>();

  private BenchmarkReports() {}

  /**
   * The scores of all reports together.
   *
   * @param patterns of their paths; empty for where JMH writes them, in the build directories
   * @throws io.github.releasekit.domain.ReleaseException when one cannot be read
   */
  static Benchmarks read(ReportFiles files, List<String> patterns) {
    List<Path> found =
        patterns.isEmpty() ? files.built("", "jmh-result.json") : files.matching(patterns);
    BenchmarkReports read = new BenchmarkReports();
    Reports reports =
        files.readJson(
            found,
            "a result of JMH, of JSON",
            (path, json) -> json.list(() -> read.benchmark(json)));
    return new Benchmarks(read.scores, reports);
  }

  private void benchmark(JsonCursor json) throws IOException {
    String[] name = {"", "", ""};
    Map<String, String> parameters = new TreeMap<>();
    List<BigDecimal> score = new ArrayList<>();
    json.object(
        key -> {
          switch (key) {
            case "benchmark" -> name[0] = json.text();
            case "mode" -> name[1] = json.text();
            case "params" -> json.object(parameter -> parameters.put(parameter, json.text()));
            case "primaryMetric" ->
                json.object(
                    inner -> {
                      switch (inner) {
                        case "score" -> json.number().ifPresent(score::add);
                        case "scoreUnit" -> name[2] = json.text();
                        default -> json.skip();
                      }
                    });
            default -> json.skip();
          }
        });
    String shown = parameters.isEmpty() ? "" : " (" + joined(parameters) + ")";
    String full = PlainText.line(name[0] + shown + " " + name[1] + " " + name[2]);
    if (name[0].isEmpty() || name[1].isEmpty() || score.isEmpty()) {
      throw json.unexpected("a benchmark has no name, no mode or no score");
    }
    json.requireFewer(scores.size(), "benchmarks");
    if (scores.put(full, new Score(score.get(0), name[1].equals("thrpt"))) != null) {
      throw json.unexpected(full + " stands there twice");
    }
  }

  private static String joined(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining(", "));
  }
}
