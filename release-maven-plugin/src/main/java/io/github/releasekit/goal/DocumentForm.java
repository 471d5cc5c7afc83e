package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.markdown.MarkdownText;
import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.notes.document.Document;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How documents become text: a template writes Markdown, and HTML and plain text are made of that.
 *
 * @param repository whose HEAD may have templates of the team's own
 */
record DocumentForm(GitRepository repository) {

  private static final String TEMPLATES = ".release-kit/templates/";
  private static final String MARKDOWN = "document.md.vm";
  private static final String PAGE = "document.html.vm";

  /** By the template of its kind, else by that of all documents, the team's or the built-in one. */
  String text(Document document, NotesFormat format) {
    String markdown =
        template(document.kind() + ".md.vm", MARKDOWN).render(document.values()).strip();
    return switch (format) {
      case MARKDOWN -> markdown + "\n";
      case TEXT -> MarkdownText.toPlainText(markdown) + "\n";
      case HTML ->
          template(PAGE)
              .render(
                  Map.of(
                      "title",
                      MarkdownText.escapedHtml(MarkdownText.toPlainText(document.title())),
                      "content",
                      MarkdownText.toHtml(markdown)));
    };
  }

  /**
   * @param names of templates in the order in which they are looked for; the last is built in
   */
  private NotesTemplate template(String... names) {
    return Stream.of(names)
        .flatMap(name -> own(name).stream())
        .findFirst()
        .orElseGet(() -> NotesTemplate.builtIn(names[names.length - 1]));
  }

  private Optional<NotesTemplate> own(String name) {
    String path = TEMPLATES + name;
    return repository.file(repository.head(), path).map(content -> NotesTemplate.of(content, path));
  }
}
