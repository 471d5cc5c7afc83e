package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.markdown.Chat;
import io.github.releasekit.adapter.markdown.ChatText;
import io.github.releasekit.adapter.markdown.ChatText.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Microsoft Teams, by the webhook of a workflow (learn.microsoft.com/microsoftteams, "Create
 * incoming webhooks with Workflows") with an Adaptive Card 1.4 (adaptivecards.io/explorer).
 */
record TeamsMessenger(WebhookPost post) implements Messenger {

  /** A message has 28 KB at most, of which a character in JSON can take six bytes. */
  private static final int SIZE = 24 * 1024;

  private static final int SUBJECT = 300;
  private static final int PIECE = 3000;
  private static final int ALL = 12_000;

  @Override
  public void send(Message message) {
    post.chat(document(message), message.key(), TeamsMessenger::isTaken);
  }

  /** A retired connector says with status 200 that Teams has not taken it. */
  private static boolean isTaken(Answer answer) {
    return !answer.text().startsWith("Webhook message delivery failed");
  }

  static Map<String, Object> document(Message message) {
    int length = ALL;
    Map<String, Object> document = document(message, length);
    while (WebhookPost.bytes(document).length > SIZE) {
      length = length / 2;
      document = document(message, length);
    }
    return document;
  }

  private static Map<String, Object> document(Message message, int length) {
    List<Object> body = new ArrayList<>();
    String subject = Chat.TEAMS.escaped(Pieces.fitted(message.text().subject(), SUBJECT));
    body.add(element(subject, Map.of("size", "Large", "weight", "Bolder")));
    int left = length;
    for (Block block : ChatText.blocks(message.text().body(), Chat.TEAMS)) {
      if (left <= 0) {
        break;
      }
      for (String text : Pieces.of(List.of(block.text()), PIECE, left)) {
        body.add(element(text, block.isCode() ? Map.of("fontType", "Monospace") : Map.of()));
      }
      left -= block.text().length();
    }
    String origin = Chat.TEAMS.escaped(Pieces.fitted(message.origin(), SUBJECT));
    body.add(element(origin, Map.of("isSubtle", true, "size", "Small")));
    List<Object> actions = new ArrayList<>();
    Links.of(message.notice().pages())
        .forEach(
            link ->
                actions.add(
                    Map.of("type", "Action.OpenUrl", "title", link.title(), "url", link.url())));
    Map<String, Object> card =
        Map.of(
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "type",
            "AdaptiveCard",
            "version",
            "1.4",
            "fallbackText",
            Pieces.fitted(message.text().subject(), SUBJECT),
            "msteams",
            Map.of("width", "Full"),
            "body",
            body,
            "actions",
            actions);
    return Map.of(
        "type",
        "message",
        "attachments",
        List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
  }

  private static Map<String, Object> element(String text, Map<String, Object> more) {
    Map<String, Object> element = new HashMap<>(more);
    element.put("type", "TextBlock");
    element.put("text", text);
    element.put("wrap", true);
    return element;
  }
}
