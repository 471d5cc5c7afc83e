package io.github.releasekit.domain.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The message of a commit that was applied on another branch, as {@code git cherry-pick -x} has it.
 */
public final class PickedMessage {

  private static final String ORIGIN = "(cherry picked from commit ";
  private static final List<String> RECOGNIZED = List.of("Signed-off-by: ", ORIGIN);
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r]+$");
  private static final Pattern TRAILER = Pattern.compile("[A-Za-z0-9-]+[ \\t]*:.*");

  /** Of a paragraph with a trailer that git itself writes, this part has to be trailers. */
  private static final int LEAST_PART = 4;

  private PickedMessage() {}

  /**
   * The message with a line that names the commit, and white space as git cleans it up.
   *
   * @param id the whole object id of the commit
   */
  public static String of(String message, String id) {
    List<String> lines = cleaned(message);
    if (!endsWithTrailers(lines)) {
      lines.add("");
    }
    lines.add(ORIGIN + id + ")");
    return String.join("\n", cleaned(String.join("\n", lines))) + "\n";
  }

  /** Without blanks at the ends of lines, blank lines at both ends, and more than one between. */
  private static List<String> cleaned(String message) {
    List<String> lines = new ArrayList<>();
    for (String line : message.split("\n", -1)) {
      String text = BLANKS.matcher(line).replaceFirst("");
      boolean blankAgain = lines.isEmpty() || lines.get(lines.size() - 1).isEmpty();
      if (!text.isEmpty() || !blankAgain) {
        lines.add(text);
      }
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /**
   * Whether the last paragraph, which is not the first, is one of trailers
   * (git-interpret-trailers).
   */
  private static boolean endsWithTrailers(List<String> lines) {
    int blank = lines.lastIndexOf("");
    if (blank < 0) {
      return false;
    }
    int trailers = 0;
    int recognized = 0;
    int others = 0;
    boolean continued = false;
    for (String line : lines.subList(blank + 1, lines.size())) {
      boolean known = RECOGNIZED.stream().anyMatch(line::startsWith);
      boolean continues = continued && (line.startsWith(" ") || line.startsWith("\t"));
      if (known || TRAILER.matcher(line).matches()) {
        trailers++;
        recognized += known ? 1 : 0;
        continued = true;
      } else if (!continues) {
        others++;
        continued = false;
      }
    }
    return trailers > 0
        && (others == 0 || recognized > 0 && trailers * LEAST_PART >= trailers + others);
  }
}
