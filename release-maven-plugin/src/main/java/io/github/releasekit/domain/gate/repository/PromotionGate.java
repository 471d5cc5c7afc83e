package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Branching.Promotion;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.ReleaseCandidate;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * A release from a release branch has the sources of its last candidate (V3).
 *
 * <p>Configured by {@code branching.promotion}.
 *
 * <p>Skipped where that is {@code any}.
 */
final class PromotionGate implements RepositoryGate {

  private static final int SHOWN = 10;

  @Override
  public String id() {
    return "promotion";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Version version = candidate.version();
    if (version.isPreRelease()) {
      return passed(version + " is a pre-release itself");
    }
    if (snapshot.source().map(snapshot.policy().branching()::role).orElse(Role.OTHER)
        != Role.RELEASE) {
      return passed("not released from a release branch");
    }
    if (snapshot.policy().branching().promotion() == Promotion.ANY) {
      return new GateResult.Skipped(id(), "release-kit.yml says promotion: any");
    }
    Optional<ReleaseCandidate> last =
        snapshot.candidates().stream()
            .filter(one -> one.version().withoutQualifiers().equals(version.withoutQualifiers()))
            .findFirst();
    if (last.isEmpty()) {
      return passed("there is no candidate of " + version);
    }
    List<String> changed = last.get().changed();
    if (changed.isEmpty()) {
      return passed("the sources are those of " + last.get().tag());
    }
    return new GateResult.Refused(
        id(),
        List.of(
            new Finding(
                PlainText.count(changed.size(), "file")
                    + (changed.size() == 1 ? " differs from " : " differ from ")
                    + last.get().tag()
                    + ", the last candidate: "
                    + PlainText.line(PlainText.listed(changed, SHOWN)),
                merge(snapshot)
                    + "release another candidate: mvn release-kit:prepare -Dprerelease=rc, or write"
                    + " 'branching: {promotion: any}' in release-kit.yml")));
  }

  /** What another candidate lacks as well, where the branch that it is merged into has gone on. */
  private static String merge(Snapshot snapshot) {
    return snapshot
        .route()
        .filter(route -> route.merged().isPresent())
        .map(route -> route.onto().name())
        .map(onto -> snapshot.remote().map(remote -> remote.name() + "/" + onto).orElse(onto))
        .map(
            onto ->
                "git fetch && git merge "
                    + ShellWord.of(onto)
                    + ", where the branch lacks anything of it, with its own version kept; then ")
        .orElse("");
  }

  private GateResult passed(String detail) {
    return new GateResult.Passed(id(), detail);
  }
}
