package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.fact.Profiles;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.CoverageGate;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.gate.result.TestsGate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileLoaderTest {

  private static final String YAML =
      """
      gates:
        tests: {minimum: 100, always: true}
        coverage: {line: 90, branch: 80}
      profiles:
        major:
          gates:
            coverage: {line: 95}
            e2e: {type: tests, reports: ["e2e/*.xml"]}
        hotfix-critical:
          inherits: hotfix
          gates:
            coverage: {required: false}
          properties: {skipITs: true, quick: yes}
        hotfix:
          inherits: patch
          skip: [coverage]
          properties: {skipITs: false, level: 3}
        patch:
          gates:
            tests: {minimum: 10}
      """;

  @Test
  void leavesTheBaseAsItStands() {
    assertThat(profiles(YAML).base().gates())
        .containsExactly(tests(100), coverage(true, "90", "80"));
  }

  @Test
  void changesWhatItSaysKeyByKey() {
    Profile major = profiles(YAML).named("major");

    assertThat(major.gates())
        .containsExactly(
            tests(100),
            coverage(true, "95", "80"),
            new TestsGate("e2e", true, List.of("e2e/*.xml"), 1));
    assertThat(major.always()).containsExactly("tests");
  }

  @Test
  void inheritsFromAnotherProfile() {
    Profile hotfix = profiles(YAML).named("hotfix");

    assertThat(hotfix.gates()).containsExactly(tests(10), coverage(true, "90", "80"));
    assertThat(hotfix.skipped()).containsExactly("coverage");
    assertThat(hotfix.properties()).isEqualTo(Map.of("skipITs", "false", "level", "3"));
  }

  /** A gate that the parent skips is judged again where a profile says what it asks for. */
  @Test
  void judgesAgainWhatItNames() {
    Profile critical = profiles(YAML).named("hotfix-critical");

    assertThat(critical.gates()).containsExactly(tests(10), coverage(false, "90", "80"));
    assertThat(critical.skipped()).isEmpty();
    assertThat(critical.properties())
        .isEqualTo(Map.of("skipITs", "true", "level", "3", "quick", "yes"));
  }

  /** A plan's digest is made of it, so that approvals hold in every clone. */
  @Test
  void readsTheSameAsTheSame() {
    assertThat(profiles(YAML)).isEqualTo(profiles(YAML)).hasToString(profiles(YAML).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "'profiles: {nightly: {}}' => 1:21 => no release has the profile",
        "'profiles: {hotfix-: {}}' => 1:21 => no release has the profile",
        "'profiles: {major: {inherits: minor}}' => 1:30 => is none of major",
        "'profiles: {major: {inherits: major}}' => 1:19 => inherit from each other",
        "'profiles: {major: {inherits: minor}, minor: {inherits: major}}' => 1:19 => each other",
        "'profiles: {major: {skip: [coverage]}}' => 1:19 => no gate 'coverage' to skip",
        "'{gates: {tests: {always: true}}, profiles: {major: {skip: [tests]}}}' => 1:52 => always",
        "'profiles: {major: {gate: {}}}' => 1:20 => did you mean 'gates'",
        "'profiles: {major: {gates: {coverage: {}}}}' => 1:38 => asks for a share",
        "'{gates: {coverage: {line: 9}}, profiles: {major: {gates: {coverage: {lin: 9}}}}}' => 1:70 => mean 'line'",
        "'profiles: {major: {properties: {a b: c}}}' => 1:32 => not the name of a property",
        "'profiles: {major: {properties: {a: [b]}}}' => 1:36 => a text is expected",
      })
  void refusesProfilesThatCannotHold(String yaml, String at, String about) {
    assertThatThrownBy(() -> profiles(yaml))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:" + at + ": ")
        .hasMessageContaining(about);
  }

  private static ResultGate tests(int minimum) {
    return new TestsGate("tests", true, List.of(), minimum);
  }

  private static ResultGate coverage(boolean required, String line, String branch) {
    return new CoverageGate(
        "coverage",
        required,
        List.of(),
        Map.of(Counter.LINE, new BigDecimal(line), Counter.BRANCH, new BigDecimal(branch)));
  }

  private static Profiles profiles(String yaml) {
    return SnapshotFixture.policy(yaml).profiles();
  }
}
