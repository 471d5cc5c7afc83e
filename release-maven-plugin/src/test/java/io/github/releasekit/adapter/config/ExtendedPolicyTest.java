package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Extended;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.CoverageGate;
import io.github.releasekit.domain.gate.result.ResultGate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedPolicyTest {

  private static final String COMPANY =
      """
      branches: [main]
      commits: {conventional: true, release: "release: @{releaseVersion}"}
      gates:
        coverage: {line: 80, branch: 70}
        lint: {}
      """;

  private final Map<String, String> artifacts = new HashMap<>(Map.of("org.co:policy:1.0", COMPANY));

  @Test
  void countsAheadOfWhatItExtends() {
    Policy policy =
        load(
            """
            extends: org.co:policy:1.0
            branches: [trunk]
            commits: {release: "ship: @{releaseVersion}"}
            gates:
              coverage: {line: 95}
              e2e: {type: tests}
            """);

    assertThat(policy.branches()).containsExactly("trunk");
    assertThat(policy.commits().conventional()).isTrue();
    assertThat(policy.commits().release()).isEqualTo("ship: @{releaseVersion}");
    assertThat(policy.profiles().base().gates())
        .extracting(ResultGate::id)
        .containsExactly("tests", "coverage", "lint", "e2e");
    assertThat(policy.profiles().base().gates().get(1))
        .isEqualTo(
            new CoverageGate(
                "coverage",
                true,
                List.of(),
                Map.of(Counter.LINE, new BigDecimal("95"), Counter.BRANCH, new BigDecimal("70"))));
    assertThat(policy.extended())
        .containsExactly(new Extended("org.co:policy:1.0", Digests.sha256(COMPANY)));
  }

  @Test
  void extendsWhatExtends() {
    artifacts.put("org.co.team:policy:2.1", "extends: org.co:policy:1.0\nbranches: [develop]\n");

    Policy policy = load("extends: org.co.team:policy:2.1\nmode: tag-only\n");

    assertThat(policy.branches()).containsExactly("develop");
    assertThat(policy.commits().conventional()).isTrue();
    assertThat(policy.tagOnly()).isTrue();
    assertThat(policy.extended())
        .extracting(Extended::coordinates)
        .containsExactly("org.co.team:policy:2.1", "org.co:policy:1.0");
  }

  /** The digest of a plan is made of the policy: where the artifact changes, so does the plan. */
  @Test
  void isAnotherPolicyWhereTheArtifactIsAnother() {
    String yaml = "extends: org.co:policy:1.0\n";
    String before = load(yaml).toString();
    artifacts.put("org.co:policy:1.0", COMPANY + "\n# changed\n");

    assertThat(load(yaml).toString()).isNotEqualTo(before);
  }

  @Test
  void namesTheArtifactThatIsWrong() {
    artifacts.put("org.co:policy:1.0", "gates:\n  coverage: {line: 80, lines: 3}\n");

    assertThatThrownBy(() -> load("extends: org.co:policy:1.0\nbranches: [main]\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("org.co:policy:1.0:2:24: 'lines' is not a key here");
    assertThatThrownBy(() -> load("extends: org.co:policy:1.0\ngates:\n  coverage: {lines: 3}\n"))
        .hasMessageContaining("release-kit.yml:3:14: 'lines' is not a key here");
  }

  @Test
  void endsACircle() {
    artifacts.put("org.co:policy:1.0", "extends: org.co:policy:1.0\n");

    assertThatThrownBy(() -> load("extends: org.co:policy:1.0\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("more than 5 policies extend each other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy",
        "org.co:policy",
        "org.co:policy:1.0-SNAPSHOT",
        "org.co:../x:1.0",
        "a:b:c:d"
      })
  void refusesWhatIsNoReleasedPolicy(String coordinates) {
    assertThatThrownBy(() -> load("extends: " + coordinates + "\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:1:")
        .hasMessageContaining("of a released policy");
  }

  @Test
  void showsWhereEachValueComesFrom() {
    List<Setting> settings =
        PolicyLoader.settings(
            bytes("extends: org.co:policy:1.0\ngates:\n  coverage: {line: 95}\n"), this::read);

    assertThat(settings)
        .contains(
            new Setting("branches", "[main]", "org.co:policy:1.0:1"),
            new Setting("commits.conventional", "true", "org.co:policy:1.0:2"),
            new Setting("commits.bump", "chore: set version @{newVersion}", "default"),
            new Setting("gates.coverage.line", "95", "release-kit.yml:3"),
            new Setting("gates.coverage.branch", "70", "org.co:policy:1.0:4"),
            new Setting("gates.lint", "{}", "org.co:policy:1.0:5"),
            new Setting("mode", "direct", "default"))
        .isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
    assertThat(PolicyLoader.settings(Optional.empty(), PolicyArtifacts.NONE))
        .isNotEmpty()
        .allMatch(setting -> setting.source().equals("default"));
  }

  private Policy load(String yaml) {
    return PolicyLoader.load(bytes(yaml), this::read);
  }

  private byte[] read(String coordinates) {
    return artifacts.get(coordinates).getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> bytes(String text) {
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
