package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.markdown.MarkdownText;
import io.github.releasekit.domain.notes.document.Checklist;
import io.github.releasekit.domain.notes.document.DeploymentPlan;
import io.github.releasekit.domain.notes.document.Document;
import io.github.releasekit.domain.notes.document.Retrospective;
import io.github.releasekit.domain.notes.document.Review;
import io.github.releasekit.domain.notes.document.RollbackPlan;
import io.github.releasekit.domain.notes.document.Story;
import io.github.releasekit.domain.notes.document.Summary;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a ledger stays text in documents (C3). */
class HostileDocumentsTest {

  private static final String HOSTILE = "io.github.releasekit.goal.HostileTextTest#texts";

  private static final String HARMLESS = all("x");
  private static final List<String> MARKDOWN = markdown(HARMLESS);
  private static final List<String> HTML = html(MarkdownText.toHtml(HARMLESS));
  private static final long LINES = MarkdownText.toPlainText(HARMLESS).lines().count();

  @ParameterizedTest
  @MethodSource(HOSTILE)
  void staysTextInEachForm(String hostile, String expected) {
    String markdown = all(hostile);
    String html = MarkdownText.toHtml(markdown);
    String text = MarkdownText.toPlainText(markdown);

    assertThat(markdown(markdown)).isEqualTo(MARKDOWN);
    assertThat(markdown).hasLineCount((int) HARMLESS.lines().count());
    assertThat(HostileTextTest.text(Parser.builder().build().parse(markdown)))
        .doesNotContainPattern("(?<![\\w.])@\\w");

    assertThat(html(html)).isEqualTo(HTML);
    assertThat(Jsoup.parse(html).body().wholeText().replaceAll("\\s+", " ")).contains(expected);

    assertThat(text.replaceAll("\\s+", " ")).contains(expected);
    assertThat(text.lines().count()).isEqualTo(LINES);
    assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029]");
  }

  private static List<String> markdown(String markdown) {
    return HostileTextTest.structure(Parser.builder().build().parse(markdown));
  }

  private static List<String> html(String html) {
    return HostileTextTest.structure(Jsoup.parse(html));
  }

  /** Every document, of a release in which the text stands wherever one can. */
  private static String all(String text) {
    Story story = Story.hostile(text);
    List<Document> documents =
        List.of(
            DeploymentPlan.of(story.made(), story.facts()),
            RollbackPlan.of(story.made(), story.facts()),
            Checklist.of(story.made(), story.facts()),
            Review.of(story.released(), story.facts()),
            Retrospective.of(story.released(), story.facts()),
            Summary.of(Instant.parse("2026-11-01T00:00:00Z"), text, story.facts()));
    return documents.stream().map(Story::rendered).collect(Collectors.joining("\n"));
  }
}
