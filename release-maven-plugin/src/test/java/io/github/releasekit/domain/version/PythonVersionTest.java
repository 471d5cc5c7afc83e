package io.github.releasekit.domain.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonVersionTest {

  /** PEP 440, appendix B, for the canonical form; with the local version of its own section. */
  private static final Pattern CANONICAL =
      Pattern.compile(
          "([1-9][0-9]*!)?(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))*"
              + "((a|b|rc)(0|[1-9][0-9]*))?(\\.post(0|[1-9][0-9]*))?(\\.dev(0|[1-9][0-9]*))?"
              + "(\\+[a-z0-9]+(\\.[a-z0-9]+)*)?");

  @ParameterizedTest
  @CsvSource({
    "1.3.0, 1.3.0",
    "1.3.1-SNAPSHOT, 1.3.1.dev0",
    "2-SNAPSHOT, 2.0.0.dev0",
    "1.3.0-rc.1, 1.3.0rc1",
    "1.3.0-rc1, 1.3.0rc1",
    "1.3.0-RC-2, 1.3.0rc2",
    "1.3.0-cr.1, 1.3.0rc1",
    "1.3.0-rc, 1.3.0rc0",
    "1.3.0-rc.1-SNAPSHOT, 1.3.0rc1.dev0",
    "1.3.0-alpha.12, 1.3.0a12",
    "1.3.0-a1, 1.3.0a1",
    "1.3.0-beta.0, 1.3.0b0",
    "1.3.0-b.7, 1.3.0b7",
    "1.2.3-hotfix.1, 1.2.3.post1",
    "1.2.3-hotfix.1-SNAPSHOT, 1.2.3.post1.dev0",
    "1.2.3.4, 1.2.3.4",
    "2026.01.0, 2026.1.0",
    "01.10.00, 1.10.0",
    "1.3.0-rc01, 1.3.0rc1",
    "1.3.0+5, 1.3.0+5",
    "1.3.0-rc.1+SHA-5114f85, 1.3.0rc1+sha.5114f85",
    "99999999999999999999.0.0, 99999999999999999999.0.0"
  })
  void writesAVersionInItsCanonicalForm(String version, String python) {
    assertThat(PythonVersion.of(version)).isEqualTo(python);
    assertThat(python).matches(CANONICAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.3.0-milestone.1",
        "1.3.0-m1",
        "1.3.0-preview.1",
        "1.3.0-rc.1.2",
        "1.3.0-rc.x",
        "1.3.0-rc-",
        "1.3.0-1",
        "1.3.0+a--b",
        "1.3.0+-",
        "1.0.0.Final",
        "latest-SNAPSHOT"
      })
  void refusesWhatPythonHasNoVersionFor(String version) {
    assertThatThrownBy(() -> PythonVersion.of(version))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).startsWith(version + " cannot be written");
              assertThat(e.remedy()).isNotBlank();
            });
  }
}
