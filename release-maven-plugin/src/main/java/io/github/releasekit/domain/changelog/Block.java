package io.github.releasekit.domain.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a changelog: a heading and what stands under it, up to the next.
 *
 * @param title the heading's line; empty for what stands before the first
 * @param heading empty when the title names neither a version nor Unreleased
 * @param body the lines under the heading
 * @param rest from the link definitions of versions on, where no entries follow them
 */
record Block(
    Optional<Line> title, Optional<VersionHeading> heading, List<Line> body, List<Line> rest) {

  /** Reads lines of which only the first can be a title. */
  static Block of(Optional<Line> title, List<Line> under) {
    int end = under.size();
    while (end > 0 && !isText(under.get(end - 1))) {
      end--;
    }
    while (end < under.size() && !isVersionLink(under.get(end))) {
      end++;
    }
    return new Block(
        title,
        title.filter(line -> line.isHeading(2)).flatMap(line -> VersionHeading.find(line.title())),
        under.subList(0, end),
        under.subList(end, under.size()));
  }

  boolean isUnreleased() {
    return heading.filter(VersionHeading::isUnreleased).isPresent();
  }

  boolean isVersion() {
    return heading.filter(h -> !h.isUnreleased()).isPresent();
  }

  /** The heading's line, counted from 1. */
  int number() {
    return title.map(Line::number).orElse(1);
  }

  /** The lines before the first section. */
  List<Line> intro() {
    int end = 0;
    while (end < body.size() && !body.get(end).isHeading(3)) {
      end++;
    }
    return body.subList(0, end);
  }

  /** The sections, in the order they stand. */
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    int from = intro().size();
    while (from < body.size()) {
      int end = from + 1;
      while (end < body.size() && !body.get(end).isHeading(3)) {
        end++;
      }
      sections.add(new Section(body.get(from), body.subList(from + 1, end)));
      from = end;
    }
    return sections;
  }

  private static boolean isText(Line line) {
    return line.is(Line.Kind.HEADING) || line.is(Line.Kind.ITEM) || line.is(Line.Kind.NESTED);
  }

  static boolean isVersionLink(Line line) {
    return line.is(Line.Kind.DEFINITION) && LinkDefinition.of(line).isOfVersion();
  }
}
