package io.github.releasekit.adapter.versionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPlaceTest {

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("/version", "{\"version\":\"«1.2.0»\"}"),
        Arguments.of("/version", "{\n  \"name\": \"a\",\n  \"version\" : \"«1.2.0»\"\n}\n"),
        Arguments.of("/version", "{\r\n\t\"version\":\t\"«1.2.0»\"\r\n}"),
        Arguments.of("/version", "\uFEFF{\"version\":\"«1.2.0»\"}"),
        Arguments.of("/version", "\uFEFF{\"ü😀\":\"日本\",\r\n\"version\":\"«1.2.0-SNAPSHOT»\"}"),
        Arguments.of("/version", "{\"a\":\"\\\"version\\\":\\\"9\\\"\",\"version\":\"«1.2.0»\"}"),
        Arguments.of("/version", "{\"a\":\"\\u00e4\\\\\",\"version\":\"«1.2.0»\",\"b\":[]}"),
        Arguments.of("/version", "{\"x\":{\"version\":\"1\"},\"version\":\"«1.2.0»\"}"),
        Arguments.of("/version", "{\"ver\\u0073ion\":\"«1.2.0»\"}"),
        Arguments.of("/app/version", "{\"version\":\"1\",\"app\":{\"version\":\"«2.0.0»\"}}"),
        Arguments.of("/list/1/v", "{\"list\":[{\"v\":\"1\"},{\"v\":\"«2.0.0»\"},{\"v\":\"3\"}]}"),
        Arguments.of("/list/10", "{\"list\":[0,1,2,3,4,5,6,7,8,9,\"«1.0.0»\",\"1.0.0\"]}"),
        Arguments.of("/1", "{\"0\":\"a\",\"1\":\"«1.0.0»\"}"),
        Arguments.of("/a~1b/c~0d", "{\"a/b\":{\"c~d\":\"«1.0.0»\"},\"a~1b\":{\"c~0d\":\"2\"}}"),
        Arguments.of("/~01", "{\"~1\":\"«1.0.0»\",\"/\":\"2\"}"),
        Arguments.of("/packages//version", "{\"packages\":{\"\":{\"version\":\"«1.0.0»\"}}}"),
        Arguments.of("/", "{\"\":\"«1.0.0»\"}"),
        Arguments.of("/ä", "{\"a\":\"1\",\"ä\":\"«1.0.0»\"}"),
        Arguments.of("/0/0", "[[\"«1.0.0»\"],[\"1.0.0\"]]"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void rewritesTheTextAtThePointer(String pointer, String text) throws IOException {
    String after = Marked.rewrite(new JsonPlace(pointer), text);

    assertThat(new ObjectMapper().readTree(Marked.bytes(after)).at(pointer).textValue())
        .isEqualTo(Marked.NEW_VERSION);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "/version|{}",
        "/version|{\"Version\":\"1.0.0\"}",
        "/version|[{\"version\":\"1.0.0\"}]",
        "/version|{\"version\":{\"a\":\"1.0.0\"}}",
        "/list/01|{\"list\":[\"0.0.0\",\"1.0.0\"]}",
        "/list/-|{\"list\":[\"0.0.0\"]}"
      })
  void findsNothingWhereThereIsNoText(String pointer, String text) {
    assertThat(new JsonPlace(pointer).find(new TextFile("f", Marked.bytes(text)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"version\":1.0}|dir/f:1: the value at /version is no text",
        "{\"version\":null}|no text",
        "{\"version\":\"1.0.0\",\"version\":\"2.0.0\"}|not JSON: Duplicate",
        "{\"a\":{\"b\":1,\"b\":2},\"version\":\"1.0.0\"}|not JSON: Duplicate",
        "{\"version\":\"1.0.0\"|not JSON",
        "{\"version\":\"1.0.0\",}|not JSON",
        "{'version':'1.0.0'}|not JSON",
        "{/**/\"version\":\"1.0.0\"}|not JSON",
        "{\"version\":\"1.0.0\"} {\"version\":\"1.0.0\"}|a second document"
      })
  void refusesWhatItCannotBeSureOf(String text, String problem) {
    Marked.refused(new JsonPlace("/version"), text, problem);
  }

  @Test
  void namesTheLine() {
    Marked.refused(new JsonPlace("/version"), "{\r\n\"a\":1,\r\n\"version\":2}", "dir/f:3: ");
    Marked.refused(new JsonPlace("/version"), "\uFEFF{\n\"ü\":1,\n\"a\" 2}", "dir/f:3: not JSON");
  }

  @Test
  void refusesHostileDocuments() {
    Marked.refused(new JsonPlace("/version"), "[".repeat(1_000_000), "not JSON");
    Marked.refused(new JsonPlace("/version"), "{\"a\":".repeat(5000), "not JSON");
    Marked.refused(new JsonPlace("/version"), "\u0000{\u0000\"", "not UTF-8");
    assertThatThrownBy(() -> new TextFile("f", new byte[TextFile.MAX_BYTES + 1]))
        .isInstanceOf(ReleaseException.class);
    assertThatThrownBy(
            () -> new JsonPlace("/v").find(new TextFile("f", new byte[] {'"', (byte) 0xfc, '"'})))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "$.version", "/a~2b", "/a~", "#/version"})
  void refusesWhatIsNoPointer(String pointer) {
    assertThatThrownBy(() -> new JsonPlace(pointer))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'" + pointer + "' is not a JSON pointer");
  }
}
