package io.github.releasekit.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.markdown.MarkdownText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.Markdown;
import io.github.releasekit.domain.channel.Notice;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTest {

  private static final String HOSTILE =
      "fix: $version ${version} #end #if(1) <script>alert(1)</script> @everyone [a](javascript:b)"
          + " `c` **d** \u202E\u001b[31m";

  private final Map<String, String> templates = new HashMap<>();

  private NoticeText text(Notice notice, String audience) {
    return NoticeText.of(
        notice,
        audience,
        path ->
            Optional.ofNullable(templates.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "PLANNED, team, app 1.2.0 is about to be released",
    "PLANNED, customers, app 1.2.0 is coming",
    "PLANNED, management, app 1.2.0 is planned",
    "RELEASED, team, app 1.2.0 is released",
    "RELEASED, customers, app 1.2.0 is here",
    "RELEASED, management, app 1.2.0 is released",
    "FAILED, team, The release of app 1.2.0 has failed",
    "FAILED, customers, app 1.2.0 is delayed",
    "FAILED, management, The release of app 1.2.0 has failed",
    "ROLLED_BACK, team, app 1.2.0 was taken back",
    "ROLLED_BACK, customers, app 1.2.0 was withdrawn",
    "ROLLED_BACK, management, app 1.2.0 was withdrawn",
    "RELEASED, qa, app 1.2.0 is released"
  })
  void hasATemplateForEveryEventAndAudience(Event event, String audience, String subject) {
    NoticeText full = text(NoticeFixture.notice(event), audience);
    NoticeText empty =
        text(
            new Notice(
                event,
                new Notice.Subject("org.acme:app", "1.2.0", "v1.2.0", "", "", ""),
                Instant.EPOCH,
                Notice.Pages.NONE,
                Notice.Told.NOTHING,
                Notice.Trouble.NONE,
                ""),
            audience);

    for (NoticeText text : List.of(full, empty)) {
      assertThat(text.subject()).isEqualTo(subject);
      assertThat(text.body()).isNotBlank().doesNotContain("$", "#if", "#end", "\n\n\n\n", " ,");
      assertThat(MarkdownText.toPlainText(text.body())).isNotBlank();
    }
    assertThat(empty.body()).doesNotContain("**Reason", "**Next", "**Problem", "Release page");
    assertThat(empty.body().lines()).hasSizeLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLANNED", "RELEASED", "FAILED", "ROLLED_BACK"})
  void tellsCustomersNoInternals(Event event) {
    assertThat(text(NoticeFixture.notice(event), "customers").body())
        .doesNotContain("503", "mvn", "org.acme", "deploy", "minor");
  }

  @Test
  void tellsTheTeamWhatToDo() {
    assertThat(text(NoticeFixture.notice(Event.FAILED), "team").body())
        .isEqualTo(
            """
            **org.acme:app** 1.2.0, tag v1.2.0, could not be finished.

            step deploy

            **Problem:** the repository answers with status 503

            **Next:** `mvn release-kit:perform`

            What is done already and stays:

            - the tag v1.2.0

            [Release page](<https://git.example.org/acme/app/releases/v1.2.0>), [Release notes](<https://example.org/notes>)""");
  }

  @Test
  void takesTheTemplateOfTheTeam() {
    templates.put(".release-kit/templates/notice-released.md.vm", "# Shared\n\n$name");
    templates.put(".release-kit/templates/notice-released-qa.md.vm", "QA: $version\n$tag");

    assertThat(text(NoticeFixture.notice(Event.RELEASED), "team"))
        .isEqualTo(new NoticeText("Shared", "app"));
    assertThat(text(NoticeFixture.notice(Event.RELEASED), "qa"))
        .isEqualTo(new NoticeText("QA: 1.2.0", "v1.2.0"));
    assertThat(text(NoticeFixture.notice(Event.FAILED), "qa").subject()).contains("has failed");
  }

  @Test
  void givesTemplatesTheirNames() {
    String names =
        "event audience project name version tag previousVersion releaseType nextVersion time date"
            + " releasePage notesPage highlights notes reason problem nextCommand";
    templates.put(
        ".release-kit/templates/notice-rolled-back.md.vm",
        "s\n" + names.replaceAll("(\\w+)", "$1=\\$$1|") + "$kept.get(0)");

    assertThat(text(NoticeFixture.notice(Event.ROLLED_BACK), "team").body())
        .contains("event=rolled-back|", "audience=team|", "name=app|", "date=2026-11-25|")
        .contains("time=2026-11-25 10:00 UTC|", "nextVersion=1.3.0|", "releaseType=minor|")
        .contains("### Changes", "nextCommand=`mvn release-kit:perform`|", "the tag v1.2.0");
  }

  @Test
  void showsHostileTextAsItIs() {
    Notice notice =
        NoticeFixture.notice(
            Event.FAILED,
            new Notice.Told("- " + Markdown.escape(HOSTILE), ""),
            new Notice.Trouble(HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE)));
    templates.put(
        ".release-kit/templates/notice-failed.md.vm",
        "$problem\n$reason\n\n$highlights\n\n$kept.get(0)\n\n$nextCommand");

    NoticeText text = text(notice, "team");
    String html = MarkdownText.toHtml(text.body());

    assertThat(text.subject())
        .startsWith("fix: $version ${version} #end #if(1) <script>alert(1)</script> @everyone [a]")
        .doesNotContain("\u202E", "\u001b", "\\", "&lt;");
    assertThat(html).doesNotContain("<script", "<a ", "<strong", "<em");
    assertThat(html.split("\\$version \\$\\{version\\} #end #if\\(1\\)")).hasSize(5);
    assertThat(html.split("<code>")).hasSize(2);
    assertThat(text.body()).doesNotContain("\u202E", "\u001b");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("$unknown", "unknown"),
        Arguments.of("a\n#include('x')", "notice-released.md.vm:2"),
        Arguments.of("$version.class", "class"),
        Arguments.of("  \n#if(false)x#end", "renders no subject"),
        Arguments.of("#if($version)", "notice-released.md.vm"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesAWrongTemplate(String template, String said) {
    templates.put(".release-kit/templates/notice-released.md.vm", template);

    assertThatThrownBy(() -> text(NoticeFixture.notice(Event.RELEASED), "team"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(said)
        .hasMessageContaining("commit it");
  }
}
