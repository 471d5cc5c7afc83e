package io.github.releasekit.domain.change;

import io.github.releasekit.domain.approval.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person's signed vote on a change request.
 *
 * @param project {@code groupId:artifactId} of the root
 * @param change id of the change request
 * @param sha256 digest of its file
 * @param by {@code Name <email>}, as they call themselves; who they are, their key tells
 * @param at ISO 8601 in UTC
 * @param signature of {@link #statement()}, in ASCII armor
 */
public record Vote(
    String project,
    String change,
    String sha256,
    Choice choice,
    String by,
    String at,
    String signature) {

  /** What one can vote, from the most favourable on. */
  public enum Choice {
    YES,
    ABSTAIN,
    NO,
    /** No, whatever the others say. */
    VETO;

    /** The word as it is typed: {@code yes}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Vote {
    Objects.requireNonNull(choice);
    Stream.of(project, change, sha256, by, at, signature).forEach(Objects::requireNonNull);
  }

  /** When it was cast; empty where it does not say. */
  Optional<Instant> time() {
    try {
      return Optional.of(Instant.parse(at));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The text that is signed: a line for each part, of which none holds a line end. */
  public String statement() {
    return String.join(
            "\n",
            "release-kit vote 1",
            "project: " + project,
            "change: " + change,
            "sha256: " + sha256,
            "vote: " + choice,
            "by: " + by,
            "at: " + at)
        + "\n";
  }

  /** Whether each part is on its line, so that no text can be read as two votes. */
  public boolean isWellFormed() {
    return Statement.isWellFormed(Stream.of(project, change, sha256, by, at));
  }

  /** The same with a signature. */
  public Vote signed(String armor) {
    return new Vote(project, change, sha256, choice, by, at, armor);
  }
}
