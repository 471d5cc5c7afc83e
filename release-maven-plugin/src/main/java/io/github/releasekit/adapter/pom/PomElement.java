package io.github.releasekit.adapter.pom;

import io.github.releasekit.adapter.pom.PomText.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of a POM and where its character data stands in the bytes. */
final class PomElement {

  private final String name;
  private final List<PomElement> children = new ArrayList<>(0);
  private final List<Run> texts = new ArrayList<>(1);
  private final String prefix;
  private final int start;
  private int contentStart = -1;
  private int contentEnd = -1;
  private int end;

  /**
   * @param qualifiedName with its prefix
   * @param start offset of its start tag
   */
  PomElement(String qualifiedName, int start) {
    this.prefix = qualifiedName.substring(0, qualifiedName.indexOf(':') + 1);
    this.name = qualifiedName.substring(prefix.length());
    this.start = start;
  }

  String name() {
    return name;
  }

  List<PomElement> children() {
    return children;
  }

  void add(PomElement child) {
    children.add(child);
  }

  /**
   * @param offset after its start tag, where it has an end tag as well
   */
  void opens(int offset) {
    contentStart = offset;
  }

  /**
   * @param endTag offset of its end tag; that of its end where it has none
   * @param after offset after it
   */
  void closes(int endTag, int after) {
    contentEnd = endTag;
    end = after;
  }

  /** What stands in front of its name, with the colon; empty for nothing. */
  String prefix() {
    return prefix;
  }

  /** Offset of its start tag. */
  int start() {
    return start;
  }

  /** Offset of its end tag. */
  int contentEnd() {
    return contentEnd;
  }

  /** Offset after it. */
  int end() {
    return end;
  }

  /** Whether it has no end tag: {@code <plugins/>}. */
  boolean isEmptyTag() {
    return contentStart < 0;
  }

  void addText(Run text) {
    if (text.end() > text.start()) {
      texts.add(text);
    }
  }

  Optional<PomElement> child(String wanted) {
    for (PomElement child : children) {
      if (child.name.equals(wanted)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  List<PomElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** The character data, comments and markup left out, without the white space around it. */
  PomText text(byte[] content) {
    return texts.isEmpty()
        ? PomText.empty(content, contentStart)
        : PomText.of(content, texts).strip();
  }
}
