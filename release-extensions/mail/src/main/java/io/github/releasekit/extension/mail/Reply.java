package io.github.releasekit.extension.mail;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a server said to a command (RFC 5321, 4.2).
 *
 * @param command empty for the greeting; without what follows {@code AUTH}
 * @param code -1 for none
 * @param text as it came, with the code
 */
record Reply(String command, int code, String text) {

  private static final Set<String> ASIDE = Set.of("RSET", "NOOP", "QUIT");
  private static final Pattern BEGUN = Pattern.compile("[2-5][0-9]{2}[ -].*", Pattern.DOTALL);

  /** Whether a command has nothing to do with the message. */
  static boolean isAside(String command) {
    return ASIDE.contains(command);
  }

  boolean isRefusal() {
    return isPassing() || isFinal();
  }

  boolean isPassing() {
    return code >= 400 && code <= 499;
  }

  boolean isFinal() {
    return code >= 500 && code <= 599;
  }

  /** Whether the connection ended where a reply should have been. */
  boolean isEnd() {
    return code == -1 && (text.equals("[EOF]") || BEGUN.matcher(text).matches());
  }

  /** Whether it is none of SMTP. */
  boolean isGarbage() {
    return !isEnd() && (code < 200 || code > 599);
  }

  boolean isTo(String verb) {
    return command.equals(verb) || command.startsWith(verb + " ");
  }
}
