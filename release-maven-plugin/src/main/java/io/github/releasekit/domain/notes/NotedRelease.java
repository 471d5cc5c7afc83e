package io.github.releasekit.domain.notes;

import io.github.releasekit.domain.version.Version;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The release that notes are about.
 *
 * @param groupId of the root
 * @param artifactId of the root
 * @param tag that it has, or is going to have
 * @param previous the release before it
 * @param date of a released version's commit, in UTC; empty for the next version
 */
public record NotedRelease(
    String groupId,
    String artifactId,
    Version version,
    String tag,
    Optional<Version> previous,
    Optional<LocalDate> date) {

  /** {@code app 1.3.0}, and whether it is still to come. */
  public String title() {
    return artifactId + " " + version + (date.isPresent() ? "" : " (not released yet)");
  }

  /**
   * A hand-written text with {@code @{version}}, {@code @{tag}}, {@code @{previousVersion}},
   * {@code @{groupId}} and {@code @{artifactId}} replaced; any other {@code @{…}} stays.
   */
  public String filledIn(String text) {
    StringBuilder filled = new StringBuilder(text.length() + 64);
    int from = 0;
    int open = text.indexOf("@{");
    while (open >= 0) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled.append(text, from, open);
      String name = text.substring(open + 2, close);
      Optional<String> value = value(name);
      filled.append(value.orElse("@{"));
      from = value.isPresent() ? close + 1 : open + 2;
      open = text.indexOf("@{", from);
    }
    return filled.append(text, from, text.length()).toString();
  }

  private Optional<String> value(String name) {
    return switch (name) {
      case "version" -> Optional.of(version.toString());
      case "tag" -> Optional.of(tag);
      case "previousVersion" -> Optional.of(previous.map(Version::toString).orElse(""));
      case "groupId" -> Optional.of(groupId);
      case "artifactId" -> Optional.of(artifactId);
      default -> Optional.empty();
    };
  }
}
