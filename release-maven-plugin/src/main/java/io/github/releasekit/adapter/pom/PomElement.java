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
  private int contentStart = -1;

  /**
   * @param name without its prefix
   */
  PomElement(String name) {
    this.name = name;
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
