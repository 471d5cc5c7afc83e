package io.github.releasekit.domain.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSchemeTest {

  private static final VersionScheme SEMVER = new VersionScheme.Semantic(Bump.MINOR);
  private static final VersionScheme PADDED = new VersionScheme.ZeroPadded();
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3.4", "01.2.3", "1.02.3", "1.2.00", "v1.2.3", "2026.04.1"})
  void semverTakesThreeNumbersWithoutLeadingZeros(String text) {
    assertThat(SEMVER.find(text)).isEmpty();
    assertThatThrownBy(() -> SEMVER.parse(text))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("MAJOR.MINOR.PATCH");
  }

  @ParameterizedTest
  @CsvSource({
    // last, asked, when major zero is kept, when it is left
    "0.3.1, PATCH, PATCH, PATCH",
    "0.3.1, MINOR, MINOR, MINOR",
    "0.3.1, MAJOR, MINOR, MAJOR",
    "1.0.0, MAJOR, MAJOR, MAJOR",
    "10.0.0, MAJOR, MAJOR, MAJOR"
  })
  void breakingChangesStayInMajorZeroUnlessThePolicyLeavesIt(
      String last, Bump asked, Bump kept, Bump left) {
    Version version = Version.parse(last);

    assertThat(SEMVER.limited(version, asked)).isEqualTo(kept);
    assertThat(new VersionScheme.Semantic(Bump.MAJOR).limited(version, asked)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "01.10.01, PATCH, 01.10.02",
    "01.10.09, PATCH, 01.10.10",
    "01.10.99, PATCH, 01.10.100",
    "01.10.01, MINOR, 01.11.00",
    "01.10.01, MAJOR, 02.00.00",
    "99.00.00, MAJOR, 100.00.00"
  })
  void zeroPaddedNumbersKeepTheirWidth(String last, Bump bump, String next) {
    assertThat(PADDED.next(PADDED.parse(last), bump, TODAY)).hasToString(next);
  }

  @ParameterizedTest
  @CsvSource({
    "1.10.1, 01.10.01",
    "01.10, 01.10.00",
    "1-rc.2, 01.00.00-rc.2",
    "123.00.00, 123.00.00"
  })
  void zeroPaddedFillsUpWhatIsRead(String text, String version) {
    assertThat(PADDED.parse(text)).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"001.10.01", "01.10.01.01", "a.b.c"})
  void zeroPaddedRefusesOtherWidths(String text) {
    assertThat(PADDED.find(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // format, last, today, next
    "YYYY.0M.MICRO, 2026.10.4, 2026-11-24, 2026.11.0",
    "YYYY.0M.MICRO, 2026.11.0, 2026-11-24, 2026.11.1",
    "YYYY.0M.MICRO, 2026.11.9, 2026-11-24, 2026.11.10",
    "YYYY.0M.MICRO, 2026.12.0, 2027-01-02, 2027.01.0",
    "YYYY.MM.MICRO, 2026.12.3, 2027-01-02, 2027.1.0",
    "YY.MM.MICRO, 26.11.0, 2026-11-24, 26.11.1",
    "0Y.0M.MICRO, 09.01.7, 2009-02-01, 09.02.0",
    "YYYY.0M.0D.MICRO, 2026.11.24.0, 2026-11-24, 2026.11.24.1",
    "YYYY.MM.DD.MICRO, 2026.9.3.7, 2026-11-04, 2026.11.4.0",
    "YYYY.WW.MICRO, 2026.47.0, 2026-11-24, 2026.48.0",
    "YYYY.0W.MICRO, 2026.53.0, 2027-01-02, 2026.53.1",
    "YYYY.0M.MICRO, 0.0.0, 2026-11-24, 2026.11.0"
  })
  void calendarVersionsTakeTheDateAndCountWithinIt(
      String format, String last, LocalDate today, String next) {
    assertThat(CalendarVersioning.of(format).next(Version.parse(last), Bump.MAJOR, today))
        .hasToString(next);
  }

  @ParameterizedTest
  @CsvSource({
    "YYYY.0M.MICRO, 2026.04.0, true",
    "YYYY.0M.MICRO, 2026.4.0, false",
    "YYYY.0M.MICRO, 2026.04.00, false",
    "YYYY.MM.MICRO, 2026.04.0, false",
    "YYYY.0M.MICRO, 2026.04.0.1, false",
    "YYYY.0M.0D.MICRO, 2026.04.01.3, true",
    "YYYY.0M.MICRO, 2026.13.0, false",
    "YYYY.0M.MICRO, 2026.00.0, false",
    "YYYY.0M.0D.MICRO, 2026.04.32.0, false",
    "YYYY.WW.MICRO, 2026.54.0, false",
    "YYYY.0W.MICRO, 2026.53.0, true"
  })
  void calendarVersionsOfAnotherFormAreNone(String format, String text, boolean accepted) {
    assertThat(CalendarVersioning.of(format).find(text).isPresent()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "YYYY.MICRO, three or four",
    "YYYY.MM.DD.WW.MICRO, three or four",
    "MM.YYYY.MICRO, begin with the year",
    "YYYY.MICRO.MM, last part",
    "YYYY.0M.0D, last part",
    "YYYY.YY.MICRO, twice",
    "YYYY.0M.MM.MICRO, twice",
    "YYYY.0M.PATCH, 'PATCH'",
    "yyyy.mm.micro, 'yyyy'",
    "'', ''"
  })
  void calendarFormatsThatCannotRiseAreRefused(String format, String why) {
    assertThatThrownBy(() -> CalendarVersioning.of(format))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("YYYY.0M.MICRO");
  }

  @Test
  void calendarVersionsAreOfTheTypeThatCommitsAskFor() {
    VersionScheme calendar = CalendarVersioning.of("YYYY.0M.MICRO");
    Version version = Version.parse("2026.11.0");
    Optional<Version> previous = Optional.of(Version.parse("2025.01.0"));

    assertThat(calendar.releaseType(previous, version, Optional.of(Bump.MINOR)))
        .isEqualTo(Bump.MINOR);
    assertThat(calendar.releaseType(previous, version, Optional.empty())).isEqualTo(Bump.PATCH);
  }

  /** Lowest first. Maven and this order have to agree on every one of these. */
  private static final List<String> ALIKE =
      List.of(
          "1.2.3-alpha.1",
          "1.2.3-alpha.2",
          "1.2.3-beta.1",
          "1.2.3-milestone.1",
          "1.2.3-rc.1",
          "1.2.3-rc.2",
          "1.2.3-rc.10",
          "1.2.3",
          "1.2.3-hotfix.1",
          "1.2.3-hotfix.2",
          "1.2.4-rc.1",
          "1.2.4",
          "1.10.0");

  @Test
  void sortsAsMavenDoesWhereItSaysSo() {
    for (int i = 0; i + 1 < ALIKE.size(); i++) {
      Version lower = Version.parse(ALIKE.get(i));
      Version higher = Version.parse(ALIKE.get(i + 1));
      assertThat(lower.isSortedAlikeByMaven()).as(ALIKE.get(i)).isTrue();
      assertThat(lower).isLessThan(higher);
      assertThat(new ComparableVersion(ALIKE.get(i)))
          .as("%s, %s", ALIKE.get(i), ALIKE.get(i + 1))
          .isLessThan(new ComparableVersion(ALIKE.get(i + 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pre.1",
        "preview.1",
        "dev.1",
        "ea",
        "next.3",
        "1",
        "0",
        "b",
        "m",
        "rcx.1",
        "RELEASED"
      })
  void saysWhichPreReleasesMavenSortsAfterTheRelease(String qualifier) {
    assertThat(Version.parse("1.2.3-" + qualifier).isSortedAlikeByMaven()).isFalse();
    assertThat(new ComparableVersion("1.2.3-" + qualifier))
        .isGreaterThanOrEqualTo(new ComparableVersion("1.2.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a1", "b2", "m3", "M3", "RC1", "Alpha.1", "cr.1", "beta-2", "rc"})
  void knowsTheAbbreviationsOfMaven(String qualifier) {
    assertThat(Version.parse("1.2.3-" + qualifier).isSortedAlikeByMaven()).isTrue();
    assertThat(new ComparableVersion("1.2.3-" + qualifier))
        .isLessThan(new ComparableVersion("1.2.3"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3-hotfix, 1.2.4-SNAPSHOT",
    "01.10.09, 01.10.10-SNAPSHOT",
    "2026.11.0, 2026.11.1-SNAPSHOT",
    "2026.11.24.9, 2026.11.24.10-SNAPSHOT"
  })
  void developmentGoesOnWithTheLastNumber(String version, String development) {
    assertThat(Version.parse(version).following().snapshot()).isEqualTo(development);
  }
}
