package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.changelog.VersionHeading.Link;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a release is entered into a changelog: its part, then the links of its heading. */
final class Release {

  private static final String UNRELEASED_HEADING = "## [" + VersionHeading.UNRELEASED + "]";

  private final Changelog changelog;
  private final Changelog.Entry entry;

  /** No version that is listed is above the one that is entered. */
  private final boolean newest;

  Release(Changelog changelog, Changelog.Entry entry) {
    this.changelog = changelog;
    this.entry = entry;
    this.newest = changelog.blocks().stream().noneMatch(this::isAbove);
  }

  Changelog changelog() {
    Optional<String> own = own();
    boolean defined = changelog.definitions().stream().anyMatch(LinkDefinition::isOfVersion);
    boolean inline = own.isPresent() && !defined && linksInline(changelog);
    Changelog placed =
        placed(
            heading(entry.version().toString(), own, defined, inline) + " - " + entry.date(),
            heading(VersionHeading.UNRELEASED, unreleasedLink(), defined, inline),
            inline && newest);
    return inline || own.isEmpty() ? placed : linked(placed, own.get());
  }

  /** Without brackets where others have links, and there is none for this. */
  private static String heading(
      String name, Optional<String> link, boolean defined, boolean inline) {
    if (link.isEmpty() && defined) {
      return "## " + name;
    }
    return "## [" + name + "]" + (inline ? "(" + link.orElse("") + ")" : "");
  }

  /** The changelog with generated entries merged into its Unreleased section. */
  static Changelog unreleased(Changelog changelog, ChangelogEntries generated) {
    int start = unreleasedStart(changelog);
    int end = unreleasedEnd(changelog);
    Text text = new Text(changelog.texts(0, start), changelog.lineEnd());
    text.separate();
    text.addHeading(changelog.unreleased(), UNRELEASED_HEADING);
    text.add("");
    text.lines.addAll(changelog.body().merged(generated, text.lineEnd));
    text.follow(changelog.textsFrom(end));
    return changelog.with(text.lines);
  }

  /**
   * The changelog with the release's part. An older line gets no Unreleased where there is none.
   *
   * @param renewed whether the heading of Unreleased holds a link that is now another
   */
  private Changelog placed(String heading, String unreleased, boolean renewed) {
    Optional<Block> block = changelog.unreleased();
    int start = unreleasedStart(changelog);
    int end = unreleasedEnd(changelog);
    int place = newest ? end : Math.max(end, placeInOrder());
    Text text = new Text(changelog.texts(0, start), changelog.lineEnd());
    if (newest || block.isPresent()) {
      text.separate();
      text.addHeading(block.filter(b -> !renewed), unreleased);
      text.add("");
    }
    text.lines.addAll(changelog.texts(end, place));
    text.separate();
    text.add(heading);
    text.add("");
    text.lines.addAll(changelog.body().merged(entry.generated(), text.lineEnd));
    text.follow(changelog.textsFrom(place));
    return changelog.with(text.lines);
  }

  private Changelog linked(Changelog placed, String own) {
    List<LinkDefinition> definitions =
        placed.definitions().stream().filter(LinkDefinition::isOfVersion).toList();
    Optional<String> unreleased = newest ? unreleasedLink() : Optional.empty();
    List<String> added = new ArrayList<>();
    unreleased.ifPresent(link -> added.add("[" + VersionHeading.UNRELEASED + "]: " + link));
    boolean defined =
        definitions.stream().anyMatch(d -> d.version().equals(Optional.of(entry.version())));
    if (!defined) {
      added.add("[" + entry.version() + "]: " + own);
    }
    int at = definitions.isEmpty() ? endOfVersions(placed) : placeOfLink(definitions);
    Text text = new Text(placed.texts(0, at), placed.lineEnd());
    if (definitions.isEmpty()) {
      text.separate();
    }
    text.complete();
    added.forEach(text::add);
    List<String> after = placed.textsFrom(at);
    if (unreleased.isPresent()) {
      definitions.stream()
          .filter(LinkDefinition::isUnreleased)
          .forEach(d -> after.set(d.line() - 1 - at, ""));
    }
    if (definitions.isEmpty()) {
      text.follow(after);
    } else {
      text.lines.addAll(after);
    }
    return placed.with(text.lines);
  }

  /** Before the first link that stands for an older version, else after the last. */
  private int placeOfLink(List<LinkDefinition> definitions) {
    for (LinkDefinition definition : definitions) {
      Optional<Version> version = definition.version();
      boolean older = version.filter(v -> v.compareTo(entry.version()) <= 0).isPresent();
      if (newest || older) {
        return definition.line() - 1;
      }
    }
    return definitions.get(definitions.size() - 1).line();
  }

  /** Before the first listed version that is lower than the last one that is higher. */
  private int placeInOrder() {
    List<Block> blocks = changelog.blocks();
    int last = 0;
    for (int i = 0; i < blocks.size(); i++) {
      last = isAbove(blocks.get(i)) ? i : last;
    }
    return last + 1 < blocks.size()
        ? blocks.get(last + 1).number() - 1
        : blocks.get(last).number() + blocks.get(last).body().size();
  }

  private boolean isAbove(Block block) {
    return block
        .heading()
        .flatMap(VersionHeading::version)
        .filter(version -> version.compareTo(entry.version()) > 0)
        .isPresent();
  }

  /** Where the release's own heading leads. */
  private Optional<String> own() {
    return entry
        .links()
        .map(
            links ->
                entry
                    .previousTag()
                    .map(previous -> links.compare(previous, entry.tag()))
                    .orElseGet(() -> links.tag(entry.tag())))
        .or(() -> likeUnreleased().map(link -> link.replace(WebLinks.HEAD, entry.tag())));
  }

  /** Where Unreleased leads after the release. */
  private Optional<String> unreleasedLink() {
    return entry
        .links()
        .map(links -> links.compare(entry.tag(), WebLinks.HEAD))
        .or(
            () ->
                likeUnreleased()
                    .map(link -> link.replace(entry.previousTag().orElseThrow(), entry.tag())));
  }

  /** The link of Unreleased where it compares the previous tag with HEAD, on whatever forge. */
  private Optional<String> likeUnreleased() {
    return changelog.definitions().stream()
        .filter(LinkDefinition::isUnreleased)
        .map(LinkDefinition::destination)
        .filter(link -> link.contains(WebLinks.HEAD))
        .filter(link -> entry.previousTag().filter(link::contains).isPresent())
        .findFirst();
  }

  private static boolean linksInline(Changelog changelog) {
    return changelog.blocks().stream()
        .flatMap(block -> block.heading().stream())
        .findFirst()
        .filter(heading -> heading.link() == Link.INLINE)
        .isPresent();
  }

  private static int unreleasedStart(Changelog changelog) {
    return changelog
        .unreleased()
        .or(() -> changelog.blocks().stream().filter(Block::isVersion).findFirst())
        .map(block -> block.number() - 1)
        .orElseGet(() -> endOfVersions(changelog));
  }

  private static int unreleasedEnd(Changelog changelog) {
    return changelog
        .unreleased()
        .map(block -> block.number() + block.body().size())
        .orElseGet(() -> unreleasedStart(changelog));
  }

  /** Where the last part ends, its link definitions left out. */
  static int endOfVersions(Changelog changelog) {
    Block last = changelog.blocks().get(changelog.blocks().size() - 1);
    return changelog.lines().size() - last.rest().size();
  }

  /** Lines that are being written. */
  record Text(List<String> lines, String lineEnd) {

    void add(String line) {
      lines.add(line + lineEnd);
    }

    /** The heading that stands there, or a new one. */
    void addHeading(Optional<Block> block, String heading) {
      lines.add(block.flatMap(Block::title).map(Line::text).orElse(heading + lineEnd));
      complete();
    }

    /** Completes a last line that the file left without its end. */
    void complete() {
      int last = lines.size() - 1;
      if (last >= 0 && !lines.get(last).isEmpty() && !isComplete(lines.get(last))) {
        lines.set(last, lines.get(last) + lineEnd);
      }
    }

    /** Begins a new part, after a blank line. */
    void separate() {
      complete();
      if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
        add("");
      }
    }

    /** Goes on with what stands after, if anything does. */
    void follow(List<String> after) {
      if (!after.isEmpty()) {
        add("");
      }
      lines.addAll(after);
    }

    private static boolean isComplete(String line) {
      return line.endsWith("\n") || line.endsWith("\r");
    }
  }
}
