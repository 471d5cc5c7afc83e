package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.GateResult;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every gate. */
class RepositoryGateTest extends AbstractGateTest {

  static final List<RepositoryGate> ALL = RepositoryGate.ALL;

  @Test
  void idsAreUniqueAndNeverRenamed() {
    assertThat(RepositoryGate.ALL)
        .extracting(RepositoryGate::id)
        .containsExactly(
            "releasable-clone",
            "clean-tree",
            "allowed-branch",
            "merges",
            "complete-history",
            "in-step-with-remote",
            "scm-connection",
            "one-version",
            "no-snapshots",
            "changes-to-release",
            "conventional-commits",
            "changelog-form",
            "tag-free",
            "version-free",
            "support-line",
            "promotion",
            "resolver-order",
            "deployment-target",
            "signing",
            "calendar",
            "change-request",
            "approvals");
    assertThat(new HashSet<>(RepositoryGate.ALL.stream().map(RepositoryGate::id).toList()))
        .hasSameSizeAs(RepositoryGate.ALL);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void passesARepositoryThatIsReady(RepositoryGate gate) {
    assertThat(judge(gate))
        .isInstanceOfSatisfying(
            GateResult.Passed.class,
            passed -> {
              assertThat(passed.gate()).isEqualTo(gate.id());
              assertThat(passed.detail()).isNotBlank();
            });
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void judgesTheSameTwice(RepositoryGate gate) {
    assertThat(judge(gate)).isEqualTo(judge(gate));
  }

  static Stream<String> ids() {
    return RepositoryGate.ALL.stream().map(RepositoryGate::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void resultsCarryTheGatesId(String id) {
    facts.workingTree = onBranch(null);
    facts.remote = Optional.empty();
    facts.tags = Set.of("v1.3.0");

    assertThat(judge(gate(id)).gate()).isEqualTo(id);
  }
}
