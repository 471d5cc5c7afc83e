package io.github.releasekit.goal;

import io.github.releasekit.adapter.markdown.MarkdownText;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.Markdown;
import io.github.releasekit.domain.notes.Contributor;
import io.github.releasekit.domain.notes.NotedRelease;
import io.github.releasekit.domain.notes.Part;
import io.github.releasekit.domain.notes.ReleaseNotes;
import io.github.releasekit.domain.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A form that release notes are written in, and what it makes harmless (C3). */
enum NotesFormat {
  MARKDOWN("md") {
    @Override
    String text(String plain) {
      return Markdown.escape(plain);
    }

    @Override
    String blocks(String markdown) {
      return markdown;
    }
  },
  HTML("html") {
    @Override
    String text(String plain) {
      return MarkdownText.escapedHtml(PlainText.line(plain));
    }

    @Override
    String blocks(String markdown) {
      return MarkdownText.toHtml(markdown);
    }
  },
  TEXT("txt") {
    @Override
    String text(String plain) {
      return PlainText.line(plain);
    }

    @Override
    String blocks(String markdown) {
      return MarkdownText.toPlainText(markdown);
    }
  };

  /** What {@code -Dformat=} may be. */
  static final List<String> NAMES =
      Arrays.stream(values()).map(format -> format.name().toLowerCase(Locale.ROOT)).toList();

  private final String extension;

  NotesFormat(String extension) {
    this.extension = extension;
  }

  /** Plain text as it is written in this form, on one line. */
  abstract String text(String plain);

  /** Markdown as it is written in this form. */
  abstract String blocks(String markdown);

  /** The name of its template: {@code notes.html.vm}. */
  String template() {
    return "notes." + extension + ".vm";
  }

  /** What a template is given; {@code release-notes.md} of the site lists it. */
  Map<String, Object> values(ReleaseNotes notes) {
    NotedRelease release = notes.release();
    Map<String, Object> content = new LinkedHashMap<>();
    List<Map<String, Object>> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      String text = notes.parts().containsKey(part) ? blocks(notes.parts().get(part)) : "";
      content.put(part.key(), text);
      if (!text.isEmpty()) {
        parts.add(Map.of("id", part.id(), "title", text(part.title()), "text", text));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("title", text(release.title()));
    values.put("groupId", text(release.groupId()));
    values.put("artifactId", text(release.artifactId()));
    values.put("version", text(release.version().toString()));
    values.put("tag", text(release.tag()));
    values.put("previousVersion", text(release.previous().map(Version::toString).orElse("")));
    values.put("date", text(release.date().map(LocalDate::toString).orElse("")));
    values.put("parts", parts);
    values.put("content", content);
    values.put("contributors", notes.contributors().stream().map(this::contributor).toList());
    return values;
  }

  private Map<String, Object> contributor(Contributor contributor) {
    return Map.of(
        "name", text(contributor.name()), "first", contributor.first() ? "first contribution" : "");
  }
}
