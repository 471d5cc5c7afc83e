package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * The version's qualifier is sorted alike by all who resolve it (V3). Maven puts a qualifier that
 * it does not know after the release, Semantic Versioning puts every pre-release before it.
 *
 * <p>Configured by {@code versionFiles}.
 */
final class ResolverOrderGate implements RepositoryGate {

  @Override
  public String id() {
    return "resolver-order";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Version version = candidate.version();
    List<Finding> findings = new ArrayList<>();
    if (!version.isSortedAlikeByMaven()) {
      findings.add(
          new Finding(
              "Maven sorts "
                  + version
                  + " after "
                  + version.withoutQualifiers()
                  + ", not before it",
              "use alpha, beta, milestone or rc, such as -Dprerelease=rc"));
    }
    if (version.isHotfix() && !snapshot.policy().versionFiles().isEmpty()) {
      findings.add(
          new Finding(
              "Semantic Versioning, which readers of the version files follow, sorts "
                  + version
                  + " before "
                  + version.withoutQualifiers()
                  + ", Maven after it",
              "release the next patch: -DreleaseVersion=" + version.following()));
    }
    return GateResult.of(id(), findings, version + " is sorted alike by Maven and by its tags");
  }
}
