package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.markdown.Chat;
import io.github.releasekit.adapter.markdown.ChatText;
import io.github.releasekit.domain.channel.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Slack, by an incoming webhook (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks)
 * with blocks (docs.slack.dev/reference/block-kit/blocks).
 */
record SlackMessenger(WebhookPost post) implements Messenger {

  private static final int HEADER = 150;
  private static final int SECTION = 3000;

  /**
   * Slack refuses longer messages as {@code msg_blocks_too_long} without saying what is too long.
   */
  private static final int ALL = 12_000;

  private static final int FALLBACK = 4000;
  private static final int CONTEXT = 2000;

  @Override
  public void send(Message message) {
    post.chat(document(message), message.key(), SlackMessenger::isTaken);
  }

  /** Slack says {@code ok}; a page of somebody in between does not. */
  private static boolean isTaken(Answer answer) {
    return answer.text().strip().equals("ok");
  }

  static Map<String, Object> document(Message message) {
    List<Object> blocks = new ArrayList<>();
    String subject = Chat.defused(message.text().subject());
    blocks.add(Map.of("type", "header", "text", plain(Pieces.fitted(subject, HEADER))));
    List<String> texts =
        ChatText.blocks(message.text().body(), Chat.SLACK).stream()
            .map(ChatText.Block::text)
            .toList();
    Pieces.of(texts, SECTION, ALL)
        .forEach(text -> blocks.add(Map.of("type", "section", "text", mrkdwn(text))));
    buttons(message.notice().pages()).ifFilled(blocks);
    blocks.add(
        Map.of(
            "type",
            "context",
            "elements",
            List.of(mrkdwn(Chat.SLACK.escaped(Pieces.fitted(message.origin(), CONTEXT / 5))))));
    return Map.of(
        "text",
        Chat.SLACK.escaped(Pieces.fitted(message.text().subject(), FALLBACK / 5)),
        "blocks",
        blocks);
  }

  private record Buttons(List<Object> elements) {
    void ifFilled(List<Object> blocks) {
      if (!elements.isEmpty()) {
        blocks.add(Map.of("type", "actions", "elements", elements));
      }
    }
  }

  private static Buttons buttons(Notice.Pages pages) {
    List<Object> elements = new ArrayList<>();
    Links.of(pages)
        .forEach(
            link ->
                elements.add(
                    Map.of(
                        "type", "button",
                        "text", plain(link.title()),
                        "url", link.url(),
                        "action_id", link.id())));
    return new Buttons(elements);
  }

  private static Map<String, Object> plain(String text) {
    return Map.of("type", "plain_text", "text", text, "emoji", false);
  }

  /** Verbatim: names and addresses in it become no mentions and links. */
  private static Map<String, Object> mrkdwn(String text) {
    return Map.of("type", "mrkdwn", "text", text, "verbatim", true);
  }
}
