package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/**
 * A file as the scanners of this package read it: a character for each byte, so that an offset is
 * an offset in the bytes. What is structure in the formats, and a version, is ASCII.
 */
final class TextFile {

  /** The largest file that is read; lock files of large projects have a few MiB. */
  static final int MAX_BYTES = 16 << 20;

  private static final String BYTE_ORDER_MARK = utf8Bytes("\uFEFF");

  private final String path;
  private final byte[] content;
  private final String chars;

  /**
   * @param path from the root of the repository, with {@code /}
   * @throws ReleaseException when it is too large
   */
  TextFile(String path, byte[] content) {
    this.path = path;
    this.content = content;
    if (content.length > MAX_BYTES) {
      throw new ReleaseException(
          path + " has " + content.length + " bytes, and version files have at most " + MAX_BYTES,
          "remove its entry under versionFiles in " + Policy.FILE);
    }
    this.chars = new String(content, StandardCharsets.ISO_8859_1);
  }

  /** A text as it stands in {@link #chars()} of a file in UTF-8. */
  static String utf8Bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  byte[] content() {
    return content;
  }

  /** A character for each byte (ISO 8859-1). */
  String chars() {
    return chars;
  }

  /** Where the text begins: after a byte order mark. */
  int start() {
    return chars.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
  }

  /**
   * The text after a byte order mark.
   *
   * @throws ReleaseException when it is not UTF-8
   */
  String text() {
    try {
      if (chars.indexOf('\0') >= 0) {
        throw new MalformedInputException(1);
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content, start(), content.length - start()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ReleaseException(
          path + " is not UTF-8 text",
          "save it as UTF-8, or remove its entry under versionFiles in " + Policy.FILE,
          e);
    }
  }

  /** Says what is wrong at an offset. */
  ReleaseException refused(int offset, String problem) {
    String before = chars.substring(0, Math.min(offset, chars.length()));
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    return new ReleaseException(
        path + ":" + line + ": " + PlainText.line(problem),
        "correct the file, or its entry under versionFiles in " + Policy.FILE);
  }
}
