package io.github.releasekit.domain.commit;

import java.time.Instant;
import java.util.List;

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

  /** The trailer of commits that only set the version. */
  public static final String VERSION_TRAILER = "Version-Bump";

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
    return message.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
  }

  /** Whether release-kit made it: it changes versions and nothing else. */
  public boolean isBookkeeping() {
    return (message.contains(PLAN_TRAILER) || message.contains(VERSION_TRAILER))
        && message
            .lines()
            .anyMatch(
                line ->
                    isDigest(line, PLAN_TRAILER + ": sha256:")
                        || line.startsWith(VERSION_TRAILER + ": "));
  }

  private static boolean isDigest(String line, String prefix) {
    return line.startsWith(prefix)
        && line.length() > prefix.length()
        && line.substring(prefix.length())
            .chars()
            .allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }
}
