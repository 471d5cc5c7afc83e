package io.github.releasekit.domain.commit;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Issue references in text: {@code #12} as forges write them, {@code ABC-34} as Jira does. */
public final class IssueKeys {

  private static final Pattern KEY =
      Pattern.compile("(?<![\\w/&#-])(?:#\\d{1,40}|[A-Z][A-Z0-9]{1,9}-\\d{1,7})(?![\\w/-])");

  /** Words of the same shape as a Jira key that name something else. */
  private static final Pattern NOT_A_KEY = Pattern.compile("(?:UTF|SHA|ISO|RFC|JDK|CVE|TLS)-\\d+");

  private IssueKeys() {}

  /** Adds the keys that a text names, in the order they stand. */
  public static void find(String text, Set<String> into) {
    if (text.indexOf('#') < 0 && text.indexOf('-') < 0) {
      return;
    }
    Matcher matcher = KEY.matcher(text);
    while (matcher.find()) {
      if (!NOT_A_KEY.matcher(matcher.group()).matches()) {
        into.add(matcher.group());
      }
    }
  }
}
