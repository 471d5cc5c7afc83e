package io.github.releasekit.domain.version;

import io.github.releasekit.domain.ReleaseException;
import java.util.Locale;

/** Which part of a version goes up, in rising order (Semantic Versioning 2.0.0, items 6 to 8). */
public enum Bump {
  PATCH,
  MINOR,
  MAJOR;

  /**
   * @throws ReleaseException when the text is none of patch, minor and major
   */
  public static Bump parse(String text) {
    for (Bump bump : values()) {
      if (bump.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return bump;
      }
    }
    throw new ReleaseException(
        "bump is '" + text + "', which is none of patch, minor and major",
        "say -Dbump=patch, -Dbump=minor or -Dbump=major");
  }

  public Bump or(Bump other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The word as it is typed: {@code patch}, {@code minor} or {@code major}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
