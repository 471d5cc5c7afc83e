package io.github.releasekit.adapter.config;

import static io.github.releasekit.SnapshotFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.HomebrewTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taps in {@code release-kit.yml} (P5). */
class HomebrewSettingsTest {

  private static String yaml(String tap, String branch, String formula) {
    return "channels:\n  homebrew:\n    tap: '%s'\n    branch: '%s'\n    formula: '%s'\n    artifact: a.jar\n"
        .formatted(tap, branch, formula);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/acme/homebrew-tap.git",
        "git@github.com:acme/homebrew-tap.git",
        "ssh://git@git.example.org:7999/acme/tap",
        "/srv/git/tap.git",
        "file:///srv/git/tap.git"
      })
  void takesUrlsThatGitTakes(String tap) {
    assertThat(policy(yaml(tap, "main", "app")).channels().get(0).target())
        .isInstanceOfSatisfying(
            HomebrewTarget.class, target -> assertThat(target.tap()).isEqualTo(tap));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://t0ken@github.com/acme/tap",
        "https://ada:t0ken@github.com/acme/tap",
        "HTTPS://t0ken@github.com/acme/tap",
        "ssh://git:t0ken@github.com/acme/tap",
        "--upload-pack=t0ken@x",
        "https://github.com/a b",
        "../tap.git"
      })
  void refusesCredentialsWithoutShowingThem(String tap) {
    assertThatThrownBy(() -> policy(yaml(tap, "main", "app")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no URL of a repository without credentials")
        .hasMessageNotContaining("t0ken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "app-cli", "app@2", "app@2.1", "c++", "a1_b.c"})
  void takesNamesOfFormulae(String formula) {
    assertThat(policy(yaml("/t", "main", formula)).channels()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"App", "7zip", "a/b", "a..b", "a-", "app@", "app@x", "a b", "../a"})
  void refusesNamesOfNoClass(String formula) {
    assertThatThrownBy(() -> policy(yaml("/t", "main", formula)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'" + formula + "' is not of the form");
  }

  @Test
  void refusesWhatIsNoBranch() {
    assertThatThrownBy(() -> policy(yaml("/t", "-x", "app"))).isInstanceOf(ReleaseException.class);
  }
}
