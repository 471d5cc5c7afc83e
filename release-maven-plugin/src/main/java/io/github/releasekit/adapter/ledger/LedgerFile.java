package io.github.releasekit.adapter.ledger;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a ledger, whatever its number.
 *
 * @param directory with a slash at the end; empty for the root
 * @param name without the number
 * @param blob the object id of its content
 */
record LedgerFile(String directory, String name, String blob) {

  private static final Pattern NUMBERED = Pattern.compile("([0-9]{4,8})-(.*)");

  static LedgerFile of(String path, String blob) {
    int slash = path.lastIndexOf('/') + 1;
    Matcher numbered = NUMBERED.matcher(path.substring(slash));
    return new LedgerFile(
        path.substring(0, slash),
        numbered.matches() ? numbered.group(2) : path.substring(slash),
        blob);
  }

  /** The number of a file in its directory; 0 where it has none. */
  static int number(String path) {
    Matcher numbered = NUMBERED.matcher(path.substring(path.lastIndexOf('/') + 1));
    return numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
  }

  /** Its path under a number. */
  String path(int number) {
    return directory + String.format(Locale.ROOT, "%04d-", number) + name;
  }
}
