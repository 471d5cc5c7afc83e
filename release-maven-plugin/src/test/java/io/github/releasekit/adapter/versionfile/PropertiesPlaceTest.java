package io.github.releasekit.adapter.versionfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesPlaceTest {

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("version", "version=«1.2.0»\n"),
        Arguments.of("version", "version=«1.2.0»"),
        Arguments.of("version", "version : «1.2.0»\r\nname=a\r\n"),
        Arguments.of("version", "version «1.2.0»\n"),
        Arguments.of("version", "\t \fversion\t=\t«1.2.0»\n"),
        Arguments.of("version", "a=1\rversion=«1.2.0»\rb=2\r"),
        Arguments.of("version", "#version=9\n !version=8\nversion=«1.2.0»\n"),
        Arguments.of("version", "# ends with a backslash \\\nversion=«1.2.0»\n"),
        Arguments.of("version", "a=b\\\nversion=9\nversion=«1.2.0»\n"),
        Arguments.of("version", "a=b\\\\\nversion=«1.2.0»\n"),
        Arguments.of("version", "a=b\\\r\n  #version=9\r\nversion=«1.2.0»\r\n"),
        Arguments.of("version", "ver\\\n   sion=«1.2.0»\n"),
        Arguments.of("version", "version=\\\n    «1.2.0»\n"),
        Arguments.of("version", "version\\\n  \\\n = «1.2.0»\n"),
        Arguments.of("version", "v\\u0065rsion=«1.2.0»\n"),
        Arguments.of("version", "version\\ =9\nversion=«1.2.0»\n"),
        Arguments.of("a=b:c d", "a\\=b\\:c\\ d=«1.2.0»\n"),
        Arguments.of("größe", "größe=«1.2.0»\n"),
        Arguments.of("größe", "gr\\u00F6\\u00dfe=«1.2.0»\n"),
        Arguments.of("version", "ü=😀\n\nversion=«1.2.0-SNAPSHOT»\n"),
        Arguments.of("version", "version.old=9\nversion=«1.2.0»\nold.version=8\n"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void rewritesTheValueOfTheKey(String key, String text) throws IOException {
    String after = Marked.rewrite(new PropertiesPlace(key), text);

    Properties properties = new Properties();
    properties.load(new StringReader(after));
    assertThat(properties.getProperty(key)).isEqualTo(Marked.NEW_VERSION);
  }

  @Test
  void keepsWhiteSpaceAfterTheValueAndAByteOrderMark() {
    Marked.rewrite(new PropertiesPlace("version"), "\uFEFFversion=«1.2.0» \t\r\n");
  }

  @Test
  void readsIso88591() {
    byte[] content = "# ü\ngröße=1.2.0\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(new PropertiesPlace("größe").find(new TextFile("f", content)))
        .containsExactly(new Span(10, 15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "#version=1", "Version=1", "versions=1", "a=version=1", "a=\\\nversion=1"})
  void findsNothingElsewhere(String text) {
    assertThat(new PropertiesPlace("version").find(new TextFile("f", Marked.bytes(text))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version=1\\nversion=2|dir/f:2: version stands here a second time",
        "\\u00=1|four hexadecimal digits",
        "\\uzzzz=1|four hexadecimal digits"
      })
  void refusesWhatItCannotBeSureOf(String text, String problem) {
    Marked.refused(new PropertiesPlace("version"), text.replace("\\n", "\n"), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "version\\", "version=\\", "version=1\\", "version \\\n", "a\\\n"})
  void endsAtTheEndOfTheFile(String text) {
    assertThat(new PropertiesPlace("other").find(new TextFile("f", Marked.bytes(text)))).isEmpty();
  }
}
