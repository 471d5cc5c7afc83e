package io.github.releasekit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What channels ask of a release. */
class ReleaseTest {

  private static Release release(String version, String others) {
    Release of = Releases.release(version);
    Set<Version> versions =
        Stream.of(others.split(" "))
            .filter(text -> !text.isEmpty())
            .map(Version::parse)
            .collect(Collectors.toSet());
    return new Release(
        of.manifest(), of.files(), of.content(), of.location(), of.notes(), () -> versions, "");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.0, '', '', true",
    "1.2.0, '', '1.2.0', true",
    "1.2.0, '', '1.1.9 1.2.0', true",
    "1.2.9, '', '1.2.10', false",
    "1.2.10, '', '1.2.9', true",
    "1.1.9, '', '1.2.0', false",
    "1.1.9, '1.1.', '1.2.0 1.1.8', true",
    "1.1.8, '1.1.', '1.2.0 1.1.9', false",
    "1.1.0, '1.1.', '1.10.0 1.11.0', true",
    "2.0.0-rc.1, '', '', false",
    // from support/1.x while 2.x is there, and a hotfix of the newest
    "1.4.3, '', '1.4.2 2.0.0', false",
    "1.4.3, '1.4.', '1.4.2 2.0.0', true",
    "2.0.1, '', '1.4.3 2.0.0', true",
    "2.0.0-hotfix.1, '', '1.4.3 2.0.0', true",
    "1.4.3-hotfix.1, '', '1.4.3 2.0.0', false",
    "2.0.0-rc.1, '2.0.', '1.0.0', false"
  })
  void isTheNewestWhereNoHigherFinalVersionIs(
      String version, String line, String others, boolean newest) {
    assertThat(release(version, others).newest(line)).isEqualTo(newest);
    if (line.isEmpty()) {
      assertThat(release(version, others).newest()).isEqualTo(newest);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.0, '', '', ''",
    "1.2.0, '', '1.2.0 1.1.9 1.1.10', '1.1.10 1.1.9'",
    "1.2.0, '1.2.', '1.1.9', ''",
    "1.2.1, '1.2.', '1.1.9 1.2.0 1.2.2 1.3.0', '1.2.0'",
    "1.2.0, '', '1.3.0 1.1.0', '1.1.0'"
  })
  void knowsTheVersionsBeforeTheHighestFirst(
      String version, String line, String others, String before) {
    assertThat(
            release(version, others).earlier(line).stream()
                .map(Version::toString)
                .collect(Collectors.joining(" ")))
        .isEqualTo(before);
  }

  @Test
  void fillsInItsPlaceholders() {
    assertThat(
            release("1.2.0", "")
                .filledIn("@{version} @{tag} @{groupId}:@{artifactId} @{version} @{other} ${x}"))
        .isEqualTo("1.2.0 v1.2.0 org.acme:app 1.2.0 @{other} ${x}");
  }

  @Test
  void findsTheOneFileOfAGlob() {
    Release release = release("1.2.0", "");

    assertThat(release.file("app-@{version}.jar", "artifact").name()).isEqualTo("app-1.2.0.jar");
    assertThatThrownBy(() -> release.file("lib-@{version}.jar", "artifact"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'artifact' names lib-1.2.0.jar, and no file of v1.2.0 is called so")
        .hasMessageContaining("app-1.2.0-bin.tar.gz, app-1.2.0.jar, app-1.2.0.pom");
    assertThatThrownBy(() -> release.file("app-*", "artifact"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'artifact' names app-*, and several files of v1.2.0 is called so");
  }

  @Test
  void isTakenBackForAReason() {
    Release release = release("1.2.0", "1.1.0");

    assertThat(release.reason()).isEmpty();
    assertThat(release.because("loses data").reason()).isEqualTo("loses data");
    assertThat(release.because("loses data").others()).isEqualTo(release.others());
  }
}
