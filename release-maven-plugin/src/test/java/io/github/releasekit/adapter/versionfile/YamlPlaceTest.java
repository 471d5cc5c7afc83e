package io.github.releasekit.adapter.versionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class YamlPlaceTest {

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("version", "version: «1.2.0»\n"),
        Arguments.of("version", "version: «1.2.0»"),
        Arguments.of("version", "version:   «1.2.0»   # release: 1.2.0\r\nname: a\r\n"),
        Arguments.of("version", "version: '«1.2.0»'\n"),
        Arguments.of("version", "version: \"«1.2.0»\" # x\n"),
        Arguments.of("version", "\uFEFFversion: «1.2.0»\n"),
        Arguments.of("version", "# ü 😀 日本\nname: 'ü😀'\nversion: «1.2.0-SNAPSHOT»\nz: 1\n"),
        Arguments.of("version", "\uFEFF# 😀\r\nversion: \"«1.2.0»\"\r\n"),
        Arguments.of("version", "version: &v «1.2.0»\nother: *v\n"),
        Arguments.of("version", "version: !!str «1.2.0»\n"),
        Arguments.of("version", "version: !!str &v '«1.2.0»'\n"),
        Arguments.of("version", "version:\n  «1.2.0»\n"),
        Arguments.of("version", "text: |\n  version: 9.9.9\nversion: «1.2.0»\n"),
        Arguments.of("version", "\"version\": «1.2.0»\n"),
        Arguments.of("version", "? version\n: «1.2.0»\n"),
        Arguments.of("version", "? {version: 1}\n: {version: 2}\nversion: «1.2.0»\n"),
        Arguments.of("version", "{a: {version: 1}, version: «1.2.0», b: [version, 2]}\n"),
        Arguments.of("version", "{\"version\":\"«1.2.0»\"}"),
        Arguments.of("version", "%YAML 1.2\n---\nversion: «1.2.0»\n---\nversion: 9.9.9\n"),
        Arguments.of("version", "version: «1.2.0»\n...\n\n---\n- [\n"),
        Arguments.of("version", "base: &b {version: 1}\nx: {<<: *b}\nversion: «1.2.0»\n"),
        Arguments.of(
            "spec.containers.1.tag",
            "spec:\n  containers:\n  - tag: 1.0.0\n  - name: b\n    tag: «1.2.0»\n  - tag: 3.0.0\n"),
        Arguments.of("a.0.1", "a: [[1.0.0, «1.2.0»], 3.0.0]\n"),
        Arguments.of("a.0", "a:\n  0: «1.2.0»\n"),
        Arguments.of(
            "labels.\"app.kubernetes.io/version\"",
            "labels:\n  app:\n    kubernetes: 1\n  app.kubernetes.io/version: \"«1.2.0»\"\n"),
        Arguments.of("größe", "größe: «1.2.0»\n"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void rewritesTheScalarAtTheKey(String key, String text) {
    String after = Marked.rewrite(new YamlPlace(key), text);

    if (!text.contains("*b") && !text.endsWith("- [\n")) {
      Object value = new Yaml().loadAll(after).iterator().next();
      for (String step : DottedKey.parse(key)) {
        value =
            value instanceof List<?> list
                ? list.get(Integer.parseInt(step))
                : value((Map<?, ?>) value, step);
      }
      assertThat(value).isEqualTo(Marked.NEW_VERSION);
    }
  }

  private static Object value(Map<?, ?> map, String key) {
    return map.entrySet().stream()
        .filter(entry -> entry.getKey().toString().equals(key))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "- version: 1.0.0\n",
        "app:\n  version: 1.0.0\n",
        "Version: 1.0.0\n",
        "a: version\n",
        "[version, 1.0.0]\n",
        "---\na: 1\n---\nversion: 1.0.0\n"
      })
  void findsNothingElsewhere(String text) {
    assertThat(new YamlPlace("version").find(new TextFile("f", Marked.bytes(text)))).isEmpty();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("version", "v: &v 1.2.0\nversion: *v\n", "dir/f:2: an alias (*v)"),
        Arguments.of("a.version", "b: &b {version: 1.2.0}\na: *b\n", "dir/f:2: an alias"),
        Arguments.of("version", "version: 1.0.0\nversion: 2.0.0\n", "dir/f:2: version stands"),
        Arguments.of("version", "version: |\n  1.0.0\n", "no version on one line"),
        Arguments.of("version", "version: >-\n  1.0.0\n", "no version on one line"),
        Arguments.of("version", "version: \"1\\x2e0.0\"\n", "no version on one line"),
        Arguments.of("version", "version: [1.0.0]\n", "no text"),
        Arguments.of("version", "a: 1\nversion:\n  a: 1.0.0\n", "dir/f:3: the value of version"),
        Arguments.of("version", "version: 'a\n", "not YAML"),
        Arguments.of("version", "a: 1\n\tb: 2\n", "not YAML"),
        Arguments.of("version", "a: {b: c\n", "not YAML"),
        Arguments.of("version", "a: *nowhere\nversion: @1\n", "not YAML"),
        Arguments.of("version", "a: \u0007\n", "not YAML"),
        Arguments.of("version", "[".repeat(100_000), "nested too deeply"),
        Arguments.of("version", "- ".repeat(5_000) + "a", "nested too deeply"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatItCannotBeSureOf(String key, String text, String problem) {
    Marked.refused(new YamlPlace(key), text, problem);
  }

  @Test
  void leavesAnEmptyValueToTheReader() {
    assertThat(new YamlPlace("version").find(new TextFile("f", Marked.bytes("version:\n"))))
        .containsExactly(new Span(8, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "\"a", "\"a\"b", "a.'b"})
  void refusesWhatIsNoKey(String key) {
    assertThatThrownBy(() -> new YamlPlace(key))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'" + key + "' is not a key");
  }
}
