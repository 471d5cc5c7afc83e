package io.github.releasekit.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.releasekit.adapter.notice.Messenger.Message;
import io.github.releasekit.domain.channel.Notice;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent keeps to the limits and forms that the services document. */
class NoticeDocumentsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Notices of all sizes, in all kinds of characters. */
  static Stream<Message> messages() {
    List<String> notes =
        List.of(
            "",
            "# Changes\n\n- one\n- two",
            "- " + "entry & <b> *x* \uD83D\uDE80 ".repeat(3) + "\n",
            ("- " + "entry & <b> *x* \uD83D\uDE80 ".repeat(5) + "\n").repeat(500),
            "word ".repeat(20_000),
            "&".repeat(30_000),
            "\uD83D\uDE80".repeat(20_000),
            "```\n" + "code\n".repeat(5_000) + "```",
            "[a](https://example.org/" + "x".repeat(1_000) + ") ".repeat(50),
            "para\n\n".repeat(3_000),
            "日本語の文章。".repeat(5_000),
            "\\\\".repeat(9_000),
            "\u0001\u0002".repeat(9_000));
    return Stream.of(Event.RELEASED, Event.ROLLED_BACK)
        .flatMap(
            event ->
                notes.stream()
                    .map(
                        text ->
                            NoticeFixture.message(
                                NoticeFixture.notice(
                                    event,
                                    new Notice.Told(text, text),
                                    new Notice.Trouble(text, text, text, List.of(text))),
                                "team")));
  }

  private static Message longSubject() {
    Message message = NoticeFixture.message(NoticeFixture.notice(Event.RELEASED), "team");
    return new Message(
        message.notice(), "chat", "team", new NoticeText("*_<&".repeat(500), "body"));
  }

  private static JsonNode json(Map<String, Object> document) throws IOException {
    return JSON.readTree(WebhookPost.bytes(document));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void keepsToTheLimitsOfSlack(Message message) throws IOException {
    assertSlack(json(SlackMessenger.document(message)));
  }

  private static void assertSlack(JsonNode document) {
    assertThat(document.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(4000);
    JsonNode blocks = document.path("blocks");
    assertThat(blocks.size()).isBetween(3, 50);
    for (JsonNode block : blocks) {
      switch (block.path("type").asText()) {
        case "header" -> {
          assertThat(block.path("text").path("type").asText()).isEqualTo("plain_text");
          assertThat(block.path("text").path("text").asText())
              .isNotBlank()
              .hasSizeLessThanOrEqualTo(150);
        }
        case "section" -> {
          assertThat(block.path("text").path("type").asText()).isEqualTo("mrkdwn");
          assertThat(block.path("text").path("text").asText())
              .isNotBlank()
              .hasSizeLessThanOrEqualTo(3000);
          assertWellFormed(block.path("text").path("text").asText());
        }
        case "context" -> assertThat(block.path("elements").size()).isBetween(1, 10);
        case "actions" -> {
          assertThat(block.path("elements").size()).isBetween(1, 25);
          for (JsonNode button : block.path("elements")) {
            assertThat(button.path("text").path("text").asText()).hasSizeLessThanOrEqualTo(75);
            assertThat(button.path("url").asText())
                .startsWith("https://")
                .hasSizeLessThanOrEqualTo(3000);
            assertThat(button.path("action_id").asText()).hasSizeBetween(1, 255);
          }
        }
        default -> throw new AssertionError(block);
      }
    }
  }

  /** No ampersand but of an entity, and no half of a character. */
  private static void assertWellFormed(String text) {
    assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void keepsToTheLimitsOfTeams(Message message) throws IOException {
    assertTeams(json(TeamsMessenger.document(message)));
  }

  private static void assertTeams(JsonNode document) {
    assertThat(document.toString().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(28 * 1024);
    assertThat(document.path("type").asText()).isEqualTo("message");
    assertThat(document.path("attachments").size()).isEqualTo(1);
    JsonNode attachment = document.path("attachments").path(0);
    assertThat(attachment.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = attachment.path("content");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.path("version").asText()).isEqualTo("1.4");
    assertThat(card.path("body").size()).isGreaterThan(1);
    for (JsonNode element : card.path("body")) {
      assertThat(element.path("type").asText()).isEqualTo("TextBlock");
      assertThat(element.path("text").asText()).isNotBlank();
      assertThat(element.path("wrap").asBoolean()).isTrue();
      assertThat(element.fieldNames())
          .toIterable()
          .allMatch(
              Set.of("type", "text", "wrap", "size", "weight", "isSubtle", "fontType")::contains);
    }
    for (JsonNode action : card.path("actions")) {
      assertThat(action.path("type").asText()).isEqualTo("Action.OpenUrl");
      assertThat(action.path("url").asText()).startsWith("https://");
      assertThat(action.path("title").asText()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void keepsToTheLimitsOfDiscord(Message message) throws IOException {
    assertDiscord(json(DiscordMessenger.document(message)));
  }

  private static void assertDiscord(JsonNode document) {
    assertThat(document.path("content").asText()).isNotBlank().hasSizeLessThanOrEqualTo(2000);
    assertThat(document.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[]}");
    assertThat(document.path("embeds").size()).isEqualTo(1);
    JsonNode embed = document.path("embeds").path(0);
    String title = embed.path("title").asText();
    String description = embed.path("description").asText();
    String footer = embed.path("footer").path("text").asText();
    assertThat(title).isNotBlank().hasSizeLessThanOrEqualTo(256);
    assertThat(description).hasSizeLessThanOrEqualTo(4096);
    assertThat(footer).isNotBlank().hasSizeLessThanOrEqualTo(2048);
    assertThat(title.length() + description.length() + footer.length()).isLessThanOrEqualTo(6000);
    assertThat(embed.path("timestamp").asText()).isEqualTo("2026-11-25T10:00:30Z");
    assertThat(embed.path("color").asInt()).isBetween(0, 0xffffff);
    assertThat(embed.path("url").asText()).startsWith("https://");
  }

  @Test
  void keepsToThemWithALongSubject() throws IOException {
    assertSlack(json(SlackMessenger.document(longSubject())));
    assertTeams(json(TeamsMessenger.document(longSubject())));
    assertDiscord(json(DiscordMessenger.document(longSubject())));
  }

  @Test
  void saysThatThereIsMore() {
    Message message = messages().skip(3).findFirst().orElseThrow();

    assertThat(SlackMessenger.document(message).toString()).contains("\n…");
    assertThat(TeamsMessenger.document(message).toString()).contains("…");
    assertThat(DiscordMessenger.document(message).toString()).contains("\n…");
  }

  @ParameterizedTest
  @EnumSource(Event.class)
  void keepsToItsOwnSchema(Event event) throws IOException {
    for (String audience : List.of("team", "customers", "management", "qa")) {
      String document =
          new String(
              WebhookPost.bytes(
                  NoticeDocument.of(NoticeFixture.message(NoticeFixture.notice(event), audience))),
              StandardCharsets.UTF_8);
      String schema = Files.readString(Path.of("../src/site/resources/schemas/notice.schema.json"));

      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(schema)
                  .validate(document, InputFormat.JSON))
          .isEmpty();
      assertThat(JSON.readTree(schema).path("required")).hasSameSizeAs(JSON.readTree(document));
      assertThat(JSON.readTree(document).path("problem").asText().isEmpty())
          .isEqualTo(audience.equals("customers"));
    }
  }
}
