package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.markdown.MarkdownText;
import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.notes.NotedRelease;
import io.github.releasekit.domain.notes.Part;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a commit's tree holds for release notes: parts written by hand, and templates.
 *
 * @param commit whose tree is read
 * @param last the commit of the release before
 * @param directory of the parts
 */
record NotesSources(
    GitRepository repository, String commit, Optional<String> last, String directory) {

  private static final String TEMPLATES = ".release-kit/templates/";
  private static final String UPGRADE = "docs/upgrade/";
  private static final int PART_HEADING = 2;

  static NotesSources of(Workspace workspace, History history) {
    return new NotesSources(
        workspace.repository(),
        history.head(),
        history.lastRelease().map(Release::commit),
        workspace.policy().notesDirectory());
  }

  /**
   * Hand-written Markdown by part, of the first of these that is there: the version's directory,
   * {@code docs/upgrade} for the upgrade guide, {@code next} unless the release before had the same
   * file, and the directory itself for every version.
   *
   * @throws ReleaseException when one is not UTF-8
   */
  Map<Part, String> parts(NotedRelease release) {
    Map<Part, String> parts = new EnumMap<>(Part.class);
    Arrays.stream(Part.values())
        .filter(Part::handWritten)
        .forEach(part -> part(part, release).ifPresent(text -> parts.put(part, text)));
    return parts;
  }

  /** The team's template, or the built-in one. */
  NotesTemplate template(NotesFormat format) {
    String path = TEMPLATES + format.template();
    return repository
        .file(commit, path)
        .map(content -> NotesTemplate.of(content, path))
        .orElseGet(() -> NotesTemplate.builtIn(format.template()));
  }

  private Optional<String> part(Part part, NotedRelease release) {
    String file = part.id() + ".md";
    return read(directory + "/" + release.version() + "/" + file)
        .or(
            () ->
                part == Part.UPGRADE ? read(UPGRADE + release.version() + ".md") : Optional.empty())
        .or(() -> readNew(directory + "/next/" + file))
        .or(() -> read(directory + "/" + file))
        .map(release::filledIn)
        .map(text -> MarkdownText.below(PART_HEADING, text));
  }

  private Optional<String> readNew(String path) {
    Optional<byte[]> before = last.flatMap(release -> repository.file(release, path));
    return repository
        .file(commit, path)
        .filter(now -> before.isEmpty() || !Arrays.equals(now, before.get()))
        .map(content -> text(content, path));
  }

  private Optional<String> read(String path) {
    return repository.file(commit, path).map(content -> text(content, path));
  }

  private static String text(byte[] content, String path) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ReleaseException(
          path + " is not UTF-8 text", "convert it to UTF-8 and commit it", e);
    }
  }
}
