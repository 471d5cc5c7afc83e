package io.github.releasekit.adapter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.overview.Standing;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Whatever stands in a ledger, the page has the elements that it has for harmless text. */
class HostileDashboardTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Fields whose form is checked when the ledger is read, or that other code parses. */
  private static final Set<String> OF_A_FORM =
      Set.of("type", "at", "createdAt", "startedAt", "outcome", "committedAt");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</title></style></svg></table></main><h1>owned</h1>",
        "\" onmouseover=\"alert(1)\" x=\"",
        "' onfocus='alert(1)' autofocus='",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://evil.example/\"><script>alert(1)</script>",
        "<!-- the rest is hidden",
        "]]><![CDATA[x",
        "&lt;script&gt; &#60;script&#62;",
        "\u202egnp.exe \u2066 \u001b[31mred\u001b]8;;https://evil.example\u0007",
        "\ud800 \ufffe \u0000 \u0085 \u2028",
        "url(https://evil.example) ; } * { display: none }"
      })
  void textOfEveryFieldStaysText(String text) throws Exception {
    String harmless = page("harmless");

    String hostile = page(text);

    Document read = Jsoup.parse(hostile);
    assertThat(shape(read)).isEqualTo(shape(Jsoup.parse(harmless)));
    assertThat(hostile)
        .doesNotContain("<script", "<img", "<h1>owned", "<!--", "\u202e", "\u2066", "\u001b");
    assertThat(read.select("a:not([href^=#])")).isEmpty();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(hostile)));
  }

  /** The elements with their attributes' names, in order. */
  private static List<String> shape(Document document) {
    return document.getAllElements().stream()
        .map(
            element ->
                element.tagName()
                    + element.attributes().asList().stream().map(one -> one.getKey()).toList())
        .toList();
  }

  private static String page(String text) throws IOException {
    LedgerContents made = GeneratedHistory.of(11, 8, 90);
    List<LedgerRelease> releases =
        made.releases().stream()
            .map(
                release ->
                    new LedgerRelease(text, text, filled(release.manifest(), Manifest.class, text)))
            .toList();
    List<LedgerEntry> entries =
        made.entries().stream()
            .map(
                entry ->
                    new LedgerEntry(
                        text, text, entry.path(), filled(entry.event(), LedgerEvent.class, text)))
            .toList();
    Standing standing =
        new Standing(
            text,
            text,
            text,
            text,
            text,
            List.of(text),
            List.of(new StepRecord(text, "2026-11-27T16:41:02Z", 1, text)));
    Dashboard dashboard = Dashboards.of(new LedgerContents(releases, entries), List.of(standing));
    return DashboardPage.html(
        new Dashboard(
            text,
            text,
            dashboard.at(),
            dashboard.standings(),
            dashboard.overview(),
            dashboard.metrics(),
            Optional.empty()));
  }

  /** The same with a text in every field that may have any. */
  private static <T> T filled(Object document, Class<T> type, String text) {
    try {
      JsonNode tree = MAPPER.readTree(Json.pretty(document));
      return Json.read(MAPPER.writeValueAsBytes(fill(tree, text)), type, "the test");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode fill(JsonNode node, String text) {
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!OF_A_FORM.contains(name)) {
                  object.set(name, fill(object.get(name), text));
                }
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, fill(array.get(i), text));
      }
    }
    return node.isTextual() ? TextNode.valueOf(text) : node;
  }
}
