package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.GateResult.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolvedDependenciesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final Dependency LIB = resolved("lib", "1.0");
  private static final Dependency DEEP = resolved("deep", "2.0-SNAPSHOT");

  @Test
  void namesEachSnapshotWithTheModulesThatResolveIt() {
    GateResult result =
        new ResolvedDependencies(
                Map.of("g:b", List.of(LIB, DEEP), "g:a", List.of(DEEP), "g:c", List.of(LIB)))
            .judge(Policy.DEFAULT, TODAY);

    assertThat(((Refused) result).findings())
        .extracting(Finding::problem)
        .containsExactly("SNAPSHOT org.other:deep:2.0-SNAPSHOT is resolved in g:a, g:b");
  }

  @Test
  void passesReleases() {
    assertThat(
            new ResolvedDependencies(Map.of("g:a", List.of(LIB), "g:b", List.of(LIB)))
                .judge(Policy.DEFAULT, TODAY))
        .isEqualTo(
            new Passed(
                "resolved-dependencies",
                "1 artifact resolved, no SNAPSHOT among them that is not waived"));
  }

  @Test
  void passesWhatIsWaivedUntilItsDay() {
    Policy policy =
        SnapshotFixture.policy(
            "snapshotWaivers: [{artifact: 'org.other:*', reason: soon, expires: 2026-11-25}]");
    ResolvedDependencies resolved = new ResolvedDependencies(Map.of("g:a", List.of(DEEP)));

    assertThat(resolved.judge(policy, TODAY)).isInstanceOf(Passed.class);
    assertThat(resolved.judge(policy, TODAY.plusDays(1))).isInstanceOf(Refused.class);
  }

  private static Dependency resolved(String artifactId, String version) {
    return new Dependency("resolved", "org.other", artifactId, version, "compile");
  }
}
