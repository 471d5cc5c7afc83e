package io.github.releasekit.domain.gate;

import java.util.List;

/** A gate's judgement, kept in the manifest. */
public sealed interface GateResult {

  /** The gate's id. */
  String gate();

  /**
   * @param evidence what was looked at and found
   */
  record Passed(String gate, String evidence) implements GateResult {}

  /**
   * @param findings at least one
   */
  record Refused(String gate, List<Finding> findings) implements GateResult {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /**
   * @param reason why nothing could be judged
   */
  record Skipped(String gate, String reason) implements GateResult {}

  /** Passed with the evidence, or refused when there are findings. */
  static GateResult of(String gate, List<Finding> findings, String evidence) {
    return findings.isEmpty() ? new Passed(gate, evidence) : new Refused(gate, findings);
  }
}
