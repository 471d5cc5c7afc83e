package io.github.releasekit.adapter.markdown;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The forms of text that chats have. Text is shown as it is and mentions nobody: what would call
 * everybody in a channel is taken apart by a character that takes no room.
 */
public enum Chat {
  /** mrkdwn: docs.slack.dev/messaging/formatting-message-text. */
  SLACK("*", "_", "• ", "\n"),
  /** The Markdown of text in Adaptive Cards: adaptivecards.io, "Text features". */
  TEAMS("**", "_", "- ", "\n\n"),
  /** support.discord.com, "Markdown Text 101". */
  DISCORD("**", "*", "- ", "\n");

  /** Takes no room, and ends what a chat would make a mention of. */
  private static final String NO_WORD = "\u200B";

  /** What calls everybody, in any of the chats, and the beginnings of Slack's own mentions. */
  private static final Pattern CALL =
      Pattern.compile(
          "@(?=[*_~`|\\\\]*(?:everyone|channel|here|(?:group|team|all)\\b))|<(?=[!@#])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern MEANT = Pattern.compile("[\\\\*_~`|\\[\\]()<>]");

  /** Where a line begins that would be a list, a heading or a rule. */
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^([ \\t]*)(?:([0-9]{1,9})(?=[.)](?:\\s|$))|(?=[-+#](?:[-+#\\s]|$)))");

  private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]{1,31};)");

  private static final Pattern QUOTE = Pattern.compile("(?m)^(?=[ \\t]*>)");

  private final String strong;
  private final String emphasis;
  private final String bullet;
  private final String lineBreak;

  Chat(String strong, String emphasis, String bullet, String lineBreak) {
    this.strong = strong;
    this.emphasis = emphasis;
    this.bullet = bullet;
    this.lineBreak = lineBreak;
  }

  /** Plain text that mentions nobody. */
  public static String defused(String text) {
    return CALL.matcher(text).replaceAll("$0" + NO_WORD);
  }

  /** Plain text as the chat shows it. */
  public String escaped(String plain) {
    String text = defused(plain);
    if (this == SLACK) {
      return entities(QUOTE.matcher(text).replaceAll(NO_WORD))
          .replaceAll("[*_~`](?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])[*_~`]", "$0" + NO_WORD);
    }
    String escaped = MEANT.matcher(text).replaceAll("\\\\$0");
    String lines = BLOCK.matcher(escaped).replaceAll("$1$2\\\\");
    return this == TEAMS ? ENTITY.matcher(lines).replaceAll("&amp;") : lines;
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  String strong(String text) {
    return around(strong, text);
  }

  String emphasis(String text) {
    return around(emphasis, text);
  }

  /** No mark stands beside white space, where it would be none. */
  private static String around(String mark, String text) {
    String inner = text.strip();
    return inner.isEmpty() ? text : mark + inner + mark;
  }

  String code(String plain) {
    String text = defused(plain).replace('`', '\'');
    return switch (this) {
      case SLACK -> "`" + entities(text) + "`";
      case DISCORD -> "`" + text + "`";
      case TEAMS -> escaped(plain);
    };
  }

  /** Lines of code; in Teams text of an element of its own. */
  String codeBlock(String plain) {
    String text = defused(plain).stripTrailing();
    return switch (this) {
      case SLACK -> "```\n" + entities(text.replace("```", "'''")) + "\n```";
      case DISCORD -> "```\n" + text.replace("```", "'''") + "\n```";
      case TEAMS -> escaped(text).replace("\n", lineBreak);
    };
  }

  /** A link; only its text where its address is none that a reader can go to. */
  String link(String text, String url) {
    String address = address(url);
    if (address.isEmpty() || text.isBlank()) {
      return text;
    }
    return this == SLACK
        ? "<" + address.replace("&", "&amp;") + "|" + text.replace("|", "¦") + ">"
        : "[" + text + "](" + address + ")";
  }

  /**
   * An address of the web or of e-mail, in which no character means anything to a chat.
   *
   * @return empty when it is another
   */
  public static String address(String url) {
    boolean isAddress =
        url.length() <= 2000
            && url.toLowerCase(Locale.ROOT).matches("(https?://|mailto:)[^\\s\\p{Cntrl}]+");
    if (!isAddress) {
      return "";
    }
    StringBuilder address = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean isMeant = "<>|()[]\\\"`*".indexOf(c) >= 0 || c == '@' && CALL.matcher(url).find();
      address.append(isMeant ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c));
    }
    return address.toString();
  }

  String bullet() {
    return bullet;
  }

  String lineBreak() {
    return lineBreak;
  }
}
