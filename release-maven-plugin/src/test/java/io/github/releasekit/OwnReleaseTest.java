package io.github.releasekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.domain.fact.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How release-kit itself is built and released. */
class OwnReleaseTest {

  private static final Path ROOT = Path.of("..");

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void hasAPolicyThatLoads() throws IOException {
    Policy policy =
        PolicyLoader.load(
            Optional.of(Files.readAllBytes(ROOT.resolve(Policy.FILE))), PolicyArtifacts.NONE);

    assertThat(policy.artifactsSigned()).isTrue();
    assertThat(policy.central()).isPresent();
    assertThat(policy.channels())
        .singleElement()
        .satisfies(c -> assertThat(c.id()).isEqualTo("github"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void pinsEachActionToACommitAndSaysItsVersion(Path workflow) throws IOException {
    assertThat(Files.readAllLines(workflow))
        .filteredOn(line -> line.contains("uses:"))
        .isNotEmpty()
        .allMatch(line -> line.matches(" +(- )?uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void letsNobodyWriteWhoNeedNotAndKeepsNoCredentialsInTheCheckout(Path workflow)
      throws IOException {
    String text = Files.readString(workflow);

    assertThat(text).contains("\npermissions:\n  contents: read\n");
    assertThat(text.split("persist-credentials: false", -1))
        .hasSameSizeAs(text.split("actions/checkout@", -1));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void putsNothingThatSomebodyTypedIntoAScript(Path workflow) throws IOException {
    boolean script = false;
    int indent = 0;
    for (String line : Files.readAllLines(workflow)) {
      int own = line.length() - line.stripLeading().length();
      script &= line.isBlank() || own > indent;
      if (line.strip().startsWith("run:")) {
        script = true;
        indent = own;
      }
      if (script) {
        assertThat(line).doesNotContain("${{");
      }
    }
  }
}
