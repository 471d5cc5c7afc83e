package io.github.releasekit.domain.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

  private static final VersionScheme SEMVER = new VersionScheme.Semantic(Bump.MINOR);
  private static final VersionScheme PADDED = new VersionScheme.ZeroPadded();
  private static final VersionScheme MONTHLY = CalendarVersioning.of("YYYY.0M.MICRO");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  private static Line line(String text) {
    return Line.find(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1.x, 1.0.0, true",
    "1.x, 1.99.0-rc.1, true",
    "1.x, 2.0.0, false",
    "1.x, 10.0.0, false",
    "1.x, 01.10.00, true",
    "v1.x, 1.2.3, true",
    "1.4.x, 1.4.9, true",
    "1.4.x, 1.40.0, false",
    "1.x, 99999999999999999999.0.0, false"
  })
  void containsTheVersionsThatBeginWithItsNumbers(String text, String version, boolean contained) {
    assertThat(line(text).contains(Version.parse(version))).isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource({
    "2.x, 1.9.9, true",
    "1.x, 1.9.9, false",
    "1.5.x, 1.4.9, true",
    "2.x, 99999999999999999999.0.0, false"
  })
  void isAboveVersionsOfLowerLines(String text, String version, boolean above) {
    assertThat(line(text).isAbove(Version.parse(version))).isEqualTo(above);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1", "1.2.3", "release/1.x", "1.2.3.4.x", "1..x", "9999999999.x"})
  void isNotFoundInOtherTexts(String text) {
    assertThat(Line.find(text)).isEmpty();
  }

  @Test
  void isPartOfAWiderOneUnlessItIsThatOfAMajorNumber() {
    assertThat(line("1.4.x").wider()).contains(line("1.x"));
    assertThat(line("1.x").wider()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // line, last, what fits: patch, minor, major
    "1.x, 1.2.3, true, true, false",
    "1.4.x, 1.4.2, true, false, false",
    "0.x, 0.4.2, true, true, true",
    "0.4.x, 0.4.2, true, false, false"
  })
  void keepsWhatTheSchemeMakesOfAChange(
      String text, String last, boolean patch, boolean minor, boolean major) {
    Version version = Version.parse(last);

    assertThat(SEMVER.keeps(line(text), version, Bump.PATCH)).isEqualTo(patch);
    assertThat(SEMVER.keeps(line(text), version, Bump.MINOR)).isEqualTo(minor);
    assertThat(SEMVER.keeps(line(text), version, Bump.MAJOR)).isEqualTo(major);
  }

  @Test
  void breakingChangesLeaveMajorZeroWhereThePolicySaysSo() {
    assertThat(new VersionScheme.Semantic(Bump.MAJOR).keeps(line("0.x"), Version.ZERO, Bump.MAJOR))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1.x, MINOR, true", "1.x, MAJOR, false", "1.10.x, MINOR, false"})
  void holdsForZeroPaddedNumbers(String text, Bump asked, boolean kept) {
    assertThat(PADDED.keeps(line(text), PADDED.parse("01.10.01"), asked)).isEqualTo(kept);
  }

  /** A date says nothing of compatibility, and what is supported stays compatible all the same. */
  @ParameterizedTest
  @CsvSource({
    "2026.x, PATCH, true",
    "2026.x, MINOR, true",
    "2026.x, MAJOR, false",
    "2026.04.x, PATCH, true",
    "2026.04.x, MINOR, false",
    "2026.04.x, MAJOR, false"
  })
  void holdsForDates(String text, Bump asked, boolean kept) {
    assertThat(MONTHLY.keeps(line(text), MONTHLY.parse("2026.04.1"), asked)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    // line, last, next
    "2026.04.x, 2026.04.1, 2026.04.2",
    "2026.11.x, 2026.11.3, 2026.11.4",
    "2026.x, 2026.04.1, 2026.11.0",
    "2025.x, 2025.12.0, 2025.12.1",
    "2025.x, 2026.04.1, 2026.11.0"
  })
  void countsOnInALineWhoseDateIsOver(String text, String last, String next) {
    VersionScheme within = MONTHLY.within(line(text));

    assertThat(within.next(MONTHLY.parse(last), Bump.PATCH, TODAY)).hasToString(next);
    assertThat(within.find(next)).isPresent();
    assertThat(within.find("1.2.3")).isEmpty();
    assertThat(within.form()).isEqualTo("YYYY.0M.MICRO");
    assertThat(within.example()).isEqualTo(MONTHLY.example());
    assertThat(within.keeps(line(text), MONTHLY.parse(last), Bump.MAJOR)).isFalse();
    assertThat(within.releaseType(Optional.empty(), MONTHLY.parse(next), Optional.of(Bump.MINOR)))
        .isEqualTo(Bump.MINOR);
  }

  @Test
  void numbersGoUpInALineAsEverywhere() {
    assertThat(SEMVER.within(line("1.x"))).isEqualTo(SEMVER);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.0-rc.1, true",
    "1.2.0-RC1, true",
    "1.2.0-cr.2, true",
    "1.2.0-CR1, true",
    "1.2.0-rc, true",
    "1.2.0-beta.1, false",
    "1.2.0-rchive.1, false",
    "1.2.0, false",
    "1.2.0-hotfix.1, false"
  })
  void knowsTheCandidatesAmongPreReleases(String version, boolean candidate) {
    assertThat(Version.parse(version).isCandidate()).isEqualTo(candidate);
  }
}
