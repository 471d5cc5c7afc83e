package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.commit.Change;
import java.util.Optional;

/** The kinds of change of Keep a Changelog 1.1.0, in its order. */
public enum Section {
  ADDED("Added"),
  CHANGED("Changed"),
  DEPRECATED("Deprecated"),
  REMOVED("Removed"),
  FIXED("Fixed"),
  SECURITY("Security");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Where a change is listed; empty for upkeep that users of a release do not notice. */
  public static Optional<Section> of(Change change) {
    return switch (change.type()) {
      case "feat" -> Optional.of(ADDED);
      case "fix" -> Optional.of(FIXED);
      case "deprecate", "deprecated" -> Optional.of(DEPRECATED);
      case "remove", "removed" -> Optional.of(REMOVED);
      case "security" -> Optional.of(SECURITY);
      case "build", "chore", "ci", "docs", "style", "test" ->
          change.breaking() ? Optional.of(CHANGED) : Optional.empty();
      default -> Optional.of(CHANGED);
    };
  }
}
