package io.github.releasekit.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Beside the whole of Jackson, which reads what is written. */
final class StreamedJsonTest {

  public record Part(String text, long size, int count, @Nullable Part next) {}

  public record Whole(List<Part> parts, List<String> words, @Nullable String missing) {}

  public record Other(double share) {}

  private static final Whole WHOLE =
      new Whole(
          List.of(
              new Part("Grüße \"\\/\u0001\u2028\ud83d\ude80\n", Long.MAX_VALUE, -1, null),
              new Part("", 0, 0, new Part("inner", 1, 2, null))),
          List.of("one", "two"),
          null);

  @Test
  void writesTheSameBytesAsTheWholeOfJackson() {
    assertThat(StreamedJson.pretty(WHOLE)).isEqualTo(Json.pretty(WHOLE));
    Whole empty = new Whole(List.of(), List.of(), "");
    assertThat(StreamedJson.pretty(empty)).isEqualTo(Json.pretty(empty));
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(Json.read(StreamedJson.pretty(WHOLE), Whole.class, "whole")).isEqualTo(WHOLE);
  }

  @Test
  void refusesWhatItMightWriteOtherwise() {
    assertThatThrownBy(() -> StreamedJson.pretty(new Other(0.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Double");
  }
}
