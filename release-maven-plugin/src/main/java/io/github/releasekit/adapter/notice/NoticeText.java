package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.markdown.Chat;
import io.github.releasekit.adapter.markdown.MarkdownText;
import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.Markdown;
import io.github.releasekit.domain.channel.Notice;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a notice says, by a template (U4): its first line is the subject, the rest is Markdown.
 *
 * @param subject one line of plain text
 * @param body Markdown
 */
record NoticeText(String subject, String body) {

  private static final String DIRECTORY = ".release-kit/templates/";

  /** The audience that has the template without a name of its own. */
  private static final String TEAM = "team";

  /** Those that have built-in templates besides. */
  private static final Set<String> AUDIENCES = Set.of("customers", "management");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Renders a notice.
   *
   * @param audience who reads it
   * @param templates files of the repository by path
   * @throws ReleaseException when the team's template is wrong, or renders no subject
   */
  static NoticeText of(
      Notice notice, String audience, Function<String, Optional<byte[]>> templates) {
    String file = "notice-" + notice.event();
    String own = DIRECTORY + file + "-" + audience + ".md.vm";
    String shared = DIRECTORY + file + ".md.vm";
    Optional<byte[]> content = templates.apply(own);
    String path = content.isPresent() ? own : shared;
    NotesTemplate template =
        content
            .or(() -> templates.apply(shared))
            .map(bytes -> NotesTemplate.of(bytes, path))
            .orElseGet(() -> builtIn(file, audience));
    String text = rendered(template, values(notice, audience)).strip();
    String first = text.lines().findFirst().orElse("");
    String subject =
        PlainText.shortLine(MarkdownText.toPlainText(first.replaceFirst("^ {0,3}#{1,6}\\s+", "")));
    if (subject.isEmpty()) {
      throw new ReleaseException(
          "template " + path + " renders no subject",
          "its first line is the subject: write one, and commit it");
    }
    return new NoticeText(subject, text.substring(first.length()).strip());
  }

  private static NotesTemplate builtIn(String file, String audience) {
    String suffix = AUDIENCES.contains(audience) ? "-" + audience : "-" + TEAM;
    return NotesTemplate.builtIn(file + suffix + ".md.vm");
  }

  private static String rendered(NotesTemplate template, Map<String, Object> values) {
    try {
      return template.render(values);
    } catch (ReleaseException e) {
      throw new ReleaseException(
          e.problem(),
          "correct the template and commit it; the page Notices lists what templates may use",
          e);
    }
  }

  /** The names that templates may use; texts are already written for Markdown. */
  private static Map<String, Object> values(Notice notice, String audience) {
    Notice.Subject subject = notice.subject();
    Notice.Trouble trouble = notice.trouble();
    Map<String, Object> values = new HashMap<>();
    values.put("event", notice.event().toString());
    values.put("audience", audience);
    values.put("project", Markdown.escape(subject.project()));
    values.put("name", Markdown.escape(subject.project().replaceFirst("^.*:", "")));
    values.put("version", Markdown.escape(subject.version()));
    values.put("tag", Markdown.escape(subject.tag()));
    values.put("previousVersion", Markdown.escape(subject.previousVersion()));
    values.put("releaseType", Markdown.escape(subject.releaseType()));
    values.put("nextVersion", Markdown.escape(subject.nextVersion()));
    values.put("time", time(notice));
    values.put("date", time(notice).substring(0, "uuuu-MM-dd".length()));
    values.put("releasePage", Chat.address(notice.pages().release()));
    values.put("notesPage", Chat.address(notice.pages().notes()));
    values.put("highlights", MarkdownText.below(2, notice.told().highlights()).strip());
    values.put("notes", MarkdownText.below(2, notice.told().notes()).strip());
    values.put("reason", Markdown.escape(trouble.reason()));
    values.put("problem", Markdown.escape(trouble.problem()));
    values.put("nextCommand", code(trouble.nextCommand()));
    values.put("kept", trouble.kept().stream().map(Markdown::escape).toList());
    return values;
  }

  /** The time of a notice as people read it. */
  static String time(Notice notice) {
    return MINUTE.format(notice.time());
  }

  /** A code span, with a fence that is longer than any in it (CommonMark, 6.1). */
  private static String code(String text) {
    String line = PlainText.line(text);
    if (line.isEmpty()) {
      return "";
    }
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    String room = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + room + line + room + fence;
  }
}
