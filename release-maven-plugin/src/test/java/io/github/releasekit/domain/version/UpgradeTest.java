package io.github.releasekit.domain.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.version.VersionScheme.Semantic;
import io.github.releasekit.domain.version.VersionScheme.ZeroPadded;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final VersionScheme SEMVER = new Semantic(Bump.MINOR);

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.4, PATCH",
    "1.2.3, 1.3.0, MINOR",
    "1.2.3, 2.0.0, MAJOR",
    "1.2.3, 1.3.0-rc.1, MINOR",
    "1.2.3, 2.0.0-beta.1, MAJOR",
    "0.2.3, 0.2.4, PATCH",
    "0.2.3, 0.3.0, MAJOR",
    "0.2.3, 1.0.0, MAJOR",
  })
  void allowsAsMuchAsTheVersionSays(String from, String to, Bump most) {
    Upgrade upgrade = Upgrade.of(Version.parse(from), Version.parse(to), Optional.empty(), SEMVER);

    for (Bump bump : Bump.values()) {
      assertThat(upgrade.allows(bump)).as("%s", bump).isEqualTo(bump.compareTo(most) <= 0);
    }
  }

  @Test
  void takesMajorZeroAtItsWordWhereThePolicyDoes() {
    Upgrade upgrade =
        Upgrade.of(
            Version.parse("0.2.3"),
            Version.parse("0.3.0"),
            Optional.empty(),
            new Semantic(Bump.MAJOR));

    assertThat(upgrade.allows(Bump.MINOR)).isTrue();
    assertThat(upgrade.allows(Bump.MAJOR)).isFalse();
  }

  @Test
  void isNotStableBelowOne() {
    assertThat(upgrade("0.9.0", "0.9.1", SEMVER).isStable()).isFalse();
    assertThat(upgrade("0.9.0", "1.0.0", SEMVER).isStable()).isFalse();
    assertThat(upgrade("1.0.0", "1.0.1", SEMVER).isStable()).isTrue();
    assertThat(upgrade("00.02.03", "01.00.00", new ZeroPadded()).isStable()).isFalse();
    assertThat(upgrade("01.02.03", "01.02.04", new ZeroPadded()).isStable()).isTrue();
    assertThat(upgrade("2026.10.0", "2026.11.0", CalendarVersioning.of("YYYY.0M.MICRO")).isStable())
        .isTrue();
  }

  @Test
  void namesTheVersionThatWouldDo() {
    assertThat(upgrade("1.2.3", "1.2.4", SEMVER).remedy(Bump.MAJOR, TODAY))
        .isEqualTo("release 2.0.0 with -Dbump=major");
    assertThat(upgrade("0.2.3", "0.2.4", SEMVER).remedy(Bump.MAJOR, TODAY))
        .isEqualTo("release 0.3.0 with -Dbump=minor");
    assertThat(upgrade("01.02.03", "01.02.04", new ZeroPadded()).remedy(Bump.MINOR, TODAY))
        .isEqualTo("release 01.03.00 with -Dbump=minor");
  }

  @Test
  void goesByTheCommitsWhereVersionsAreDates() {
    VersionScheme scheme = CalendarVersioning.of("YYYY.0M.MICRO");
    Version from = scheme.parse("2026.10.0");
    Version to = scheme.parse("2026.11.0");

    assertThat(Upgrade.of(from, to, Optional.empty(), scheme).allows(Bump.MINOR)).isFalse();
    assertThat(Upgrade.of(from, to, Optional.of(Bump.MAJOR), scheme).allows(Bump.MAJOR)).isTrue();
    assertThat(Upgrade.of(from, to, Optional.empty(), scheme).remedy(Bump.MAJOR, TODAY))
        .isEqualTo("say so in a commit, 'feat!: …'");
    assertThat(Upgrade.of(from, to, Optional.empty(), scheme).remedy(Bump.MINOR, TODAY))
        .isEqualTo("say so in a commit, 'feat: …'");
  }

  @Test
  void keepsWhatALineCannotHaveOutOfIt() {
    Upgrade upgrade =
        Upgrade.of(Version.parse("1.4.2"), Version.parse("1.4.3"), Optional.empty(), SEMVER);

    assertThat(upgrade.within(Line.find("1.x")).remedy(Bump.MAJOR, TODAY))
        .isEqualTo(
            "keep such a change out of the line 1.x: release it from the branch that the next line"
                + " comes from");
    assertThat(upgrade.within(Line.find("1.x")).remedy(Bump.MINOR, TODAY))
        .isEqualTo("release 1.5.0 with -Dbump=minor");
  }

  private static Upgrade upgrade(String from, String to, VersionScheme scheme) {
    return Upgrade.of(scheme.parse(from), scheme.parse(to), Optional.empty(), scheme);
  }
}
