package io.github.releasekit.domain.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the ledger (T2).
 *
 * @param repository that it is of
 * @param path in the ledger's tree
 * @param content JSON in UTF-8, byte for byte as it was entered
 */
public record LedgerDocument(String repository, String path, byte[] content) {

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:components/([^/]+)/)?"
              + "(?:releases/([^/]+)/(manifest)\\.json"
              + "|events/([^/]+)/[0-9]{4,8}-([a-z-]+)\\.json"
              + "|changes/[^/]+/[0-9]{4,8}-(vote)\\.json)");

  /** What kind of document a file is. */
  public enum Kind {
    MANIFEST,
    EVENT,
    VOTE
  }

  /**
   * What its path tells; empty for a file that release-kit does not write.
   *
   * @param component empty where the repository is released together
   * @param version empty for a vote
   * @param type of the event; empty for what is none
   */
  public record Place(Kind kind, String component, String version, String type) {

    /** What a path tells. */
    public static Optional<Place> of(String path) {
      Matcher matcher = PLACE.matcher(path);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String component = matcher.group(1) == null ? "" : matcher.group(1);
      if (matcher.group(3) != null) {
        return Optional.of(new Place(Kind.MANIFEST, component, matcher.group(2), ""));
      }
      return Optional.of(
          matcher.group(4) != null
              ? new Place(Kind.EVENT, component, matcher.group(4), matcher.group(5))
              : new Place(Kind.VOTE, component, "", ""));
    }
  }

  /** What the path tells. */
  public Optional<Place> place() {
    return Place.of(path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LedgerDocument that
        && repository.equals(that.repository)
        && path.equals(that.path)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return path.hashCode() * 31 + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return repository + ":" + path + " " + new String(content, StandardCharsets.UTF_8);
  }
}
