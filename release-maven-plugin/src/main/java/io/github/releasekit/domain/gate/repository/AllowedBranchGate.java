package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Model;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.Obstacle;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * HEAD is on a branch that is released from, in this way, and git knows who commits.
 *
 * <p>Configured by {@code branches} and {@code branching}.
 */
final class AllowedBranchGate implements RepositoryGate {

  @Override
  public String id() {
    return "allowed-branch";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Optional<String> branch = snapshot.source().map(Branching::shortName);
    List<Finding> findings = new ArrayList<>();
    if (branch.isEmpty()) {
      findings.add(Obstacle.DETACHED.finding());
    } else {
      findings.addAll(branch(snapshot, candidate, branch.get()));
    }
    if (snapshot.workingTree().committer().isEmpty()) {
      findings.add(Obstacle.NO_COMMITTER.finding());
    }
    return GateResult.of(id(), findings, "branch " + branch.orElse(""));
  }

  private static List<Finding> branch(Snapshot snapshot, Candidate candidate, String branch) {
    Branching branching = snapshot.policy().branching();
    Role role = branching.role(branch);
    boolean merged = isFinished(snapshot);
    List<Finding> findings = new ArrayList<>();
    if (!snapshot.policy().allowsBranch(branch) && (merged || role != Role.DEVELOP)) {
      findings.add(
          new Finding(
              "branch " + branch + " is none of " + String.join(", ", snapshot.policy().branches()),
              "git switch NAME, one of them, or add the branch to 'branches' in release-kit.yml"));
    }
    if (merged) {
      otherRole(branching, role, branch).ifPresent(findings::add);
    } else if (snapshot.route().isEmpty() && branching.model() != Model.TRUNK) {
      otherGoal(role, branch, candidate.version().isPreRelease()).ifPresent(findings::add);
    }
    return findings;
  }

  /** Whether the release ends the branch that it is made of. */
  private static boolean isFinished(Snapshot snapshot) {
    return snapshot
        .route()
        .filter(route -> route.removed().isPresent() && route.released().isEmpty())
        .isPresent();
  }

  /** A branch that is finished is for one release. */
  private static Optional<Finding> otherRole(Branching branching, Role role, String branch) {
    if (role == Role.RELEASE || role == Role.HOTFIX) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "branch "
                + branch
                + " is no release branch, "
                + branching.release()
                + "…, and no hotfix branch, "
                + branching.hotfix()
                + "…",
            "git switch NAME, or begin one: mvn release-kit:"
                + (branching.model() == Model.TRUNK ? "hotfix-start" : "branch-start")));
  }

  /** A release of this branch is merged into others as well. */
  private static Optional<Finding> otherGoal(Role role, String branch, boolean preRelease) {
    String merged = "a release of " + PlainText.line(branch) + " is merged into other branches too";
    return switch (role) {
      case RELEASE ->
          preRelease
              ? Optional.empty()
              : Optional.of(
                  new Finding(
                      merged,
                      "mvn release-kit:branch-finish, or -Dprerelease=rc for a candidate of it"));
      case HOTFIX ->
          preRelease
              ? Optional.empty()
              : Optional.of(
                  new Finding(
                      merged,
                      "mvn release-kit:hotfix-finish, or -Dprerelease=rc for a candidate of it"));
      case DEVELOP ->
          Optional.of(
              new Finding(
                  "branch " + PlainText.line(branch) + " is not released from with model gitflow",
                  "mvn release-kit:branch-start makes a release branch of it"));
      default -> Optional.empty();
    };
  }
}
