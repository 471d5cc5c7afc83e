package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;

/** A gate on what reports say that the build has written. */
public sealed interface ReportGate extends ResultGate
    permits TestsGate,
        CoverageGate,
        LintGate,
        VulnerabilitiesGate,
        MeasuresGate,
        BenchmarksGate,
        SonarGate {

  /**
   * Patterns of the reports' paths from the root of the repository, by {@link
   * io.github.releasekit.domain.Glob}; empty for where the build tools put them.
   */
  List<String> reports();

  /** The judgement where there is no report. */
  default GateResult judgeNothing(String what, String remedy) {
    String problem =
        "there is no " + what + (reports().isEmpty() ? "" : " at " + String.join(", ", reports()));
    return required()
        ? new GateResult.Refused(id(), List.of(new Finding(problem, remedy)))
        : new GateResult.Skipped(id(), problem);
  }
}
