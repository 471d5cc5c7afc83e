package io.github.releasekit.domain.change;

import io.github.releasekit.domain.Words;
import io.github.releasekit.domain.approval.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
 * @param signature of {@link #text()}, in ASCII armor
 */
public record Vote(
    String project,
    String change,
    String sha256,
    Choice choice,
    String by,
    String at,
    String signature)
    implements Statement {

  /** What one can vote, from the most favourable on. */
  public enum Choice {
    YES,
    ABSTAIN,
    NO,
    /** No, whatever the others say. */
    VETO;

    /**
     * @throws io.github.releasekit.domain.ReleaseException when it is none of them
     */
    public static Choice parse(String word) {
      return Words.parse("the vote", word, values());
    }

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

  @Override
  public String kind() {
    return "vote";
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("project", project);
    parts.put("change", change);
    parts.put("sha256", sha256);
    parts.put("vote", choice.toString());
    parts.put("by", by);
    parts.put("at", at);
    return parts;
  }

  /** The same with a signature. */
  public Vote signed(String armor) {
    return new Vote(project, change, sha256, choice, by, at, armor);
  }
}
