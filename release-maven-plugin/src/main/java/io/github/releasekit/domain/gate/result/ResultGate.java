package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.GateResult;

/**
 * A condition on the results of a release's build, as {@code release-kit.yml} names it under {@code
 * gates}.
 */
public sealed interface ResultGate
    permits ReportGate,
        DocumentationGate,
        CommandGate,
        HttpGate,
        ApiCompatibilityGate,
        CentralGate,
        PackageGate,
        ReproducibleGate {

  /** Its name in {@code release-kit.yml}. */
  String id();

  /** Whether a release is refused where there is nothing to judge. */
  boolean required();

  /** What it asks for, in a few words. */
  String condition();

  /**
   * Judges what it asks the results for.
   *
   * @throws io.github.releasekit.domain.ReleaseException when that cannot be read
   */
  GateResult judge(BuildResults results);
}
