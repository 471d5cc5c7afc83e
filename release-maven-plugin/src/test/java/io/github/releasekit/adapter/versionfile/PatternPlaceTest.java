package io.github.releasekit.adapter.versionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternPlaceTest {

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("acme:@{version}", "use acme:«1.2.0»"),
        Arguments.of("acme:@{version}", "acme:«1.2.0», acme:«1.1.0-rc.1+5»\r\nacme:«2-SNAPSHOT»\n"),
        Arguments.of("acme:@{version}", "It is acme:«1.2.0»."),
        Arguments.of("acme:@{version}", "acme:«1.2.0»..., acme:«1.2.0»-"),
        Arguments.of("acme:@{version}", "acme:latest acme: 1.2.0 acme:v1.2.0 acme:«1.2.0»"),
        Arguments.of(
            "acme-@{version}.jar", "acme-«1.2.0».jar acme-«1.2.0-rc.1».jar acme-1.2.0.war"),
        Arguments.of("acme-@{version}.jar", "acme-1.2.0.zip, acme-«1.2.0».jar.asc"),
        Arguments.of("Version @{version}.", "Version «1.2.0». Version 1.2.0"),
        Arguments.of("v@{version}/acme-@{version}-linux", "v«1.2.0»/acme-«1.2.0»-linux.tar.gz"),
        Arguments.of(
            "v@{version}/acme-@{version}-linux", "v1.2.0/acme-1.2.0 v«2.0»/acme-«1.0»-linux"),
        Arguments.of("@{version} (stable)", "11.2.0 «1.2.0» (stable), x1.2.0 (stable)"),
        Arguments.of("@{version}", "a1.0 «1.0» «1.2.3»\n«4»"),
        Arguments.of("größe: “@{version}”", "größe: “«1.2.0»” 日本 größe: “1.2.0"),
        Arguments.of("a*b?@{version}[$]", "a*b?«1.2.0»[$] axb1.2.0$"),
        Arguments.of(
            "name = \"x\"\nversion = \"@{version}\"", "\uFEFFname = \"x\"\nversion = \"«1.0»\"\n"),
        Arguments.of("${@{version}}", "${«1.0»} $1.0"),
        Arguments.of("1@{version}", "1«1.0»"),
        Arguments.of("a@{version}", "aa«1.0» aa«1.0»"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void rewritesEveryOccurrence(String pattern, String text) {
    Marked.rewrite(new PatternPlace(pattern), text);
  }

  @Test
  void readsBytesThatAreNoText() {
    byte[] content = {(byte) 0xff, 0, 'v', '1', '.', '0', (byte) 0xfe};

    assertThat(new PatternPlace("v@{version}").find(new TextFile("f", content)))
        .containsExactly(new Span(3, 6));
  }

  @Test
  void takesLongRunsForNoVersions() {
    assertThat(find("v@{version}", "v" + "1".repeat(129))).isEmpty();
    assertThat(find("v@{version}", "v" + "1".repeat(128))).hasSize(1);
    assertThat(find("1@{version}", "1".repeat(2_000_000) + "!")).isNotEmpty();
    assertThat(find("@{version}x", "1".repeat(2_000_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "@{version}@{version}", "a@{version}@{version}b", "@{Version}"})
  void refusesWhatIsNoPattern(String pattern) {
    assertThatThrownBy(() -> new PatternPlace(pattern))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(pattern);
  }

  static Stream<Arguments> markedLines() {
    return Stream.of(
        Arguments.of("release", "a = \"«1.2.0»\" // release\n"),
        Arguments.of("release", "// release: «1.2.0»\r\nb 1.2.0\r\nv«1.3» <!-- release -->"),
        Arguments.of("release", "img:«1.2.0-rc.1» # release, line 3\n"),
        Arguments.of("release", "\uFEFF«1.2.0» release"),
        Arguments.of("release", "ü😀 «1.2.0»… release.\n"),
        Arguments.of("release", "«1.2.0» release release\n"),
        Arguments.of("x-1.0", "«1.2.0» x-1.0\n"),
        Arguments.of("größe", "«1.2.0» größe"));
  }

  @ParameterizedTest
  @MethodSource("markedLines")
  void rewritesTheVersionInAMarkedLine(String marker, String text) {
    Marked.rewrite(new MarkedLinePlace(marker), text);
  }

  @ParameterizedTest
  @CsvSource({
    "a#1.0.0 2.0.0 release, 'dir/f:2: 2 versions in a line with release'",
    "a#no release 5, 'dir/f:2: no version in a line with release'",
    "a#acme-1.0.0.jar release, no version",
    "a#x1.0 release 1x0 .1.0, no version",
    "1.0.0 release#2.0.0#release, 'dir/f:3: no version'"
  })
  void refusesAMarkedLineWithoutExactlyOneVersion(String text, String problem) {
    Marked.refused(new MarkedLinePlace("release"), text.replace('#', '\n'), problem);
  }

  @Test
  void findsNoMarkedLine() {
    assertThat(
            new MarkedLinePlace("release").find(new TextFile("f", Marked.bytes("Release 1.0.0"))))
        .isEmpty();
  }

  private static java.util.List<Span> find(String pattern, String text) {
    return new PatternPlace(pattern).find(new TextFile("f", Marked.bytes(text)));
  }
}
