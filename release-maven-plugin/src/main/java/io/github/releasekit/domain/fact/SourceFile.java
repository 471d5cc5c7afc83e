package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

  /**
   * Whether other bytes are this file with what a release of a version writes into its places, or
   * with what stands there.
   */
  public boolean isReleasedAs(Version version, byte[] other) {
    StringBuilder form = new StringBuilder();
    int from = 0;
    for (Token token : tokens) {
      form.append(Pattern.quote(text(from, token.start())))
          .append("(?:")
          .append(Pattern.quote(text(token.start(), token.end())))
          .append('|')
          .append(released(token.slot(), version))
          .append(')');
      from = token.end();
    }
    form.append(Pattern.quote(text(from, content.length)));
    return Pattern.compile(form.toString(), Pattern.DOTALL)
        .matcher(new String(other, StandardCharsets.ISO_8859_1))
        .matches();
  }

  /**
   * What a release may write, as a regular expression; a version's other forms by their letters.
   */
  private static String released(Slot slot, Version version) {
    return switch (slot) {
      case VERSION, REVISION, REFERENCED_VERSION -> Pattern.quote(version.toString());
      case PYTHON_VERSION, RELEASED_VERSION, RELEASED_PYTHON_VERSION -> "[0-9A-Za-z.+-]*";
      case SCM_TAG, OUTPUT_TIMESTAMP -> "[^<>\\s]*";
      case SHA1, CHANGELIST, REST -> "";
    };
  }

  private String text(int from, int to) {
    return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * One file for each path, with the tokens of all; the first of a path gives the content.
   *
   * @throws ReleaseException when two tokens overlap
   */
  public static List<SourceFile> merged(List<SourceFile> files) {
    Map<String, SourceFile> merged = new LinkedHashMap<>();
    files.forEach(file -> merged.merge(file.path(), file, SourceFile::plus));
    return List.copyOf(merged.values());
  }

  private SourceFile plus(SourceFile other) {
    List<Token> all = new ArrayList<>(tokens);
    all.addAll(other.tokens);
    SourceFile both = new SourceFile(path, content, all);
    for (int i = 1; i < both.tokens.size(); i++) {
      if (both.tokens.get(i).start() < both.tokens.get(i - 1).end()) {
        throw new ReleaseException(
            path
                + " has one version that is found in two ways (byte "
                + both.tokens.get(i).start()
                + ")",
            "remove one of the entries that find it from versionFiles in " + Policy.FILE);
      }
    }
    return both;
  }

  public boolean carries(Slot slot) {
    return tokens.stream().anyMatch(token -> token.slot() == slot);
  }
}
