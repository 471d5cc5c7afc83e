package io.github.releasekit.domain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolVersionsTest {

  @ParameterizedTest
  @CsvSource({
    "git version 2.28.9, FAILED",
    "git version 1.8.3.1, FAILED",
    "git version 2.29.0, WARNING",
    "git version 2.30.2, WARNING",
    "git version 2.37.1 (Apple Git-137.1), WARNING",
    "git version 2.38.0, OK",
    "git version 2.45.1.windows.1, OK",
    "git version 2.50.GIT, OK",
    "git version 3.0, OK",
    "'', WARNING",
    "git version unknown, WARNING"
  })
  void knowsWhichGitReleasesAreMadeWith(String said, Verdict verdict) {
    assertThat(ToolVersions.git(said).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "git version 2.29.2, settings.xml, merge drivers",
    "git version 2.31.0, merge drivers, 2.31.0",
    "git version 2.37.9, merge drivers, 2.37.9"
  })
  void saysWhatAnOldGitLacks(String said, String one, String other) {
    CheckResult result = ToolVersions.git(said);

    assertThat(result.found()).contains(one, other);
    assertThat(result.next()).isEqualTo("install git 2.38 or newer");
    assertThat(ToolVersions.git("git version 2.31.0").found()).doesNotContain("settings.xml");
  }

  @ParameterizedTest
  @CsvSource({
    "3.6.2, FAILED",
    "3.5.4, FAILED",
    "2.2.1, FAILED",
    "3.6.3, OK",
    "3.8.7, OK",
    "3.9.16, OK",
    "3.10.0, OK",
    "4.0.0-rc-6, OK",
    "4.0.0, OK",
    "4.1.0-SNAPSHOT, WARNING",
    "4.0.0-beta-5, WARNING",
    "4.0.0-alpha-13, WARNING",
    "5.0.0, WARNING",
    "unknown, WARNING"
  })
  void knowsWhichMavenReleasesAreMadeWith(String version, Verdict verdict) {
    CheckResult result = ToolVersions.maven(version);

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.found()).contains(version);
    assertThat(result.next().isEmpty()).isEqualTo(verdict == Verdict.OK);
  }

  @ParameterizedTest
  @CsvSource({"11, FAILED", "17, OK", "21, OK", "25, OK", "26, WARNING"})
  void knowsWhichJavaReleasesAreMadeWith(int feature, Verdict verdict) {
    assertThat(ToolVersions.java(feature, "Acme").verdict()).isEqualTo(verdict);
    assertThat(ToolVersions.java(feature, "Acme").found()).startsWith(feature + " by Acme");
  }
}
