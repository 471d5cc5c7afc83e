package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.MeasuresGate.Measures;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads numbers out of JSON reports of any kind, by their pointers. */
final class MeasureReports {

  private MeasureReports() {}

  /**
   * The numbers at pointers, of each report.
   *
   * @param patterns of the reports' paths
   * @throws io.github.releasekit.domain.ReleaseException when one cannot be read
   */
  static Measures read(ReportFiles files, List<String> patterns, List<String> pointers) {
    Map<String, Map<String, BigDecimal>> values = new LinkedHashMap<>();
    Reports reports =
        files.readJson(
            files.matching(patterns),
            "a report of JSON",
            (path, json) -> values.put(path, numbers(json, pointers)));
    return new Measures(values, reports);
  }

  /** In the order in which they are asked for. */
  private static Map<String, BigDecimal> numbers(JsonCursor json, List<String> pointers)
      throws IOException {
    Map<String, BigDecimal> found = new HashMap<>();
    json.pointers(
        Set.copyOf(pointers),
        pointer -> json.number().ifPresent(number -> found.put(pointer, number)));
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    pointers.stream()
        .filter(found::containsKey)
        .forEach(pointer -> numbers.put(pointer, found.get(pointer)));
    return numbers;
  }
}
