package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.SourceFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader refuses, and how it bears files that are made to hurt. */
class PomReaderTest {

  private static final String VERSION = "<version>" + PomCase.OLD + "</version>";

  @Test
  void keepsTheOrderOfTheFiles() {
    PomCase poms = PomCase.xml("", "=== core/pom.xml\n<a/>\n=== pom.xml\n<b/>");

    assertThat(PomReader.read(PomCase.reactor(), poms.files(1), Optional.empty()))
        .extracting(SourceFile::path)
        .containsExactly("core/pom.xml", "pom.xml");
  }

  static Stream<byte[]> notXml() {
    return Stream.of(
            "",
            "text",
            "<project>",
            "</project>",
            "<project></project></project>",
            "<project><version>1",
            "<project><!-- ",
            "<project a=\"",
            "<project",
            "<project/><![CDATA[",
            "<?xml ",
            "<!DOCTYPE project [ <!ENTITY a \"><project/>",
            "<!DOCTYPE project [ > <project/>")
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @MethodSource("notXml")
  void refusesWhatIsNoXml(byte[] content) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).startsWith("pom.xml ");
              assertThat(e.remedy()).contains("mvn validate");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "x-UTF-16LE-BOM"})
  void refusesEncodingsThatDoNotExtendAscii(String charset) {
    String pom =
        "<?xml version='1.0' encoding='" + charset + "'?><project>" + VERSION + "</project>";

    assertThatThrownBy(() -> read(pom.getBytes(Charset.forName(charset))))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem())
                  .isEqualTo("pom.xml is in UTF-16 or UTF-32, in which versions are not edited");
              assertThat(e.remedy()).contains("UTF-8");
            });
  }

  @Test
  void readsElementsThatAreNestedDeeply() {
    String deep = "<a>".repeat(100_000) + VERSION + "</a>".repeat(100_000);

    assertThat(released("<project>" + deep + VERSION + "</project>"))
        .isEqualTo("<project>" + deep + "<version>2.0.0</version></project>");
  }

  @Test
  void readsTenMegabytesInLinearTime() {
    String dependency =
        "<dependency><groupId>org.acme</groupId><artifactId>core</artifactId>%s</dependency>\n";
    String pom = "<project><dependencies>%s</dependencies></project>";
    String before = pom.formatted(dependency.formatted(VERSION).repeat(90_000));
    String after = pom.formatted(dependency.formatted("<version>2.0.0</version>").repeat(90_000));

    assertThat(before.length()).isGreaterThan(10_000_000);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> assertThat(released(before).equals(after)).isTrue());
  }

  static Stream<String> hostile() {
    StringBuilder doubling = new StringBuilder("<project><version>${p0}</version><properties>");
    for (int i = 0; i < 60; i++) {
      doubling.append("<p" + i + ">${p" + (i + 1) + "}${p" + (i + 1) + "}</p" + i + ">");
    }
    StringBuilder chain = new StringBuilder("<project><version>${p0}</version><properties>");
    for (int i = 0; i < 100_000; i++) {
      chain.append("<p" + i + ">${p" + (i + 1) + "}</p" + i + ">");
    }
    StringBuilder profiles =
        new StringBuilder("<project><version>${a}${a}${b}${b}</version><profiles>");
    for (int i = 0; i < 3_000; i++) {
      profiles.append("<profile><properties><a>" + i + "</a><b/></properties></profile>");
    }
    return Stream.of(
        doubling + "<p60/></properties></project>",
        chain + "</properties></project>",
        profiles + "</profiles></project>",
        "<project><version>" + "${a}".repeat(1_000_000) + "</version></project>",
        "<project><version>" + "&".repeat(1_000_000) + "</version></project>",
        "<project><version>" + " ".repeat(1_000_000) + "</version></project>",
        "<project>" + "<!-- - -- ->".repeat(1_000_000) + "--></project>",
        "<project>" + "<version>1</version>".repeat(200_000) + "</project>");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isNotHeldUpByAHostilePom(String pom) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> assertThat(released(pom).equals(pom)).isTrue());
  }

  private static String released(String pom) {
    return new String(
        read(pom.getBytes(StandardCharsets.UTF_8)).with(PomCase.RELEASE), StandardCharsets.UTF_8);
  }

  private static SourceFile read(byte[] content) {
    List<SourceFile> files =
        PomReader.read(PomCase.reactor(), Map.of("pom.xml", content), Optional.empty());
    return files.get(0);
  }
}
