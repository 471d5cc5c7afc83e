package io.github.releasekit.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTextTest {

  @Test
  void writesWhatCountsAndWhatDoesNot() {
    String text =
        PolicyText.of(
            List.of(
                PolicyEntry.comment("gates", "Lint.", "lint: {errors: 0}"),
                PolicyEntry.of("", "Tags.", "tagNameFormat: x"),
                PolicyEntry.of("channels", "Forge.", "github: {}"),
                PolicyEntry.comment("channels", "Tap.", "homebrew:", "  tap: x")),
            false);

    assertThat(text.substring(text.indexOf("\n\n") + 1))
        .isEqualTo(
            """

            # Tags.
            tagNameFormat: x

            #gates:
              # Lint.
            #  lint: {errors: 0}

            channels:
              # Forge.
              github: {}
              # Tap.
            #  homebrew:
            #    tap: x
            """);
  }

  @Test
  void wrapsLongComments() {
    String text =
        PolicyText.of(
            List.of(PolicyEntry.of("", "word ".repeat(60).strip(), "mode: direct")), false);

    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    assertThat(text).endsWith(" word\nmode: direct\n");
  }

  @Test
  void keepsACommentACommentWhateverIsInIt() {
    String text =
        PolicyText.of(List.of(PolicyEntry.of("", "a\nsigning: required\r#", "b: c")), false);

    assertThat(text.lines())
        .contains("# a signing: required #")
        .doesNotContain("signing: required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|plain",
        "a/b.c-d+1|a/b.c-d+1",
        "true|\"true\"",
        "no|\"no\"",
        "1.2|\"1.2\"",
        "-x|\"-x\"",
        "a: b|\"a: b\"",
        "a\"b\\c|\"a\\\"b\\\\c\"",
        "@{x}|\"@{x}\"",
        "🚀|\"🚀\"",
      })
  void quotesWhatYamlWouldReadOtherwise(String text, String scalar) {
    assertThat(PolicyText.scalar(text)).isEqualTo(scalar);
  }

  @Test
  void escapesControlCharacters() {
    assertThat(PolicyText.scalar("a\nb\u0000\u202e\u0085"))
        .isEqualTo("\"a\\u000ab\\u0000\\u202e\\u0085\"");
  }
}
