package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.markdown.Chat;
import io.github.releasekit.adapter.markdown.ChatText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Discord, by a webhook (docs.discord.com/developers/resources/webhook, "Execute Webhook") with an
 * embed (…/resources/message, "Embed Limits"), in which nobody can be mentioned ("Allowed
 * Mentions").
 */
record DiscordMessenger(WebhookPost post) implements Messenger {

  private static final int CONTENT = 2000;
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 4096;
  private static final int FOOTER = 2048;

  @Override
  public void send(Message message) {
    post.chat(document(message), message.key(), answer -> true);
  }

  static Map<String, Object> document(Message message) {
    Map<String, Object> embed = new HashMap<>();
    embed.put("title", Pieces.fitted(title(message), TITLE));
    List<String> texts =
        ChatText.blocks(message.text().body(), Chat.DISCORD).stream()
            .map(ChatText.Block::text)
            .toList();
    Pieces.of(texts, DESCRIPTION, DESCRIPTION - 2).stream()
        .findFirst()
        .ifPresent(text -> embed.put("description", text));
    Links.of(message.notice().pages()).stream()
        .findFirst()
        .ifPresent(link -> embed.put("url", link.url()));
    embed.put("timestamp", message.notice().time());
    embed.put("color", color(message));
    embed.put(
        "footer", Map.of("text", Pieces.fitted(message.notice().subject().tag(), FOOTER / 8)));
    String content = Chat.DISCORD.escaped(Pieces.fitted(message.text().subject(), CONTENT / 4));
    return Map.of(
        "content", content,
        "embeds", List.of(embed),
        "allowed_mentions", Map.of("parse", List.of()));
  }

  private static String title(Message message) {
    return Chat.DISCORD.escaped(
        Pieces.fitted(
            message.notice().subject().project() + " " + message.notice().subject().version(),
            TITLE / 3));
  }

  private static int color(Message message) {
    return switch (message.notice().event()) {
      case PLANNED -> 0x0550ae;
      case RELEASED -> 0x1a7f37;
      case FAILED -> 0xcf222e;
      case ROLLED_BACK -> 0xbf8700;
    };
  }
}
