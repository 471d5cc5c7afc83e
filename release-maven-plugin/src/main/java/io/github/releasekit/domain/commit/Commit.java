package io.github.releasekit.domain.commit;

import java.time.Instant;

/**
 * A commit as git holds it.
 *
 * @param id the object id, 40 hexadecimal digits
 * @param message whole, as written; hostile until parsed
 * @param merge whether it has more than one parent
 */
public record Commit(
    String id, String message, String authorName, String authorEmail, Instant time, boolean merge) {

  /** The trailer of commits that a release itself makes; they announce no change. */
  public static final String PLAN_TRAILER = "Release-Plan";

  public String shortId() {
    return id.substring(0, Math.min(8, id.length()));
  }

  public String subject() {
    return message.lines().findFirst().orElse("").strip();
  }

  public boolean isReleaseBookkeeping() {
    return message.lines().anyMatch(line -> line.startsWith(PLAN_TRAILER + ": sha256:"));
  }
}
