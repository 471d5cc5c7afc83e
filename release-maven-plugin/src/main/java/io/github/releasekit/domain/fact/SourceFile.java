package io.github.releasekit.domain.fact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A file of the base commit and the places in it that a release rewrites.
 *
 * @param path from the root of the repository, with {@code /}
 * @param content its bytes, never changed
 * @param tokens in order, not overlapping
 */
public record SourceFile(String path, byte[] content, List<Token> tokens) {

  public SourceFile {
    tokens = tokens.stream().sorted(Comparator.comparingInt(Token::start)).toList();
  }

  /**
   * The content with each token replaced; tokens of a slot that has no text stay. Every byte
   * outside the tokens is kept (V5).
   */
  public byte[] with(Map<Slot, String> texts) {
    ByteArrayOutputStream result = new ByteArrayOutputStream(content.length + 64);
    int from = 0;
    boolean written = false;
    for (Token token : tokens) {
      String text = texts.get(token.slot());
      if (token.slot() == Slot.REST && written) {
        text = "";
      }
      written = text != null;
      if (text != null) {
        result.write(content, from, token.start() - from);
        result.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        from = token.end();
      }
    }
    result.write(content, from, content.length - from);
    return result.toByteArray();
  }

  public boolean carries(Slot slot) {
    return tokens.stream().anyMatch(token -> token.slot() == slot);
  }
}
