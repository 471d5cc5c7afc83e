package io.github.releasekit.domain.gate;

import io.github.releasekit.domain.ReleaseException;
import java.util.List;

/** A gate's judgement, kept in the manifest. */
public sealed interface GateResult {

  /** The gate's id. */
  String gate();

  /**
   * @param detail what was looked at and found
   */
  record Passed(String gate, String detail, Evidence evidence) implements GateResult {

    /** By what stands in the repository, which the manifest names already. */
    public Passed(String gate, String detail) {
      this(gate, detail, Evidence.NONE);
    }
  }

  /**
   * @param findings at least one
   */
  record Refused(String gate, List<Finding> findings, Evidence evidence) implements GateResult {
    public Refused {
      findings = List.copyOf(findings);
    }

    /** By what stands in the repository. */
    public Refused(String gate, List<Finding> findings) {
      this(gate, findings, Evidence.NONE);
    }
  }

  /**
   * @param reason why nothing could be judged
   */
  record Skipped(String gate, String reason) implements GateResult {}

  /** What stands in the way, of all of them. */
  static List<Finding> findings(List<GateResult> results) {
    return results.stream()
        .filter(Refused.class::isInstance)
        .flatMap(result -> ((Refused) result).findings().stream())
        .toList();
  }

  /** Passed with the evidence, or refused when there are findings. */
  static GateResult of(String gate, List<Finding> findings, String detail) {
    return of(gate, findings, detail, Evidence.NONE);
  }

  /** As {@link #of(String, List, String)}, by reports. */
  static GateResult of(String gate, List<Finding> findings, String detail, Evidence evidence) {
    return findings.isEmpty()
        ? new Passed(gate, detail, evidence)
        : new Refused(gate, findings, evidence);
  }

  /** Refused because what is to be judged cannot be read. */
  static GateResult unreadable(String gate, ReleaseException why) {
    return new Refused(gate, List.of(new Finding(why.problem(), why.remedy())));
  }
}
