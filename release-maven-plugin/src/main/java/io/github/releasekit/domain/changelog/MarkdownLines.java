package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.changelog.Line.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads text into lines and tells headings and link definitions from what only looks like them:
 * code, HTML comments, list items. Follows the block structure of CommonMark 0.31.2, as far as it
 * decides what is a heading. One pass, in time linear to the text.
 */
final class MarkdownLines {

  /** Deeper list items are read as text. */
  private static final int DEEPEST = 50;

  private static final String FRONT_MATTER = "---";
  private static final int CODE_INDENT = 4;
  private static final int NO_PARAGRAPH = -1;

  /** A paragraph that an underline makes no heading of, such as one in a block quote. */
  private static final int OTHER_PARAGRAPH = Integer.MAX_VALUE;

  /**
   * A block that ends where it says, and not with the next heading.
   *
   * @param end the fence, what ends HTML, or nothing for HTML that ends with a blank line
   * @param container the column that its list item's text begins at, else 0
   */
  private record OpenBlock(int number, Kind kind, String end, int container) {

    boolean endsWith(String line) {
      if (kind == Kind.HTML) {
        return !end.isEmpty() && line.toLowerCase(Locale.ROOT).contains(end);
      }
      String text = line.strip();
      return text.length() >= end.length()
          && columns(line) < container + CODE_INDENT
          && run(text, 0, end.charAt(0)) == text.length();
    }
  }

  private final List<Line> lines = new ArrayList<>();

  /** The columns at which the text of the open list items begins. */
  private final List<Integer> items = new ArrayList<>();

  private Optional<OpenBlock> open = Optional.empty();

  /** How many list items the paragraph that goes on is in. */
  private int paragraph = NO_PARAGRAPH;

  /** The innermost item has no text yet, so that a blank line ends it. */
  private boolean emptyItem;

  private boolean conflict;

  private MarkdownLines() {}

  /**
   * @param unclosed the line of a code fence or comment that is never closed; 0 for none
   */
  record Document(List<Line> lines, int unclosed) {}

  static Document of(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int next = lineEnd(text, from);
      lines.add(text.substring(from, next));
      from = next;
    }
    return of(lines);
  }

  /**
   * @param texts lines, with or without their ends
   */
  static Document of(List<String> texts) {
    MarkdownLines reader = new MarkdownLines();
    int frontMatter = frontMatterEnd(texts);
    for (String line : texts) {
      int before = reader.lines.size();
      Kind kind = before < frontMatter ? Kind.HTML : reader.kind(line);
      reader.lines.add(new Line(before + 1, line, kind));
    }
    int unclosed =
        reader.open.filter(block -> !block.end().isEmpty()).map(OpenBlock::number).orElse(0);
    return new Document(Collections.unmodifiableList(reader.lines), unclosed);
  }

  private static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    if (at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n') {
      at++;
    }
    return Math.min(at + 1, text.length());
  }

  /**
   * How many lines YAML takes between two lines of {@code ---} at the beginning, as site generators
   * use it.
   */
  private static int frontMatterEnd(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).stripTrailing().equals(FRONT_MATTER)) {
      return 0;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).stripTrailing().equals(FRONT_MATTER)) {
        return i + 1;
      }
    }
    return 0;
  }

  private Kind kind(String raw) {
    String line = lines.isEmpty() && raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    boolean blank = line.isBlank();
    if (open.isPresent()) {
      OpenBlock block = open.get();
      if (blank && block.end().isEmpty()) {
        open = Optional.empty();
      } else if (blank || columns(line) >= block.container()) {
        if (block.endsWith(line)) {
          open = Optional.empty();
        }
        return block.kind();
      } else {
        open = Optional.empty();
      }
    }
    if (blank) {
      paragraph = NO_PARAGRAPH;
      if (emptyItem) {
        items.remove(items.size() - 1);
        emptyItem = false;
      }
      return Kind.BLANK;
    }
    if (isConflictMark(line)) {
      return Kind.CONFLICT;
    }
    return block(line);
  }

  private boolean isConflictMark(String line) {
    boolean begins = isMark(line, '<');
    boolean ends = isMark(line, '>');
    boolean divides = conflict && isMark(line, '=');
    if (begins || ends || divides || isMark(line, '|')) {
      conflict = begins || conflict && !ends;
      paragraph = NO_PARAGRAPH;
      return true;
    }
    return false;
  }

  private static boolean isMark(String line, char c) {
    return run(line, 0, c) == 7 && (line.length() == 7 || Character.isWhitespace(line.charAt(7)));
  }

  /** What a line begins, that is neither blank nor inside a block that is still open. */
  private Kind block(String line) {
    emptyItem = false;
    int at = 0;
    int column = 0;
    while (isSpace(line, at)) {
      column = nextColumn(line, at++, column);
    }
    int depth = items.size();
    while (depth > 0 && column < items.get(depth - 1)) {
      depth--;
    }
    int base = depth == 0 ? 0 : items.get(depth - 1);
    Kind kind = leaf(line, at, column - base, depth);
    if (kind == Kind.TEXT && paragraph != NO_PARAGRAPH) {
      return items.isEmpty() ? Kind.TEXT : Kind.NESTED;
    }
    items.subList(depth, items.size()).clear();
    if (kind == Kind.ITEM) {
      item(line, at, column);
      return depth == 0 ? Kind.ITEM : Kind.NESTED;
    }
    begin(kind, line, at, depth);
    return depth == 0 ? kind : Kind.NESTED;
  }

  /** Opens the list items that a line begins, one in another, and what stands in them. */
  private void item(String line, int start, int startColumn) {
    int at = start;
    int column = startColumn;
    Kind kind = Kind.ITEM;
    while (kind == Kind.ITEM && items.size() < DEEPEST) {
      int text = at + markLength(line, at);
      int textColumn = column + markLength(line, at);
      int afterMark = textColumn;
      while (isSpace(line, text)) {
        textColumn = nextColumn(line, text++, textColumn);
      }
      paragraph = NO_PARAGRAPH;
      if (isEnd(line, text)) {
        items.add(afterMark + 1);
        emptyItem = true;
        return;
      }
      boolean code = textColumn - afterMark > CODE_INDENT;
      items.add(code ? afterMark + 1 : textColumn);
      at = text;
      column = textColumn;
      kind = code ? Kind.CODE : leaf(line, at, 0, items.size());
    }
    begin(kind, line, at, items.size());
  }

  /** Remembers what the following lines may go on with. */
  private void begin(Kind kind, String line, int at, int depth) {
    if (kind == Kind.TEXT || kind == Kind.ITEM) {
      paragraph = depth;
      return;
    }
    String text = line.substring(at);
    boolean quoted = kind == Kind.QUOTE && isParagraphQuoted(text);
    paragraph = quoted ? OTHER_PARAGRAPH : NO_PARAGRAPH;
    int container = depth == 0 ? 0 : items.get(depth - 1);
    if (kind == Kind.FENCE) {
      String fence = text.substring(0, run(text, 0, text.charAt(0)));
      open = Optional.of(new OpenBlock(lines.size() + 1, Kind.CODE, fence, container));
    } else if (kind == Kind.HTML) {
      String lower = text.toLowerCase(Locale.ROOT);
      String end = HtmlBlock.end(lower);
      int from = lower.startsWith("<!--") ? 4 : 2;
      if (end.isEmpty() || lower.indexOf(end, from) < 0) {
        open = Optional.of(new OpenBlock(lines.size() + 1, kind, end, container));
      }
    }
  }

  private boolean isParagraphQuoted(String text) {
    int at = 0;
    while (isSpace(text, at) || text.startsWith(">", at)) {
      at++;
    }
    paragraph = NO_PARAGRAPH;
    Kind kind = isEnd(text, at) ? Kind.BLANK : leaf(text, at, 0, items.size());
    return kind == Kind.TEXT || kind == Kind.ITEM;
  }

  /** What text begins at a column of its container. */
  private Kind leaf(String line, int at, int indent, int depth) {
    if (indent >= CODE_INDENT) {
      return paragraph == NO_PARAGRAPH ? Kind.CODE : Kind.TEXT;
    }
    char c = line.charAt(at);
    int run = run(line, at, c);
    return switch (c) {
      case '#' -> run <= 6 && isEndOrSpace(line, at + run) ? Kind.HEADING : Kind.TEXT;
      case '`' -> run >= 3 && line.indexOf('`', at + run) < 0 ? Kind.FENCE : Kind.TEXT;
      case '~' -> run >= 3 ? Kind.FENCE : Kind.TEXT;
      case '<' ->
          HtmlBlock.begins(line.substring(at).strip(), paragraph != NO_PARAGRAPH)
              ? Kind.HTML
              : Kind.TEXT;
      case '>' -> Kind.QUOTE;
      case '[' -> LinkDefinition.isOne(line, at) ? Kind.DEFINITION : Kind.TEXT;
      case '=', '-' -> {
        boolean whole = line.substring(at + run).isBlank();
        if (whole && paragraph == depth && depth == items.size()) {
          yield Kind.UNDERLINE;
        }
        yield c == '-' ? listOrBreak(line, at, depth) : Kind.TEXT;
      }
      default -> listOrBreak(line, at, depth);
    };
  }

  /** A list that does not begin with 1, and an empty item, do not end a paragraph. */
  private Kind listOrBreak(String line, int at, int depth) {
    if (isThematicBreak(line, at)) {
      return Kind.BREAK;
    }
    int length = markLength(line, at);
    boolean first = !isDigit(line.charAt(at)) || length == 2 && line.charAt(at) == '1';
    boolean interrupts = paragraph == depth && depth == items.size();
    if (length == 0 || interrupts && (!first || line.substring(at + length).isBlank())) {
      return Kind.TEXT;
    }
    return Kind.ITEM;
  }

  private static boolean isThematicBreak(String line, int at) {
    char mark = line.charAt(at);
    if (mark != '-' && mark != '*' && mark != '_') {
      return false;
    }
    int marks = 0;
    for (int i = at; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == mark) {
        marks++;
      } else if (!Character.isWhitespace(c)) {
        return false;
      }
    }
    return marks >= 3;
  }

  /** The length of a bullet or a number with its dot; 0 where a line does not begin with one. */
  private static int markLength(String line, int at) {
    char c = line.charAt(at);
    if (c == '-' || c == '+' || c == '*') {
      return isEndOrSpace(line, at + 1) ? 1 : 0;
    }
    int digits = 0;
    while (at + digits < line.length() && digits < 9 && isDigit(line.charAt(at + digits))) {
      digits++;
    }
    int end = at + digits;
    boolean marks =
        digits > 0
            && end < line.length()
            && (line.charAt(end) == '.' || line.charAt(end) == ')')
            && isEndOrSpace(line, end + 1);
    return marks ? digits + 1 : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The columns of white space that a line begins with. */
  private static int columns(String line) {
    int at = 0;
    int column = 0;
    while (isSpace(line, at)) {
      column = nextColumn(line, at++, column);
    }
    return column;
  }

  private static int nextColumn(String line, int at, int column) {
    return line.charAt(at) == '\t' ? column + 4 - column % 4 : column + 1;
  }

  private static int run(String text, int from, char c) {
    int at = from;
    while (at < text.length() && text.charAt(at) == c) {
      at++;
    }
    return at - from;
  }

  private static boolean isSpace(String line, int at) {
    return at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t');
  }

  private static boolean isEnd(String line, int at) {
    return at >= line.length() || line.charAt(at) == '\n' || line.charAt(at) == '\r';
  }

  private static boolean isEndOrSpace(String line, int at) {
    return isEnd(line, at) || isSpace(line, at);
  }
}
