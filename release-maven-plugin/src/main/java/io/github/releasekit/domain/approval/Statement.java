package io.github.releasekit.domain.approval;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person says with a signature: a text of a line for each part. */
public interface Statement {

  /** The namespace of signatures of SSH, so that none is taken for one of something else. */
  String NAMESPACE = "release-kit";

  /** What it is: {@code approval}. */
  String kind();

  /** Its parts by name, in their order. */
  Map<String, String> parts();

  /** Of {@link #text()}, in ASCII armor; empty where it is not signed yet. */
  String signature();

  /** The text that is signed. */
  default String text() {
    return parts().entrySet().stream()
        .map(part -> part.getKey() + ": " + part.getValue() + "\n")
        .collect(Collectors.joining("", "release-kit " + kind() + " 1\n", ""));
  }

  /**
   * Whether each part is on its line and is the same in UTF-8, so that no two statements have one
   * text in common.
   */
  default boolean isWellFormed() {
    return parts().values().stream()
        .allMatch(
            part ->
                part.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
                    && new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .equals(part));
  }
}
