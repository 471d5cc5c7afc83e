package io.github.releasekit.graph;

import io.github.releasekit.graph.Graph.Drawn;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How messages of commits are drawn: those that release-kit writes by one word each, since their
 * version is drawn beside them.
 */
final class Subjects {

  /** A release commit. */
  static final String RELEASE = "release";

  /** A commit that sets the version that is developed. */
  static final String BEGIN = "begin";

  /** A commit with two parents. */
  static final String MERGE = "merge";

  /** In front of the subject of a commit that is a copy of another. */
  static final String PICKED = "picked ";

  private static final String KEPT = "chore(release): ";
  private static final Pattern WRITTEN =
      Pattern.compile(
          "chore\\(release\\): (?:([a-z]+) )??(begin )?(?:([a-z]+) )?[0-9]\\S*(?: \\(#[0-9]+\\))?");
  private static final Pattern SET =
      Pattern.compile("chore: set version (?:([a-z]+) )?[0-9]\\S*-SNAPSHOT");
  private static final Pattern BOOKKEEPING = Pattern.compile("merge|(release|begin)(?: ([a-z]+))?");
  private static final Pattern ORIGINAL =
      Pattern.compile("\\(cherry picked from commit [0-9a-f]{40,64}\\)");

  private Subjects() {}

  static boolean isBookkeeping(String subject) {
    return BOOKKEEPING.matcher(subject).matches();
  }

  /** The message of a commit that is drawn. */
  static String message(Drawn commit) {
    Matcher kept = BOOKKEEPING.matcher(commit.subject());
    if (!kept.matches()) {
      return commit.subject() + "\n";
    }
    if (kept.group(1) == null) {
      return "Merge branches\n";
    }
    String component = kept.group(2);
    return KEPT
        + (component == null ? "" : component + " ")
        + (kept.group(1).equals(BEGIN) ? "begin " : "")
        + (component == null ? commit.versions() : Poms.version(commit.versions(), component))
        + "\n";
  }

  /** The drawn subject of a commit. */
  static String drawn(String message, List<String> parents) {
    if (parents.size() > 1) {
      return MERGE;
    }
    String subject = message.lines().findFirst().orElse("");
    Matcher kept = WRITTEN.matcher(subject);
    if (kept.matches()) {
      String component = kept.group(1) == null ? kept.group(3) : kept.group(1);
      return (kept.group(2) == null ? RELEASE : BEGIN) + (component == null ? "" : " " + component);
    }
    Matcher set = SET.matcher(subject);
    if (set.matches()) {
      return BEGIN + (set.group(1) == null ? "" : " " + set.group(1));
    }
    return ORIGINAL.matcher(message).find() ? PICKED + subject : subject;
  }
}
