package io.github.releasekit.domain.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  private static final VersionScheme SEMVER = new VersionScheme.Semantic(Bump.MINOR);
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  /** The example of item 11 of Semantic Versioning 2.0.0, with its numeric rules, lowest first. */
  private static final List<String> RISING =
      List.of(
          "0.0.1",
          "0.9.0",
          "0.10.0",
          "1.0.0-0",
          "1.0.0-9",
          "1.0.0-10",
          "1.0.0-alpha",
          "1.0.0-alpha.1",
          "1.0.0-alpha.beta",
          "1.0.0-beta",
          "1.0.0-beta.2",
          "1.0.0-beta.11",
          "1.0.0-rc.1",
          "1.0.0",
          "1.0.1",
          "1.2.0",
          "1.10.0",
          "2.0.0",
          "2.1.0",
          "2.1.1",
          "10.0.0");

  @ParameterizedTest
  @CsvSource({
    "1, 1.0.0",
    "1.0, 1.0.0",
    "1.2.3, 1.2.3",
    "0.0.0, 0.0.0",
    "10.20.30, 10.20.30",
    "1-rc.1, 1.0.0-rc.1",
    "1.4-beta, 1.4.0-beta",
    "1.0.0-alpha.1, 1.0.0-alpha.1",
    "1.0.0+build.5, 1.0.0+build.5",
    "1.0+b, 1.0.0+b",
    "1.0.0-x.7.z.92+exp.sha.5114f85, 1.0.0-x.7.z.92+exp.sha.5114f85",
    "1.0.0--, 1.0.0--",
    "2026.11.21, 2026.11.21"
  })
  void readsVersionsAndFillsMissingNumbers(String text, String version) {
    assertThat(Version.parse(text)).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "1.",
        "1..2",
        "1.2.3.4.5",
        "v1.2.3",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3-a..b",
        "1.2.3+",
        "1.2.3 ",
        " 1.2.3",
        "1.2.3\n",
        "-1.2.3",
        "1.2.x",
        "latest",
        "1.2.3-é",
        "${revision}",
        "١.٢.٣",
        "1.0.0.Final"
      })
  void refusesWhatIsNoVersion(String text) {
    assertThat(Version.find(text)).isEmpty();
    assertThatThrownBy(() -> Version.parse(text))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("'" + text + "'");
              assertThat(e.remedy()).contains("-DreleaseVersion=");
            });
  }

  @Test
  void refusesATextOfUnusualLength() {
    assertThat(Version.find("1.0.0-" + "a".repeat(122))).isPresent();
    assertThat(Version.find("1.0.0-" + "a".repeat(123))).isEmpty();
    assertThat(Version.find("1".repeat(100_000))).isEmpty();
  }

  @Test
  void ordersByItem11() {
    for (int i = 0; i < RISING.size(); i++) {
      for (int j = 0; j < RISING.size(); j++) {
        assertThat(Integer.signum(at(i).compareTo(at(j))))
            .as("%s against %s", RISING.get(i), RISING.get(j))
            .isEqualTo(Integer.signum(Integer.compare(i, j)));
      }
    }
  }

  @Test
  void leavesBuildMetadataOutOfTheOrder() {
    assertThat(Version.parse("1.0.0+a")).isEqualByComparingTo(Version.parse("1.0.0+b"));
    assertThat(Version.parse("1.0.0+a")).isEqualByComparingTo(Version.parse("1.0.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.3.0-SNAPSHOT, 1.3.0",
    "1.0-SNAPSHOT, 1.0.0",
    "2-SNAPSHOT, 2.0.0",
    "1.3.0, 1.3.0",
    "1.3.0-rc.1-SNAPSHOT, 1.3.0-rc.1"
  })
  void announcesTheReleaseBeforeSnapshot(String pom, String version) {
    assertThat(SEMVER.announcedBy(pom)).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNAPSHOT", "-SNAPSHOT", "dev-SNAPSHOT", "${revision}"})
  void refusesAPomVersionThatAnnouncesNothing(String pom) {
    assertThatThrownBy(() -> SEMVER.announcedBy(pom)).isInstanceOf(ReleaseException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0-SNAPSHOT, true",
    "1.0, false",
    "1.0-SNAPSHOT-1, false",
    "1.0-snapshot, false",
    "SNAPSHOT, false"
  })
  void knowsSnapshots(String pom, boolean snapshot) {
    assertThat(Version.isSnapshot(pom)).isEqualTo(snapshot);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, PATCH, 1.2.4",
    "1.2.3, MINOR, 1.3.0",
    "1.2.3, MAJOR, 2.0.0",
    "0.1.9, MINOR, 0.2.0",
    "0.0.0, PATCH, 0.0.1",
    "0.0.0, MAJOR, 1.0.0",
    "1.9.9, PATCH, 1.9.10",
    "1.2.3+build, PATCH, 1.2.4"
  })
  void goesUpByABump(String version, Bump bump, String next) {
    assertThat(SEMVER.next(Version.parse(version), bump, TODAY)).hasToString(next);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.4-SNAPSHOT",
    "1.0.0-rc.1, 1.0.0-SNAPSHOT",
    "2.0.0+build.7, 2.0.1-SNAPSHOT",
    "1.0.0-rc.1+build, 1.0.0-SNAPSHOT"
  })
  void isFollowedByTheNextPatchOrTheReleaseItself(String version, String development) {
    assertThat(Version.parse(version).following().snapshot()).isEqualTo(development);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.4, PATCH",
    "1.2.3, 1.3.0, MINOR",
    "1.2.3, 2.0.0, MAJOR",
    "1.2.3, 2.3.4, MAJOR",
    "1.2.3, 1.4.9, MINOR",
    ", 1.0.0, MAJOR",
    ", 0.1.0, MINOR",
    ", 0.0.1, PATCH"
  })
  void namesTheBumpThatLeadsToIt(String from, String to, Bump bump) {
    assertThat(Version.parse(to).bumpFrom(Optional.ofNullable(from).map(Version::parse)))
        .isEqualTo(bump);
  }

  @Test
  void knowsPreReleases() {
    assertThat(Version.parse("1.0.0-rc.1").isPreRelease()).isTrue();
    assertThat(Version.parse("1.0.0+build").isPreRelease()).isFalse();
  }

  private static Version at(int index) {
    return Version.parse(RISING.get(index));
  }
}
