package io.github.releasekit.adapter.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</p></body><h1>owned</h1>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "<!-- the rest is hidden",
        "]]> <?php x ?>",
        "&lt;b&gt; &#60;b&#62;",
        "${title} #set($x = 1)"
      })
  void textStaysTextInAnElementAndInAnAttribute(String text) {
    Document read = parse(Element.of("p", text).with("aria-label", text));

    assertThat(read.body().children()).hasSize(1);
    assertThat(read.body().child(0).children()).isEmpty();
    assertThat(read.body().child(0).attributes().size()).isEqualTo(1);
    assertThat(read.body().child(0).attr("aria-label")).isEqualTo(text);
    assertThat(read.body().child(0).text()).isEqualTo(text);
  }

  @Test
  void leavesOutWhatCouldSteerOrHideText() {
    Document read = parse(Element.of("p", "a\u202eb\u001b[31mc\u0000d\u2066e\nf\ud800g\ufffeh"));

    assertThat(read.body().child(0).wholeText()).isEqualTo("a b [31mc d e f g h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "style", "iframe", "img", "object", "form", "base", "use", "P"})
  void writesNoElementThatLoadsOrRunsSomething(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Element.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "style", "src", "href", "xlink:href", "srcdoc", "x y"})
  void writesNoAttributeThatLoadsOrRunsSomething(String name) {
    Element element = Element.of("p");

    assertThatIllegalArgumentException().isThrownBy(() -> element.with(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/path",
        "https:evil",
        "https://user:secret@evil.example",
        "https://evil.example\" onclick=\"x",
        "http://",
        "mailto:a@b.example",
        ""
      })
  void linksToNothingButTheWeb(String address) {
    Document read = parse(Element.link(address, "more"));

    assertThat(read.select("a")).isEmpty();
    assertThat(read.body().text()).isEqualTo("more");
  }

  @Test
  void linksToTheWebWithoutTellingWhereFrom() {
    Document read = parse(Element.link("https://example.org/ä?a=1&b=2", "more"));

    assertThat(read.select("a").attr("href")).isEqualTo("https://example.org/%C3%A4?a=1&b=2");
    assertThat(read.select("a").attr("rel")).isEqualTo("noopener noreferrer");
  }

  @Test
  void refusesAnIdThatIsNone() {
    Element element = Element.of("p");

    assertThatIllegalArgumentException().isThrownBy(() -> element.with("id", "a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Element.anchor("\"", "x"));
  }

  private static Document parse(Element element) {
    StringBuilder html = new StringBuilder();
    element.write(html);
    return Jsoup.parse(html.toString());
  }
}
