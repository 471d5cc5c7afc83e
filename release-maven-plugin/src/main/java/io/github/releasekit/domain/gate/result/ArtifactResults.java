package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.result.PackageGate.Packages;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Rebuild;

/** What is found out of the artifacts of a release, before they are published. */
public interface ArtifactResults {

  /** Builds the release again, elsewhere, and compares. */
  Rebuild rebuild();

  /**
   * Resolves what is staged from an empty local repository, and builds the examples of a gate with
   * it.
   */
  Packages packages(PackageGate gate);

  /** Compares the API of what is staged with that of the release before it. */
  ApiChanges api(ApiCompatibilityGate gate);
}
