package io.github.releasekit.adapter.pom;

import io.github.releasekit.adapter.pom.PomText.Run;
import io.github.releasekit.domain.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the elements of a POM and their offsets in its bytes, in one pass. Maven has parsed the
 * file before, so that its form is known to be right; the bytes are read as they are, which every
 * encoding that extends ASCII allows. Why not a parser: ADR 2.
 */
final class PomScanner {

  private final String path;
  private final byte[] content;
  private int at;

  /**
   * @param path for messages
   */
  PomScanner(String path, byte[] content) {
    this.path = path;
    this.content = content;
  }

  /**
   * @return the root element
   * @throws ReleaseException when this is not XML in an encoding that extends ASCII
   */
  PomElement scan() {
    requireAscii();
    PomElement document = new PomElement("", 0);
    Deque<PomElement> open = new ArrayDeque<>();
    open.push(document);
    while (at < content.length) {
      if (content[at] != '<') {
        int start = at;
        at = indexOf("<", at, content.length);
        open.element().addText(new Run(start, at, false));
      } else if (startsWith("<!--")) {
        skipPast("-->");
      } else if (startsWith("<![CDATA[")) {
        int start = at + 9;
        skipPast("]]>");
        open.element().addText(new Run(start, at - 3, true));
      } else if (startsWith("<?")) {
        skipPast("?>");
      } else if (startsWith("<!")) {
        skipDeclaration();
      } else if (startsWith("</")) {
        int endTag = at;
        skipPast(">");
        if (open.size() < 2) {
          throw broken("closes an element that is not open");
        }
        open.pop().closes(endTag, at);
      } else {
        startTag(open);
      }
    }
    if (open.size() != 1 || document.children().isEmpty()) {
      throw broken("is not complete XML");
    }
    return document.children().get(0);
  }

  private void startTag(Deque<PomElement> open) {
    int start = at;
    int nameStart = at + 1;
    int nameEnd = nameStart;
    while (nameEnd < content.length && " \t\r\n/>".indexOf(content[nameEnd]) < 0) {
      nameEnd++;
    }
    String name = new String(content, nameStart, nameEnd - nameStart, StandardCharsets.ISO_8859_1);
    at = nameEnd;
    while (at < content.length && content[at] != '>') {
      if (isQuote(content[at])) {
        skipQuoted();
      } else {
        at++;
      }
    }
    boolean empty = at < content.length && content[at - 1] == '/';
    at++;
    PomElement element = new PomElement(name, start);
    open.element().add(element);
    if (empty) {
      element.closes(at, at);
    } else {
      element.opens(at);
      open.push(element);
    }
  }

  /** A document type declaration, whose internal subset has declarations of its own. */
  private void skipDeclaration() {
    int depth = 0;
    while (at < content.length) {
      if (startsWith("<!--")) {
        skipPast("-->");
      } else if (startsWith("<?")) {
        skipPast("?>");
      } else if (isQuote(content[at])) {
        skipQuoted();
      } else {
        byte b = content[at++];
        depth += b == '[' ? 1 : b == ']' ? -1 : 0;
        if (b == '>' && depth == 0) {
          return;
        }
      }
    }
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'';
  }

  private void skipQuoted() {
    String quote = content[at] == '"' ? "\"" : "'";
    at++;
    skipPast(quote);
  }

  /** UTF-16 and UTF-32 show themselves by the first bytes (XML 1.0, appendix F). */
  private void requireAscii() {
    boolean wide = startsWith("\u00fe\u00ff") || startsWith("\u00ff\u00fe");
    for (int i = 0; i < Math.min(4, content.length); i++) {
      wide |= content[i] == 0;
    }
    if (wide) {
      throw new ReleaseException(
          path + " is in UTF-16 or UTF-32, in which versions are not edited",
          "write it in UTF-8, and say so in its XML declaration");
    }
  }

  private void skipPast(String end) {
    int found = indexOf(end, at, -1);
    if (found < 0) {
      throw broken("ends inside markup");
    }
    at = found + end.length();
  }

  private int indexOf(String wanted, int from, int otherwise) {
    for (int i = from; i <= content.length - wanted.length(); i++) {
      if (matches(wanted, i)) {
        return i;
      }
    }
    return otherwise;
  }

  private boolean startsWith(String wanted) {
    return at + wanted.length() <= content.length && matches(wanted, at);
  }

  private boolean matches(String wanted, int offset) {
    for (int i = 0; i < wanted.length(); i++) {
      if ((content[offset + i] & 0xff) != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private ReleaseException broken(String what) {
    return new ReleaseException(
        path + " " + what + " (byte " + at + ")", "mvn validate shows what is wrong with it");
  }
}
