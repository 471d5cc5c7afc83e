package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import java.util.ArrayList;
import java.util.List;

/** Keys with dots between them; one that contains dots stands in quotes: {@code a."b.c".d}. */
final class DottedKey {

  private DottedKey() {}

  /**
   * @return the keys, without quotes
   * @throws ReleaseException when one is missing, or a quote is not closed
   */
  static List<String> parse(String text) {
    List<String> keys = new ArrayList<>();
    int at = 0;
    while (true) {
      boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
      int start = quoted ? at + 1 : at;
      int end = text.indexOf(quoted ? text.charAt(at) : '.', start);
      if (end < 0 && !quoted) {
        end = text.length();
      }
      if (end < 0 || !quoted && end == start) {
        throw broken(text);
      }
      keys.add(text.substring(start, end));
      at = quoted ? end + 1 : end;
      if (at == text.length()) {
        return List.copyOf(keys);
      }
      if (text.charAt(at) != '.') {
        throw broken(text);
      }
      at++;
    }
  }

  private static ReleaseException broken(String text) {
    return new ReleaseException(
        "'" + text + "' is not a key of keys with dots between them",
        "write it as key.key under versionFiles in "
            + Policy.FILE
            + ", a key with dots of its own in quotes");
  }
}
