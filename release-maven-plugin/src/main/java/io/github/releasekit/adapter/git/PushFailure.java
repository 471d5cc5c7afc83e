package io.github.releasekit.adapter.git;

/**
 * A push that git does not say to have succeeded.
 *
 * @param kind whether the remote said no, or what it said did not arrive
 * @param said in git's words
 */
public record PushFailure(Kind kind, String said) {

  /** Whether another git was at work there. */
  public boolean isLocked() {
    return said.contains("cannot lock ref") || GitCommand.lock(said).isPresent();
  }

  /** What the user can do about a refusal. */
  public String remedy() {
    return GitCommand.lock(said)
        .map(
            lock ->
                "run the same command again: another git was at work there; where it says the"
                    + " same, that one was killed: rm '"
                    + lock
                    + "' there first")
        .orElse(
            "clear what it names (a protected branch, a hook, permissions), then run the same"
                + " command again");
  }

  /** What may have become of the push. */
  public enum Kind {
    /** The remote, or a hook, said no. */
    REFUSED,
    /** The remote cannot take several refs together; nothing was sent. */
    NOT_ATOMIC,
    /** The connection failed; the remote may have taken it, and trying again may help. */
    CUT,
    /** No answer came by the deadline; the remote may have taken it. */
    LATE
  }
}
