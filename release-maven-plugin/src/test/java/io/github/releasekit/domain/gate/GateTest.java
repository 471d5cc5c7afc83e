package io.github.releasekit.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

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
class GateTest extends AbstractGateTest {

  static final List<Gate> ALL = Gate.ALL;

  @Test
  void idsAreUniqueAndNeverRenamed() {
    assertThat(Gate.ALL)
        .extracting(Gate::id)
        .containsExactly(
            "releasable-clone",
            "clean-tree",
            "allowed-branch",
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
            "resolver-order",
            "deployment-target",
            "signing");
    assertThat(new HashSet<>(Gate.ALL.stream().map(Gate::id).toList())).hasSameSizeAs(Gate.ALL);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void passesARepositoryThatIsReady(Gate gate) {
    assertThat(judge(gate))
        .isInstanceOfSatisfying(
            GateResult.Passed.class,
            passed -> {
              assertThat(passed.gate()).isEqualTo(gate.id());
              assertThat(passed.evidence()).isNotBlank();
            });
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void judgesTheSameTwice(Gate gate) {
    assertThat(judge(gate)).isEqualTo(judge(gate));
  }

  static Stream<String> ids() {
    return Gate.ALL.stream().map(Gate::id);
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
