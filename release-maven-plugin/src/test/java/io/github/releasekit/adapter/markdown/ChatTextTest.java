package io.github.releasekit.adapter.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.markdown.ChatText.Block;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChatTextTest {

  private static String written(String markdown, Chat chat) {
    return ChatText.blocks(markdown, chat).stream()
        .map(Block::text)
        .collect(Collectors.joining("|"));
  }

  static Stream<Arguments> mentions() {
    return Stream.of(
            "@everyone",
            "@channel",
            "@here",
            "@HERE",
            "@Everyone!",
            "x@everyone",
            "**@here**",
            "@**here**",
            "@&#104;ere",
            "&#64;here",
            "\\@here",
            "@\\here",
            "<!here>",
            "<!channel>",
            "<!everyone>",
            "&lt;!here&gt;",
            "\\<!here>",
            "<!subteam^S123>",
            "<!here|x>",
            "<@U123>",
            "<@&123>",
            "<#C123>",
            "`@everyone`",
            "`<!here>`",
            "```\n@everyone <!here>\n```",
            "    @channel <!channel>",
            "# @here",
            "- @here",
            "> @here",
            "1. <!here>",
            "[@here](https://example.org)",
            "[x](https://example.org/@here)",
            "[x](https://example.org/<!here>)",
            "![@everyone](https://example.org)",
            "<b>@everyone</b>",
            "<div>\n<!here> @here\n</div>",
            "<!-- @everyone -->",
            "<at>everyone</at> @team",
            "@\u200Beveryone",
            "<https://example.org/@everyone>")
        .flatMap(text -> Stream.of(Chat.values()).map(chat -> Arguments.of(text, chat)));
  }

  @ParameterizedTest
  @MethodSource("mentions")
  void mentionsNobody(String markdown, Chat chat) {
    String text = written(markdown, chat).toLowerCase(Locale.ROOT);

    assertThat(text).isNotBlank();
    assertThat(text.replaceAll("[*_`\\\\]", ""))
        .doesNotContain("@everyone", "@channel", "@here", "@team", "<!", "<@", "<#");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "a **b** _c_ `d` § a *b* _c_ `d` § a **b** _c_ d § a **b** *c* `d`",
        "# T **x** § *T x* § **T x** § **T x**",
        "[a](https://b.c/d_e?f=1&g=2) § <https://b.c/d_e?f=1&amp;g=2|a>"
            + " § [a](https://b.c/d_e?f=1&g=2) § [a](https://b.c/d_e?f=1&g=2)",
        "[a](javascript:b) § a § a § a",
        "[a](<https://b.c/(d)|e>) § <https://b.c/%28d%29%7Ce|a> § [a](https://b.c/%28d%29%7Ce)"
            + " § [a](https://b.c/%28d%29%7Ce)",
        "a &amp; b &lt; c § a &amp; b &lt; c § a & b \\< c § a & b \\< c",
        "&amp;lt; § &amp;lt; § &amp;lt; § &lt;",
        "**a** 1.2.0 -x § *a* 1.2.0 -x § **a** 1.2.0 -x § **a** 1.2.0 -x",
        "\\- x § - x § \\- x § \\- x",
        "<b>x</b> § &lt;b&gt;x&lt;/b&gt; § \\<b\\>x\\</b\\> § \\<b\\>x\\</b\\>",
        "\\# x § # x § \\# x § \\# x",
        "1\\. x § 1. x § 1\\. x § 1\\. x",
        "![alt](https://b.c/i.png) § <https://b.c/i.png|alt> § [alt](https://b.c/i.png)"
            + " § [alt](https://b.c/i.png)",
      })
  void isInTheFormOfTheChat(String markdown, String slack, String teams, String discord) {
    assertThat(written(markdown, Chat.SLACK)).isEqualTo(slack);
    assertThat(written(markdown, Chat.TEAMS)).isEqualTo(teams);
    assertThat(written(markdown, Chat.DISCORD)).isEqualTo(discord);
  }

  @Test
  void keepsListsAndCode() {
    String markdown =
        """
        intro
        goes on

        - one
          - inner
        - two

        3. three
        4. four

        > quoted

        ```
        a < b `c`
        d
        ```
        """;

    assertThat(written(markdown, Chat.SLACK))
        .isEqualTo(
            "intro goes on|• one\n  • inner\n• two|3. three\n4. four|> quoted|"
                + "```\na &lt; b `c`\nd\n```");
    assertThat(written(markdown, Chat.TEAMS))
        .isEqualTo(
            "intro goes on|- one\n  - inner\n- two|3. three\n4. four|quoted|"
                + "a \\< b \\`c\\`\n\nd");
    assertThat(written(markdown, Chat.DISCORD))
        .isEqualTo(
            "intro goes on|- one\n  - inner\n- two|3. three\n4. four|> quoted|"
                + "```\na < b `c`\nd\n```");
    assertThat(ChatText.blocks(markdown, Chat.TEAMS).stream().map(Block::isCode))
        .containsExactly(false, false, false, false, true);
  }

  @Test
  void showsMarksOfOthersAsTheyAre() {
    assertThat(Chat.SLACK.escaped("*a* b_c `d")).isEqualTo("*\u200Ba*\u200B b_c `\u200Bd");
    assertThat(Chat.DISCORD.escaped("*a* ||b|| ```")).isEqualTo("\\*a\\* \\|\\|b\\|\\| \\`\\`\\`");
    assertThat(written("```\na ``` b\n", Chat.DISCORD)).isEqualTo("```\na ''' b\n```");
  }
}
