package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;

/**
 * A condition on the results of a release's build, as {@code release-kit.yml} names it under {@code
 * gates}. Each judges the facts of its kind.
 */
public sealed interface ResultGate permits TestsGate, CoverageGate {

  /** Its name in {@code release-kit.yml}. */
  String id();

  /** Whether a release is refused where there is nothing to judge. */
  boolean required();

  /**
   * Patterns of the reports' paths from the root of the repository, by {@link
   * io.github.releasekit.domain.Glob}; empty for where the build tools put them.
   */
  List<String> reports();

  /** What it asks for, in a few words. */
  String condition();

  /** The judgement where there is no report. */
  default GateResult judgeNothing(String what, String remedy) {
    String problem =
        "there is no " + what + (reports().isEmpty() ? "" : " at " + String.join(", ", reports()));
    return required()
        ? new GateResult.Refused(id(), List.of(new Finding(problem, remedy)))
        : new GateResult.Skipped(id(), problem);
  }
}
