package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.notes.NotedRelease;
import io.github.releasekit.domain.notes.Part;
import io.github.releasekit.domain.notes.ReleaseNotes;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotesFormatTest {

  private static final NotedRelease RELEASE =
      new NotedRelease(
          "org.acme",
          "app",
          Version.parse("1.3.0"),
          "v1.3.0",
          Optional.of(Version.parse("1.2.0")),
          Optional.of(LocalDate.parse("2026-01-31")));

  private static final List<Commit> NEWEST_FIRST =
      List.of(
          commit("security: check the host name"),
          commit(
              """
              fix: typo in <help>

              API-Change: `Login` has a second argument
              Known-Issue: Safari asks twice
              Database-Change: column login.passkey is new
              """),
          commit("perf: faster start"),
          commit(
              """
              feat(ui): log in with a passkey

              Highlight: Log in with a passkey
              Co-authored-by: Grace Hopper <grace@example.org>
              """),
          commit(
              """
              feat!: drop Java 11 (#31)

              BREAKING CHANGE: builds need Java 17 or later
              Upgrade: Set maven.compiler.release to 17
              """));

  private static final Map<Part, String> TEXTS =
      Map.of(
          Part.HIGHLIGHTS,
          "Passkeys are *here*.",
          Part.INSTALL,
          "```xml\n<dependency>\n  <groupId>org.acme</groupId>\n</dependency>\n```",
          Part.FULL_CHANGELOG,
          "[v1.2.0...v1.3.0](<https://github.com/acme/app/compare/v1.2.0...v1.3.0>)",
          Part.SUPPORT,
          "Ask at <https://acme.example/help>.",
          Part.COMING_NEXT,
          "Dark mode.");

  @Test
  void writesEveryPartInMarkdown() throws Exception {
    assertThat(rendered(NotesFormat.MARKDOWN, all())).isEqualTo(resource("all.md"));
  }

  @Test
  void writesEveryPartInPlainText() throws Exception {
    assertThat(rendered(NotesFormat.TEXT, all())).isEqualTo(resource("all.txt"));
  }

  @Test
  void writesEveryPartInHtml() throws Exception {
    String html = rendered(NotesFormat.HTML, all());

    assertThat(html.substring(html.indexOf("<main>"), html.indexOf("</body>")))
        .isEqualTo(resource("all-main.html"));
  }

  @Test
  void writesAPageThatStandsAlone() {
    Document page = Jsoup.parse(rendered(NotesFormat.HTML, all()));

    assertThat(page.title()).isEqualTo("app 1.3.0");
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("h1").eachText()).containsExactly("app 1.3.0");
    assertThat(page.selectFirst("time").attr("datetime")).isEqualTo("2026-01-31");
    assertThat(page.select("script, link, iframe, object, img, [src], [onclick]")).isEmpty();
    assertThat(page.select("section"))
        .allSatisfy(
            section ->
                assertThat(page.getElementById(section.attr("aria-labelledby")).tagName())
                    .isEqualTo("h2"));
    assertThat(page.selectFirst("style").data()).doesNotContain("url(", "@import", "$");
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void showsAPartAlone(Part part) {
    ReleaseNotes notes =
        new ReleaseNotes(RELEASE, Map.of(part, "Some *text*.\n\n- item"), List.of());
    String title = part.title();

    assertThat(rendered(NotesFormat.MARKDOWN, notes))
        .isEqualTo(
            "# app 1.3.0\n\nReleased on 2026-01-31.\n\n## "
                + title
                + "\n\nSome *text*.\n\n- item\n");
    assertThat(rendered(NotesFormat.TEXT, notes))
        .isEqualTo(
            "app 1.3.0\nReleased on 2026-01-31\n\n== " + title + " ==\n\nSome text.\n\n- item\n");
    Document page = Jsoup.parse(rendered(NotesFormat.HTML, notes));
    assertThat(page.select("h2").eachText()).containsExactly(title);
    assertThat(page.selectFirst("main").text()).isEqualTo(title + " Some text. item");
    assertThat(page.select("main em").eachText()).containsExactly("text");
  }

  @ParameterizedTest
  @EnumSource(NotesFormat.class)
  void showsNoHeadingOfAPartWithoutContent(NotesFormat format) {
    NotedRelease next =
        new NotedRelease(
            "org.acme",
            "app",
            Version.parse("1.3.0"),
            "v1.3.0",
            Optional.empty(),
            Optional.empty());
    String text = rendered(format, new ReleaseNotes(next, Map.of(), List.of()));

    assertThat(text).contains("app 1.3.0 (not released yet)").doesNotContain("Released on");
    assertThat(text)
        .doesNotContain("##", "==", "<h2", "<section")
        .doesNotContain(Stream.of(Part.values()).map(part -> ">" + part.title()).toList());
  }

  /** Every name that the page about release notes lists, used as it says. */
  @Test
  void givesTemplatesEveryName() {
    String template =
        "$title|$groupId|$artifactId|$version|$tag|$previousVersion|$date"
            + "|#foreach($part in $parts)#if($foreach.first)$part.id,$part.title,$part.text#end#end"
            + "|$content.performance|$content.comingNext|$content.knownIssues"
            + "|#foreach($c in $contributors)$c.name#if($c.first) ($c.first)#end;#end";

    assertThat(new NotesTemplate("t", template).render(NotesFormat.TEXT.values(all())))
        .isEqualTo(
            "app 1.3.0|org.acme|app|1.3.0|v1.3.0|1.2.0|2026-01-31"
                + "|highlights,What's new,Passkeys are here.\n\n- Log in with a passkey"
                + "|- faster start|Dark mode.|- Safari asks twice"
                + "|Ada Lovelace;Grace Hopper (first contribution);");
  }

  private static ReleaseNotes all() {
    List<Change> changes = Change.of(NEWEST_FIRST);
    return ReleaseNotes.of(
        RELEASE,
        changes,
        ChangelogPolicy.DEFAULT,
        Changelog.empty().unreleased(ChangelogEntries.of(changes, ChangelogPolicy.DEFAULT)),
        TEXTS,
        Set.of("grace@example.org"));
  }

  private static String rendered(NotesFormat format, ReleaseNotes notes) {
    return NotesTemplate.builtIn(format.template()).render(format.values(notes));
  }

  private static Commit commit(String message) {
    return new Commit(
        "a".repeat(40),
        List.of("b".repeat(40)),
        message,
        "Ada Lovelace",
        "ada@example.org",
        Instant.parse("2026-01-30T10:00:00Z"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        NotesFormatTest.class.getResourceAsStream("/io/github/releasekit/notes/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
