package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.PackageGate.Example;
import io.github.releasekit.domain.gate.result.PackageGate.Packages;
import io.github.releasekit.domain.gate.result.PackageGate.Stated;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Difference;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Rebuild;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Gates on what is released itself. */
class ArtifactGatesTest extends AbstractResultGateTest {

  @Test
  void namesWhatASecondBuildMakesOtherwise() {
    ReproducibleGate gate = new ReproducibleGate("reproducible");

    assertThat(detail(gate.judge(new Rebuild(3, List.of()))))
        .isEqualTo("a second build gives the same 3 files");
    assertThat(
            findings(
                gate.judge(
                    new Rebuild(3, List.of(new Difference("g/a/1/a-1.jar", "build.properties"))))))
        .extracting(Finding::problem)
        .containsExactly("g/a/1/a-1.jar differs in a second build: build.properties");
  }

  @Test
  void refusesPackagesThatDoNotResolveOrSayAnotherVersion() {
    PackageGate gate = new PackageGate("package", List.of());
    Finding finding = new Finding("a", "b");

    assertThat(detail(gate.judge(new Packages(2, 9, List.of(), false))))
        .isEqualTo("2 modules with 9 files resolved");
    assertThat(findings(gate.judge(new Packages(2, 9, List.of(finding), false))))
        .containsExactly(finding);
    assertThat(gate.judge(new Packages(0, 0, List.of(), true)))
        .isEqualTo(new Skipped("package", "Maven is offline"));
    PackageGate withExample =
        new PackageGate(
            "package",
            List.of(new Example("a", Optional.empty(), List.of("verify"), Duration.ofMinutes(1))));
    assertThat(detail(withExample.judge(new Packages(2, 9, List.of(), false))))
        .isEqualTo("2 modules with 9 files resolved, 1 example built");
    assertThat(withExample.condition())
        .isEqualTo(
            "what is released resolves from an empty repository, and 1 example can be built with"
                + " it");
    assertThat(new Stated("a.jar", Optional.of("1.0")).finding("1.0")).isEmpty();
    assertThat(new Stated("a.jar", Optional.empty()).finding("1.0")).isEmpty();
    assertThat(new Stated("a.jar", Optional.of("1.0-SNAPSHOT")).finding("1.0"))
        .map(Finding::problem)
        .contains("a.jar says Implementation-Version 1.0-SNAPSHOT, and is 1.0");
  }
}
