package io.github.releasekit.adapter.pom;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a POM is laid out, and lines put into it alike. Lines are given with a space for each level
 * below the element that they are put into, and names without a prefix.
 */
final class PomLayout {

  private final byte[] content;
  private final PomElement root;
  private final String lineEnd;
  private final String unit;

  PomLayout(byte[] content, PomElement root) {
    this.content = content;
    this.root = root;
    this.lineEnd = lineEndOf(content);
    this.unit = unit();
  }

  /** The lines as the last children of an element. */
  byte[] withLast(PomElement parent, List<String> lines) {
    String indent = indentOf(parent.start());
    String block = block(lines, indent + unit);
    if (parent.isEmptyTag()) {
      String tag = text(parent.start(), parent.end()).replaceFirst("\\s*/>$", ">");
      String name = parent.prefix() + parent.name();
      return spliced(
          parent.start(), parent.end(), tag + lineEnd + block + indent + "</" + name + ">");
    }
    int line = lineStart(parent.contentEnd());
    boolean own = line > parent.start() && isBlank(line, parent.contentEnd());
    return own
        ? spliced(line, line, block)
        : spliced(parent.contentEnd(), parent.contentEnd(), lineEnd + block + indent);
  }

  /** The lines after an element, as its siblings. */
  byte[] withAfter(PomElement element, List<String> lines) {
    String indent = indentOf(element.start());
    return isBlank(lineStart(element.start()), element.start())
        ? behind(element, block(lines, indent))
        : spliced(element.end(), element.end(), prefixed(String.join("", lines)));
  }

  /** The lines in the project, in front of its first child of some names, else as the last ones. */
  byte[] withBefore(Set<String> names, List<String> lines) {
    List<PomElement> children = root.children();
    int at = 0;
    while (at < children.size() && !names.contains(children.get(at).name())) {
      at++;
    }
    if (at == children.size() || at == 0) {
      if (at == 0 || !isSpaced(children.get(at - 1))) {
        return withLast(root, lines);
      }
    }
    PomElement before = children.get(at - 1);
    String block = block(lines, indentOf(before.start()));
    return behind(before, (isSpaced(before) ? lineEnd : "") + block);
  }

  /** Whole lines behind an element: behind what else stands on its last line, where it can be. */
  private byte[] behind(PomElement element, String block) {
    int end = element.end();
    while (end < content.length && content[end] != '\n' && content[end] != '\r') {
      end++;
    }
    String rest = text(element.end(), end).strip();
    boolean comment =
        rest.startsWith("<!--") && rest.indexOf("-->") == rest.length() - 3 && rest.length() > 6;
    if (end < content.length && (rest.isEmpty() || comment)) {
      int next = text(end, Math.min(end + 2, content.length)).equals("\r\n") ? end + 2 : end + 1;
      return spliced(next, next, block);
    }
    String lines = block.substring(0, block.length() - lineEnd.length());
    return spliced(element.end(), element.end(), lineEnd + lines);
  }

  /** Whether a blank line stands in front of an element. */
  private boolean isSpaced(PomElement element) {
    int line = lineStart(element.start());
    int above = line == 0 ? 0 : lineStart(beforeLineEnd(line));
    return line > 0 && above > 0 && isBlank(above, beforeLineEnd(line));
  }

  /** The offset of the line end in front of a line. */
  private int beforeLineEnd(int line) {
    boolean two = line > 1 && content[line - 1] == '\n' && content[line - 2] == '\r';
    return two ? line - 2 : line - 1;
  }

  private String block(List<String> lines, String indent) {
    StringBuilder block = new StringBuilder();
    for (String line : lines) {
      String bare = line.stripLeading();
      block
          .append(indent)
          .append(unit.repeat(line.length() - bare.length()))
          .append(prefixed(bare))
          .append(lineEnd);
    }
    return block.toString();
  }

  private String prefixed(String line) {
    return root.prefix().isEmpty()
        ? line
        : line.replaceAll("(</?)(?=[A-Za-z])", "$1" + root.prefix());
  }

  /**
   * The indentation of the project's first child that begins a line; two spaces where none does.
   */
  private String unit() {
    String own = indentOf(root.start());
    Optional<String> first =
        root.children().stream()
            .filter(child -> lineStart(child.start()) > root.start())
            .filter(child -> isBlank(lineStart(child.start()), child.start()))
            .map(child -> indentOf(child.start()))
            .findFirst();
    return first
        .filter(indent -> indent.startsWith(own))
        .map(indent -> indent.substring(own.length()))
        .orElse("  ");
  }

  /** The white space that the line of an offset begins with. */
  private String indentOf(int offset) {
    int start = lineStart(offset);
    int end = start;
    while (end < offset && (content[end] == ' ' || content[end] == '\t')) {
      end++;
    }
    return text(start, end);
  }

  private int lineStart(int offset) {
    int at = offset;
    while (at > 0 && content[at - 1] != '\n' && content[at - 1] != '\r') {
      at--;
    }
    return at;
  }

  private boolean isBlank(int from, int to) {
    return text(from, to).isBlank();
  }

  private static String lineEndOf(byte[] content) {
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        return "\n";
      }
      if (content[i] == '\r') {
        return i + 1 < content.length && content[i + 1] == '\n' ? "\r\n" : "\r";
      }
    }
    return "\n";
  }

  private String text(int from, int to) {
    return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private byte[] spliced(int from, int to, String text) {
    String all = text(0, from) + text + text(to, content.length);
    return all.getBytes(StandardCharsets.ISO_8859_1);
  }
}
