package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.notes.NotedRelease;
import io.github.releasekit.domain.notes.ReleaseNotes;
import io.github.releasekit.domain.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text of commits stays text, wherever it comes from and whatever it is written into (C3). */
class HostileTextTest {

  private static final char ESC = '\u001b';

  static Stream<Arguments> texts() {
    return Stream.of(
        same("#set($x = 6 * 7)$x"),
        same("$class.forName('java.lang.Runtime')"),
        same("${title} $!version $parts[0]"),
        same("#include('/etc/passwd') #parse('x') #evaluate($title)"),
        same("#foreach($p in $parts)x#end #macro(m)#m()#end"),
        same("]]# #end #* comment *# ## comment"),
        same("#[[raw]]#"),
        same("\\$title \\#if \\\\"),
        same("<script>alert(1)</script>"),
        same("<img src=x onerror=alert(1)>"),
        same("</li></ul></section></main><h1>owned</h1>"),
        same("</title><base href=//evil.example>"),
        same("<!-- the rest is hidden"),
        same("<![CDATA[x]]> <?php x ?>"),
        same("<a href=\"javascript:alert(1)\">x</a>"),
        same("\" onmouseover=\"alert(1)"),
        same("' autofocus onfocus='alert(1)"),
        same("&lt;b&gt; &#60;b&#62; &copy; &amp;lt;"),
        same("[click](javascript:alert(1))"),
        same("[click](https://evil.example \"title\")"),
        same("![picture](https://evil.example/x.png)"),
        same("<https://evil.example>"),
        same("[ref]: https://evil.example"),
        same("[ref][id] [ref][] [ref]"),
        same("[^1]: a footnote"),
        same("# heading"),
        same("###### heading ######"),
        same("==="),
        same("---"),
        same("* * *"),
        same("> quote"),
        same("- [x] task"),
        same("+ item"),
        same("1. item"),
        same("2) item"),
        same("**bold** __bold__ *em* _em_ ~~gone~~"),
        same("`code` ``code``"),
        same("```"),
        same("~~~ fence"),
        same("| a | b |"),
        same("|---|---|"),
        same("line break\\"),
        same("@ada and @team/core, please"),
        same("::set-env name=PATH::/tmp"),
        same("::error file=pom.xml::broken"),
        same("##vso[task.setvariable variable=x]y"),
        same("##[error]broken"),
        same("##teamcity[buildStatus text='x']"),
        same("x ##vso[task.complete result=Failed]"),
        shown("a" + ESC + "[31mred" + ESC + "[0m", "a [31mred [0m"),
        shown(
            "a" + ESC + "]8;;https://evil.example" + ESC + "\\b", "a ]8;;https://evil.example \\b"),
        shown("a\u009b31mred", "a 31mred"),
        shown("a\u202Egnp.exe", "a gnp.exe"),
        shown("\u2066a\u2069 \u200Fb", "a b"),
        shown("zero\u200Bwidth\uFEFF \u200Djoined", "zero width joined"),
        shown("a\u0000b\u0008c", "a b c"),
        shown("a\uD800b", "a b"),
        shown("lone\uDC00", "lone"),
        shown("a\r\n::set-env name=x::y", "a ::set-env name=x::y"),
        shown("a\r##vso[x]y", "a ##vso[x]y"),
        shown("a\n\n# heading", "a # heading"),
        shown("a\u2028- item", "a - item"),
        shown("a\u0085> quote\u000b\u000c", "a > quote"),
        shown("tab\tseparated", "tab separated"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void staysTextInMarkdown(String hostile, String expected) {
    String markdown = rendered(NotesFormat.MARKDOWN, hostile);
    Node document = Parser.builder().build().parse(markdown);

    assertThat(structure(document))
        .isEqualTo(structure(Parser.builder().build().parse(rendered(NotesFormat.MARKDOWN, "x"))));
    assertThat(occurrences(text(document), expected)).isEqualTo(occurrences(hostile));
    assertThat(markdown).doesNotContainPattern("(?<![\\w.])@\\w");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void staysTextInHtml(String hostile, String expected) {
    Document page = Jsoup.parse(rendered(NotesFormat.HTML, hostile));

    assertThat(structure(page)).isEqualTo(structure(Jsoup.parse(rendered(NotesFormat.HTML, "x"))));
    assertThat(occurrences(page.body().wholeText(), expected)).isEqualTo(occurrences(hostile));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void staysTextInPlainText(String hostile, String expected) {
    String text = rendered(NotesFormat.TEXT, hostile);

    assertThat(text.lines()).hasSameSizeAs(rendered(NotesFormat.TEXT, "x").lines().toList());
    assertThat(occurrences(text, expected)).isEqualTo(occurrences(hostile));
    assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029]");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void commandsNothingInALog(String hostile, String expected) {
    List<String> lines = new ArrayList<>();
    for (NotesFormat format : NotesFormat.values()) {
      rendered(format, hostile).lines().map(PlainText::logged).forEach(lines::add);
    }
    lines.add(PlainText.logged(hostile));

    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContainPattern("^\\s*::")
                    .doesNotContainPattern("##\\p{L}*\\[")
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029]"));
    assertThat(occurrences(PlainText.logged(hostile).replace(" ", ""), expected.replace(" ", "")))
        .isEqualTo(1);
  }

  /** A release in which the text is description, scope, footer, author and co-author. */
  private static String rendered(NotesFormat format, String hostile) {
    String subject = isOneLine(hostile) ? hostile : "x";
    Commit commit =
        new Commit(
            "a".repeat(40),
            List.of("b".repeat(40)),
            "fix: say "
                + subject
                + "\n\nHighlight: "
                + hostile
                + "\nKnown-Issue: "
                + hostile
                + "\nCo-authored-by: "
                + (isOneLine(hostile) ? hostile : "x")
                + " <grace@example.org>",
            hostile,
            "ada@example.org",
            Instant.parse("2026-01-30T10:00:00Z"));
    List<Change> changes = Change.of(List.of(commit));
    ReleaseNotes notes =
        ReleaseNotes.of(
            new NotedRelease(
                "org.acme",
                "app",
                Version.parse("1.3.0"),
                "v1.3.0",
                Optional.empty(),
                Optional.empty()),
            changes,
            ChangelogPolicy.DEFAULT,
            Changelog.empty().unreleased(ChangelogEntries.of(changes, ChangelogPolicy.DEFAULT)),
            Map.of(),
            Set.of());
    return NotesTemplate.builtIn(format.template()).render(format.values(notes));
  }

  private static boolean isOneLine(String text) {
    return text.lines().count() == 1;
  }

  /** In how many places {@link #rendered} shows it. */
  private static int occurrences(String hostile) {
    return isOneLine(hostile) ? 5 : 3;
  }

  private static int occurrences(String text, String expected) {
    String one = text.replace("\u200B", "").replaceAll("\\s+", " ");
    int count = 0;
    for (int at = one.indexOf(expected);
        at >= 0;
        at = one.indexOf(expected, at + expected.length())) {
      count++;
    }
    return count;
  }

  /** The kinds of nodes, texts left out, since a parser cuts them as it likes. */
  static List<String> structure(Node node) {
    List<String> structure = new ArrayList<>();
    if (!(node instanceof Text)) {
      structure.add(node.getClass().getSimpleName());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      structure.addAll(structure(child));
    }
    return structure;
  }

  static List<String> structure(Document page) {
    List<String> structure = new ArrayList<>();
    for (Element element : page.getAllElements()) {
      structure.add(element.tagName() + " " + element.attributes());
    }
    return structure;
  }

  static String text(Node node) {
    StringBuilder text = new StringBuilder();
    if (node instanceof Text literal) {
      text.append(literal.getLiteral());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      text.append(text(child));
    }
    return text.append(node instanceof Text ? "" : "\n").toString();
  }

  private static Arguments same(String text) {
    return Arguments.of(text, text);
  }

  private static Arguments shown(String text, String expected) {
    return Arguments.of(text, expected);
  }
}
