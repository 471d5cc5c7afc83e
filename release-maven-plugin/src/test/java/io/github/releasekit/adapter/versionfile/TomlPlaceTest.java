package io.github.releasekit.adapter.versionfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlPlaceTest {

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("version", "version = \"«1.2.0»\"\n"),
        Arguments.of("version", "version='«1.2.0»'"),
        Arguments.of("version", "\uFEFFversion = \"«1.2.0»\"\r\n"),
        Arguments.of("version", "# version = \"9\"\n  version\t=\t\"«1.2.0»\"# \"1.2.0\"\n"),
        Arguments.of("version", "ü = 1".replace("ü", "\"ü😀\"") + "\nversion = \"«1.2.0»\"\r\n"),
        Arguments.of("project.version", "version = \"1\"\n[project]\nversion = \"«1.2.0»\"\n"),
        Arguments.of("project.version", "[ project ] # x\r\nname='a'\r\nversion = '«1.2.0»'\r\n"),
        Arguments.of(
            "project.version", "project.version = \"«1.2.0»\"\n[other]\nversion = \"1\"\n"),
        Arguments.of("project.version", "project . 'version' = \"«1.2.0»\"\n"),
        Arguments.of("project.version", "project = { name = \"a\", version = \"«1.2.0»\" }\n"),
        Arguments.of("a.b.c", "a = { b = { x = [{ c = \"1\" }], c = \"«1.2.0»\" } }\n"),
        Arguments.of("a.b.c", "[a]\nb.c = '«1.2.0»'\n[a.b.d]\nc = '1'\n"),
        Arguments.of("tool.poetry.version", "[tool.poetry]\nversion = \"«1.2.0»\"\n[tool.x]\n"),
        Arguments.of("tool.poetry.version", "[\"tool\".'poetry']\n\"version\" = \"«1.2.0»\"\n"),
        Arguments.of("a.\"b.c\".v", "[a.\"b.c\"]\nv = \"«1.2.0»\"\n[a.b.c]\nv = \"1\"\n"),
        Arguments.of("größe", "\"gr\\u00f6\\U000000dfe\" = \"«1.2.0»\"\n"),
        Arguments.of(
            "version",
            "text = \"\"\"\nversion = \"9\"\n\\\"\"\" \"\"\"\"\"\nversion = \"«1.2.0»\"\n"),
        Arguments.of("version", "text = '''\nversion = '9'\n''''\nversion = \"«1.2.0»\"\n"),
        Arguments.of("version", "empty = \"\"\nother = ''\nversion = \"«1.2.0»\"\n"),
        Arguments.of("version", "path = 'C:\\'\nq = \"\\\\\\\"\"\nversion = \"«1.2.0»\"\n"),
        Arguments.of(
            "version",
            "list = [ # ]\n  \"]\", 'a',\n  [1, 2.5e3,],\n  {version = \"9\"},\n]\nversion = \"«1.2.0»\"\n"),
        Arguments.of(
            "version", "d = 1979-05-27 07:32:00Z\nf = +1_000.5\nb=true\nversion = \"«1.2.0»\"\n"),
        Arguments.of(
            "package.version",
            "[[bin]]\nversion = \"1\"\n[package]\nversion = \"«1.2.0»\"\n[[bin]]\nversion = \"2\"\n"),
        Arguments.of(
            "a.v", "[b]\nv = \"1\"\n[a]\nv = \"«1.2.0»\"\n[[b.c]]\nv = \"2\"\n[b.c.a]\nv='3'\n"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void rewritesTheTextAtTheKey(String key, String text) throws IOException {
    String after = Marked.rewrite(new TomlPlace(key), text);

    JsonNode value = new TomlMapper().readTree(after.replace("\uFEFF", ""));
    for (String step : DottedKey.parse(key)) {
      value = value.get(step);
    }
    assertThat(value.textValue()).isEqualTo(Marked.NEW_VERSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version = \"1\"\n",
        "[[project]]\nversion = \"1\"\n",
        "[project.urls]\nversion = \"1\"\n",
        "[project]\nVersion = \"1\"\n",
        "[project]\nname = \"version = '1'\"\n",
        "[project]\ndynamic = [\"version\"]\n",
        "[[a]]\n[a.project]\nversion = \"1\"\n"
      })
  void findsNothingElsewhere(String text) {
    assertThat(new TomlPlace("project.version").find(new TextFile("f", Marked.bytes(text))))
        .isEmpty();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("v = \"1\"\nv = \"2\"\n", "dir/f:2: v stands here a second time"),
        Arguments.of("a = 1\r\nv = 1.0\n", "dir/f:2: the value of v is no text in quotes"),
        Arguments.of("v = \"\"\"1.0\"\"\"\n", "no text in quotes"),
        Arguments.of("v = ['1.0']\n", "no text in quotes"),
        Arguments.of("v = {a = '1.0'}\n", "no text in quotes"),
        Arguments.of("v = \"1.0\n", "a quote is not closed"),
        Arguments.of("a = '''b\n", "a quote is not closed"),
        Arguments.of("v = \"1.0\" \"\n", "the line goes on"),
        Arguments.of("a =\n", "dir/f:1: not TOML: a value is missing"),
        Arguments.of("v\n", "'=' is expected"),
        Arguments.of("= 1\n", "a key is missing"),
        Arguments.of("[a\nv = '1'\n", "']' is expected"),
        Arguments.of("[[a]\n", "']]' is expected"),
        Arguments.of("a = [1 2 {\n", "not TOML"),
        Arguments.of("a = {b = 1\n", "not TOML"),
        Arguments.of("\"\\q\" = 1\n", "escape"),
        Arguments.of("\"\\ud83d", "not TOML"),
        Arguments.of("\"\\Uffffffff\" = 1", "escape"),
        Arguments.of("a = " + "[".repeat(1_000_000), "nested too deeply"),
        Arguments.of("a.".repeat(200_000) + "a = 1", "nested too deeply"),
        Arguments.of("a = " + "{a=".repeat(10_000), "nested too deeply"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatItCannotBeSureOf(String text, String problem) {
    Marked.refused(new TomlPlace("v"), text, problem);
  }
}
