package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A changelog in the form of Keep a Changelog 1.1.0 (C1): a preamble, a part for each version, link
 * definitions. Any text can be read; {@link ChangelogLint} says whether it is of the form. Parts
 * that a release does not touch keep every byte.
 */
public final class Changelog {

  /** What stands under this heading of level 2 is kept and not read. */
  static final String EARLIER = "Earlier releases";

  private static final String NEW_FILE =
      """
      # Changelog

      All notable changes to this project will be documented in this file.

      The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/),
      and this project adheres to [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

      ## [Unreleased]
      """;

  private final String path;
  private final List<Line> lines;
  private final int unclosed;

  /** The preamble, then a part for each heading. */
  private final List<Block> blocks = new ArrayList<>();

  /** How many lines are read; those that follow stand under {@link #EARLIER}. */
  private final int read;

  /**
   * A release to be entered.
   *
   * @param date ISO 8601
   * @param links empty where the forge is not known
   */
  public record Entry(
      Version version,
      String tag,
      String date,
      Optional<String> previousTag,
      ChangelogEntries generated,
      Optional<WebLinks> links) {}

  private Changelog(String path, String text) {
    this.path = path;
    MarkdownLines.Document document = MarkdownLines.of(text);
    this.lines = document.lines();
    this.unclosed = document.unclosed();
    this.read = split();
  }

  /** What a project that has none begins with. */
  public static Changelog empty() {
    return new Changelog("CHANGELOG.md", NEW_FILE);
  }

  /**
   * @param path for messages
   * @throws ReleaseException when the bytes are not UTF-8
   */
  public static Changelog parse(byte[] content, String path) {
    Utf8 text = Utf8.decode(content);
    if (text.brokenLine() > 0) {
      throw new ReleaseException(
          path + " is not UTF-8 text (line " + text.brokenLine() + ")",
          "convert it to UTF-8 and commit it");
    }
    return new Changelog(path, text.text());
  }

  public byte[] toBytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The changelog with a release entered: hand-written Unreleased entries move under its heading
   * word for word, generated ones that they do not say already follow in their section. A version
   * below one that is listed is entered in the order of versions.
   *
   * @throws ReleaseException when the version has a heading already
   */
  public Changelog release(Entry entry) {
    find(entry.version())
        .ifPresent(
            block -> {
              throw new ReleaseException(
                  path + ":" + block.number() + ": " + entry.version() + " is listed already",
                  "release another version, or move what stands there under Unreleased");
            });
    return new Release(this, entry).changelog();
  }

  /** The date of a version as its heading has it; empty where it has none, or another form. */
  public Optional<String> date(Version version) {
    return find(version)
        .flatMap(Block::heading)
        .filter(VersionHeading::hasDate)
        .map(VersionHeading::date);
  }

  /** Whether a version has a heading. */
  public boolean lists(Version version) {
    return find(version).isPresent();
  }

  /**
   * The changelog with a version marked as withdrawn: {@code [YANKED]} at the end of its heading.
   *
   * @throws ReleaseException when the version has no heading
   */
  public Changelog yanked(Version version) {
    Block block =
        find(version)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        path + " has no heading for " + version,
                        "add ## [" + version + "] with its date, or leave the changelog as it is"));
    if (block.heading().orElseThrow().yanked()) {
      return this;
    }
    List<String> texts = texts(0, lines.size());
    Line title = block.title().orElseThrow();
    texts.set(title.number() - 1, title.withTitleSuffix(" " + VersionHeading.YANKED));
    return with(texts);
  }

  /**
   * A new changelog that keeps this one, whatever its form, below its versions under a heading of
   * its own, every byte but a byte order mark, which moves to the beginning.
   */
  public Changelog adopted() {
    String text = text();
    boolean marked = text.startsWith("\uFEFF");
    String head = NEW_FILE + "\n## " + EARLIER + "\n\n";
    return new Changelog(
        path,
        (marked ? "\uFEFF" : "") + head.replace("\n", lineEnd()) + text.substring(marked ? 1 : 0));
  }

  /** The Unreleased section with the generated entries merged in, for a look ahead. */
  public List<String> unreleased(ChangelogEntries generated) {
    return body().merged(generated, "").stream().map(Changelog::withoutEnd).toList();
  }

  /** The changelog with generated entries merged into its Unreleased section. */
  public Changelog withUnreleased(ChangelogEntries generated) {
    return generated.isEmpty() ? this : Release.unreleased(this, generated);
  }

  /** The lines under a version's heading, without line ends; empty when it has no heading. */
  public List<String> section(Version version) {
    return find(version)
        .map(block -> VersionBody.trimmed(block.body()).stream().map(Line::content).toList())
        .orElse(List.of());
  }

  List<Line> lines() {
    return lines.subList(0, read);
  }

  List<Block> blocks() {
    return blocks;
  }

  /** The line of a code fence or comment that is never closed; 0 for none. */
  int unclosed() {
    return read == lines.size() ? unclosed : 0;
  }

  Optional<Block> find(Version version) {
    return blocks.stream()
        .filter(
            block -> block.heading().flatMap(VersionHeading::version).equals(Optional.of(version)))
        .findFirst();
  }

  Optional<Block> unreleased() {
    return blocks.stream().filter(Block::isUnreleased).findFirst();
  }

  /** What stands under Unreleased. */
  VersionBody body() {
    return unreleased().map(VersionBody::of).orElse(VersionBody.EMPTY);
  }

  /** Link definitions of versions and of Unreleased, in the order they stand. */
  List<LinkDefinition> definitions() {
    return lines().stream()
        .filter(line -> line.is(Line.Kind.DEFINITION))
        .map(LinkDefinition::of)
        .toList();
  }

  /** The texts of lines, of which the first is counted from 0. */
  List<String> texts(int from, int to) {
    return new ArrayList<>(lines.subList(from, to).stream().map(Line::text).toList());
  }

  List<String> textsFrom(int from) {
    return texts(from, lines.size());
  }

  Changelog with(List<String> texts) {
    return new Changelog(path, String.join("", texts));
  }

  String lineEnd() {
    if (lines.isEmpty() || !lines.get(0).isComplete()) {
      return "\n";
    }
    return lines.get(0).text().substring(lines.get(0).content().length());
  }

  private String text() {
    return String.join("", texts(0, lines.size()));
  }

  /** Divides the lines at their headings; a first heading of level 1 is the document's title. */
  private int split() {
    Optional<Line> title = Optional.empty();
    boolean titled = false;
    int from = 0;
    int at = 0;
    while (at < lines.size()) {
      Line line = lines.get(at);
      boolean earlier = line.isHeading(2) && line.title().equalsIgnoreCase(EARLIER);
      if (line.isHeading(2) || line.isHeading(1) && titled) {
        blocks.add(Block.of(title, lines.subList(from, at)));
        title = Optional.of(line);
        from = at + 1;
      }
      if (earlier) {
        return at;
      }
      titled |= line.isHeading(1) || line.isHeading(2);
      at++;
    }
    blocks.add(Block.of(title, lines.subList(from, at)));
    return at;
  }

  private static String withoutEnd(String line) {
    return new Line(1, line, Line.Kind.TEXT).content();
  }
}
