package io.github.releasekit.domain.commit;

import io.github.releasekit.domain.PlainText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A commit as git holds it.
 *
 * @param id the object id, 40 hexadecimal digits
 * @param parents object ids, the first one's branch being the one that was merged into
 * @param message whole, as written; hostile until parsed
 */
public record Commit(
    String id,
    List<String> parents,
    String message,
    String authorName,
    String authorEmail,
    Instant time) {

  /** The trailer of commits that a release itself makes; they announce no change. */
  public static final String PLAN_TRAILER = "Release-Plan";

  /** The trailer of release tags with the head of the ledger as the tag was written. */
  public static final String LEDGER_TRAILER = "Release-Ledger";

  /** The trailer of release commits with the branch that the release has ended. */
  public static final String BRANCH_TRAILER = "Release-Branch";

  /** The trailer of commits that only set the version. */
  public static final String VERSION_TRAILER = "Version-Bump";

  /** The trailer of commits that take a release back. */
  public static final String ROLLBACK_TRAILER = "Rolls-Back";

  private static final String CO_AUTHOR = "co-authored-by:";

  /** Somebody who worked on a commit. */
  public record Person(String name, String email) {}

  public Commit {
    parents = List.copyOf(parents);
  }

  public boolean merge() {
    return parents.size() > 1;
  }

  public String shortId() {
    return id.substring(0, Math.min(8, id.length()));
  }

  /** The first line that is not blank. */
  public String subject() {
    String text = message.stripLeading();
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    int earlier = line.indexOf('\r');
    return (earlier < 0 ? line : line.substring(0, earlier)).stripTrailing();
  }

  /** Whether anything but the end of the line may follow the subject. */
  boolean mayHaveBody() {
    int end = message.indexOf('\n');
    return end >= 0 && end < message.length() - 1 || message.indexOf('\r') >= 0;
  }

  /** The ids, perhaps abbreviated, that its message says it reverts. */
  public List<String> revertedIds() {
    if (!message.contains(RevertedCommits.BY_ID)) {
      return List.of();
    }
    return message
        .lines()
        .filter(line -> line.startsWith(RevertedCommits.BY_ID))
        .flatMap(line -> RevertedCommits.objectId(line, RevertedCommits.BY_ID.length()).stream())
        .toList();
  }

  /**
   * Whether a release tool made it to set versions: release-kit, with nothing but trailers below
   * the subject, one of them ours; or another, with nothing below a subject that it writes.
   */
  public boolean isBookkeeping() {
    if (!mayHaveBody()) {
      return VersionCommits.made(subject());
    }
    if (!message.contains(PLAN_TRAILER)
        && !message.contains(VERSION_TRAILER)
        && !message.contains(ROLLBACK_TRAILER)) {
      return false;
    }
    List<String> trailers =
        message.lines().filter(line -> !line.isBlank()).skip(1).map(String::strip).toList();
    return trailers.stream().allMatch(Commit::isTrailer)
        && trailers.stream()
            .anyMatch(
                line ->
                    isDigest(line, PLAN_TRAILER + ": sha256:")
                        || line.startsWith(VERSION_TRAILER + ": ")
                        || line.startsWith(ROLLBACK_TRAILER + ": "));
  }

  private static boolean isTrailer(String line) {
    int colon = line.indexOf(": ");
    return colon > 0
        && line.substring(0, colon)
            .chars()
            .allMatch(c -> c == '-' || c < 128 && Character.isLetterOrDigit(c));
  }

  private static boolean isDigest(String line, String prefix) {
    return line.startsWith(prefix)
        && line.length() > prefix.length()
        && line.substring(prefix.length())
            .chars()
            .allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  /** Those whom {@code Co-authored-by} lines name, each once by e-mail address. */
  public List<Person> coAuthors() {
    if (message.indexOf('<') < 0) {
      return List.of();
    }
    Map<String, Person> people = new LinkedHashMap<>();
    message
        .lines()
        .filter(line -> line.regionMatches(true, 0, CO_AUTHOR, 0, CO_AUTHOR.length()))
        .forEach(
            line -> {
              String text = line.substring(CO_AUTHOR.length()).strip();
              int open = text.lastIndexOf('<');
              if (open > 0 && text.endsWith(">") && open < text.length() - 2) {
                String email = text.substring(open + 1, text.length() - 1).strip();
                people.putIfAbsent(
                    email.toLowerCase(Locale.ROOT),
                    new Person(PlainText.line(text.substring(0, open)), email));
              }
            });
    return List.copyOf(people.values());
  }
}
