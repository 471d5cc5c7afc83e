package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.change.ChangeControl;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreEntryTest {

  private static final String PATH = "changes/CR-2026-001.yml";
  private static final ChangeControl CONTROL =
      new ChangeControl(
          "changes",
          Map.of("value", 50, "risk", 30, "fit", 20),
          Optional.empty(),
          "board",
          1,
          Optional.empty(),
          List.of());

  static Stream<Arguments> files() {
    return Stream.of(
        arguments("scores: {}\n", "scores: {value: 8, risk: 3}\n"),
        arguments("scores: { }  # later\n", "scores: {value: 8, risk: 3 }  # later\n"),
        arguments("", "scores: {value: 8, risk: 3}\n"),
        arguments("effort: weeks", "effort: weeks\nscores: {value: 8, risk: 3}\n"),
        arguments("scores: {risk: 10, fit: 1}\n", "scores: {risk: 3, fit: 1, value: 8}\n"),
        arguments("scores: {'risk': \"10\"}\n", "scores: {'risk': 3, value: 8}\n"),
        arguments(
            "effort: \uD83D\uDE80\nscores:\n  fit: 1 # low\n  risk:   4\nscope: all\n",
            "effort: \uD83D\uDE80\nscores:\n  value: 8\n  fit: 1 # low\n  risk:   3\nscope: all\n"),
        arguments("scores:\r\n  risk: 4\r\n", "scores:\r\n  value: 8\r\n  risk: 3\r\n"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void entersScoresAndKeepsEveryOtherByte(String before, String after) {
    Map<String, Integer> entered = new LinkedHashMap<>();
    entered.put("value", 8);
    entered.put("risk", 3);
    assertThat(enter(before, entered)).isEqualTo(after);
  }

  @Test
  void refusesWhatItCannotEdit() {
    for (String rest : List.of("...\n", "scores: {\n  fit: 1, # \uD83D\uDE80\n}\n")) {
      assertThatThrownBy(() -> enter(rest, Map.of("value", 8)))
          .as(rest)
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("'scores' cannot be edited as it is written");
    }
  }

  @Test
  void refusesAFileThatIsNotOfTheForm() {
    assertThatThrownBy(() -> enter("scores: [8]\n", Map.of("value", 8)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(PATH + ":5:9: a mapping of keys to values is expected here");
  }

  private static String enter(String rest, Map<String, Integer> entered) {
    String head = "id: CR-2026-001\ntitle: T\nrequestor: R\nsubmitted: 2026-11-25\n";
    String scored =
        new String(
            ScoreEntry.enter(
                PATH, (head + rest).getBytes(StandardCharsets.UTF_8), entered, CONTROL),
            StandardCharsets.UTF_8);
    assertThat(scored).startsWith(head);
    return scored.substring(head.length());
  }
}
