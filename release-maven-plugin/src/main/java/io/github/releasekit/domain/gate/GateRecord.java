package io.github.releasekit.domain.gate;

import io.github.releasekit.domain.gate.Evidence.Reports;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A gate's judgement, as journal and manifest keep it.
 *
 * @param outcome {@code passed}, {@code skipped} or {@code refused}; a refused release has no
 *     manifest
 * @param detail the evidence, the reason, or the problems
 * @param figures that were judged, by name
 * @param reports that they were read from
 */
public record GateRecord(
    String id, String outcome, String detail, Map<String, BigDecimal> figures, Reports reports) {

  public GateRecord {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  public static GateRecord of(GateResult result) {
    if (result instanceof GateResult.Passed passed) {
      return of(passed.gate(), "passed", passed.detail(), passed.evidence());
    }
    if (result instanceof GateResult.Skipped skipped) {
      return of(skipped.gate(), "skipped", skipped.reason(), Evidence.NONE);
    }
    GateResult.Refused refused = (GateResult.Refused) result;
    List<String> problems = refused.findings().stream().map(Finding::problem).toList();
    return of(refused.gate(), "refused", String.join("; ", problems), refused.evidence());
  }

  private static GateRecord of(String id, String outcome, String detail, Evidence evidence) {
    return new GateRecord(id, outcome, detail, evidence.figures(), evidence.reports());
  }
}
