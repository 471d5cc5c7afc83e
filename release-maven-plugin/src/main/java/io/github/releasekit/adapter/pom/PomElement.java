package io.github.releasekit.adapter.pom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of a POM and where its parts stand in the bytes. */
final class PomElement {

  /** A run of bytes, from start to before end. */
  record Span(int start, int end) {}

  private final String name;
  private final List<PomElement> children = new ArrayList<>();
  private final List<Span> texts = new ArrayList<>();
  private final int contentStart;
  private int contentEnd;

  /**
   * @param contentStart offset after the start tag
   */
  PomElement(String name, int contentStart) {
    this.name = name;
    this.contentStart = contentStart;
    this.contentEnd = contentStart;
  }

  String name() {
    return name;
  }

  List<PomElement> children() {
    return children;
  }

  /** Character data, comments and markup left out. */
  List<Span> texts() {
    return texts;
  }

  void add(PomElement child) {
    children.add(child);
  }

  void addText(int start, int end) {
    if (end > start) {
      texts.add(new Span(start, end));
    }
  }

  void end(int offset) {
    contentEnd = offset;
  }

  /** From after the start tag to before the end tag. */
  Span content() {
    return new Span(contentStart, contentEnd);
  }

  Optional<PomElement> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /**
   * The character data, trimmed, with the five predefined entities and numbers resolved. Versions
   * and coordinates are ASCII, so that the file's encoding does not matter.
   */
  String text(byte[] content) {
    StringBuilder text = new StringBuilder();
    for (Span span : texts) {
      text.append(
          new String(
              content, span.start(), span.end() - span.start(), StandardCharsets.ISO_8859_1));
    }
    return Entities.resolve(text.toString()).strip();
  }
}
