package io.github.releasekit.domain.approval;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The form of texts that people sign: a line for each part. */
public final class Statement {

  private Statement() {}

  /**
   * Whether each part is on its line and is the same in UTF-8, so that no two have one text in
   * common.
   */
  public static boolean isWellFormed(Stream<String> parts) {
    return parts.allMatch(
        part ->
            part.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
                && new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                    .equals(part));
  }
}
