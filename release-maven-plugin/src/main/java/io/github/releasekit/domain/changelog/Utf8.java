package io.github.releasekit.domain.changelog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Bytes read as UTF-8.
 *
 * @param text up to the first byte that is not UTF-8
 * @param brokenLine the line of that byte, counted from 1; 0 where there is none
 */
record Utf8(String text, int brokenLine) {

  static Utf8 decode(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer chars = CharBuffer.allocate(content.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    int line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return new Utf8(chars.flip().toString(), result.isError() ? line : 0);
  }
}
