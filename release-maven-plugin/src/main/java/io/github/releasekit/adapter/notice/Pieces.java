package io.github.releasekit.adapter.notice;

import java.util.ArrayList;
import java.util.List;

/** Text cut to lengths that a service takes; nothing that means something is cut in two. */
final class Pieces {

  private static final String MORE = "…";

  /** The longest of {@code &amp;} and the like. */
  private static final int ENTITY = 6;

  private Pieces() {}

  /** No more of a line of plain text than fits, in UTF-16 units. */
  static String fitted(String plain, int length) {
    return plain.length() <= length ? plain : cut(plain, length - MORE.length()) + MORE;
  }

  /**
   * Blocks put together to as few pieces as there can be.
   *
   * @param each the length of a piece at most
   * @param all the length of all of them at most; what is beyond is left out, and … says so
   */
  static List<String> of(List<String> blocks, int each, int all) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int left = all - MORE.length() - 2;
    boolean whole = true;
    for (String block : blocks) {
      String fitting = block.length() <= left ? block : cut(block, left);
      whole = fitting.length() == block.length();
      for (String part : parts(fitting, each - MORE.length() - 2)) {
        if (!piece.isEmpty() && piece.length() + part.length() + 2 > each - MORE.length() - 2) {
          pieces.add(piece.toString());
          piece.setLength(0);
        }
        piece.append(piece.isEmpty() ? "" : "\n\n").append(part);
      }
      left -= fitting.length() + 2;
      if (!whole || left <= 0) {
        break;
      }
    }
    boolean isAll = whole && left > 0;
    if (!piece.isEmpty() || !isAll) {
      pieces.add(piece + (isAll ? "" : (piece.isEmpty() ? "" : "\n\n") + MORE));
    }
    return List.copyOf(pieces);
  }

  private static List<String> parts(String block, int length) {
    List<String> parts = new ArrayList<>();
    String rest = block;
    while (rest.length() > length) {
      String part = cut(rest, length);
      parts.add(part);
      rest = rest.substring(part.length()).stripLeading();
    }
    if (!rest.isBlank()) {
      parts.add(rest);
    }
    return parts;
  }

  /** The beginning of a text: whole lines, else whole words, else what is no half of anything. */
  private static String cut(String text, int length) {
    String beginning = text.substring(0, Math.max(0, length));
    int line = beginning.lastIndexOf('\n');
    if (line > length / 2) {
      return beginning.substring(0, line);
    }
    for (int space = beginning.lastIndexOf(' ');
        space > length / 2;
        space = beginning.lastIndexOf(' ', space - 1)) {
      if (isOutsideLinks(beginning.substring(0, space))) {
        return beginning.substring(0, space);
      }
    }
    return withoutHalf(beginning);
  }

  private static boolean isOutsideLinks(String text) {
    return count(text, '<') <= count(text, '>') && count(text, '[') <= count(text, ']');
  }

  private static long count(String text, char c) {
    return text.chars().filter(x -> x == c).count();
  }

  private static String withoutHalf(String text) {
    int end = text.length();
    int entity = text.lastIndexOf('&');
    if (entity >= 0 && end - entity <= ENTITY && text.indexOf(';', entity) < 0) {
      end = entity;
    }
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    int slashes = end;
    while (slashes > 0 && text.charAt(slashes - 1) == '\\') {
      slashes--;
    }
    return text.substring(0, end - (end - slashes) % 2);
  }
}
