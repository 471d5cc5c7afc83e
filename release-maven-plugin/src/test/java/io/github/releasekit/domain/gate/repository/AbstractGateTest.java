package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A candidate that every gate passes, of which a test changes what a gate is about. */
abstract class AbstractGateTest {

  final SnapshotFixture facts = new SnapshotFixture();

  boolean forced;

  boolean adopt;

  String version = "1.3.0";

  Approvals approvals = Approvals.NONE;

  boolean needsChangeRequest;

  final void assertPassed(String id) {
    assertThat(judge(gate(id))).isInstanceOf(GateResult.Passed.class);
  }

  final void assertSkipped(String id, String reason) {
    assertThat(judge(gate(id)))
        .isInstanceOfSatisfying(
            GateResult.Skipped.class, skipped -> assertThat(skipped.reason()).contains(reason));
  }

  final void assertRefused(String id, String value) {
    assertThat(findings(id))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank())
        .anySatisfy(finding -> assertThat(finding.problem()).contains(value));
  }

  final List<Finding> findings(String id) {
    GateResult result = judge(gate(id));
    assertThat(result).isInstanceOf(GateResult.Refused.class);
    return ((GateResult.Refused) result).findings();
  }

  final GateResult judge(RepositoryGate gate) {
    return gate.judge(
        facts.snapshot(),
        new Candidate(
            Version.parse(version),
            "v" + version,
            forced,
            adopt,
            Change.of(facts.commits),
            Set.of("pom.xml", "CHANGELOG.md"),
            approvals,
            needsChangeRequest,
            facts.circumstances));
  }

  static RepositoryGate gate(String id) {
    return RepositoryGate.ALL.stream()
        .filter(gate -> gate.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static Optional<Remote> remote(Map<String, String> refs) {
    return Optional.of(new Remote("origin", "https://git.acme.org/acme/app.git", refs, 0));
  }

  static WorkingTree tree(List<String> modified, Set<String> untracked) {
    return new WorkingTree(
        Optional.of("refs/heads/main"),
        modified,
        untracked,
        false,
        List.of(),
        Optional.of("A <a@b>"),
        List.of());
  }

  static WorkingTree onBranch(String ref) {
    return new WorkingTree(
        Optional.ofNullable(ref),
        List.of(),
        Set.of(),
        false,
        List.of(),
        Optional.of("A <a@b>"),
        List.of());
  }
}
