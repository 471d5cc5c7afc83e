package io.github.releasekit.domain.commit;

import java.util.List;
import java.util.Optional;

/**
 * What a commit's first line says besides its text.
 *
 * @param text without the pull request
 * @param pullRequest {@code #12} as GitHub appends it, {@code !45} as GitLab does
 */
record Subject(String text, Optional<String> pullRequest) {

  private static final List<String> FIXUPS = List.of("fixup! ", "squash! ", "amend! ");
  private static final int MAX_DIGITS = 9;

  /** Reads a line that may end with {@code (#12)} or {@code (!45)}. */
  static Subject of(String line) {
    String text = line.strip();
    int open = text.lastIndexOf(" (");
    if (open <= 0 || !text.endsWith(")")) {
      return new Subject(text, Optional.empty());
    }
    String reference = text.substring(open + 2, text.length() - 1);
    return isReference(reference)
        ? new Subject(text.substring(0, open).strip(), Optional.of(reference))
        : new Subject(text, Optional.empty());
  }

  /** The subject that a {@code fixup!}, {@code squash!} or {@code amend!} names. */
  Optional<String> fixedUp() {
    String rest = text;
    boolean stripped = true;
    while (stripped) {
      stripped = false;
      for (String prefix : FIXUPS) {
        if (rest.startsWith(prefix)) {
          rest = rest.substring(prefix.length()).strip();
          stripped = true;
        }
      }
    }
    return rest.length() == text.length() ? Optional.empty() : Optional.of(rest);
  }

  static boolean isReference(String text) {
    return text.length() > 1
        && text.length() <= MAX_DIGITS + 1
        && (text.charAt(0) == '#' || text.charAt(0) == '!')
        && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
