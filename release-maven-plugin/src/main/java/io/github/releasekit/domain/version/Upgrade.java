package io.github.releasekit.domain.version;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a release is to those who use an earlier one.
 *
 * @param type what its version tells them to expect
 * @param line that the release has to stay in; empty where any version may follow
 */
public record Upgrade(
    Version from, Version to, Bump type, VersionScheme scheme, Optional<Line> line) {

  /**
   * @param asked the most that commits between them ask for
   */
  public static Upgrade of(Version from, Version to, Optional<Bump> asked, VersionScheme scheme) {
    return new Upgrade(
        from, to, scheme.releaseType(Optional.of(from), to, asked), scheme, Optional.empty());
  }

  /** The same of a release that has to stay in a line. */
  public Upgrade within(Optional<Line> supported) {
    return new Upgrade(from, to, type, scheme, supported);
  }

  /** Whether its version lets users expect a change of this kind. */
  public boolean allows(Bump change) {
    return scheme.limited(from, change).compareTo(type) <= 0;
  }

  /** Whether users have a first major release; before that anything may go. */
  public boolean isStable() {
    return from.numbers().get(0).chars().anyMatch(digit -> digit != '0');
  }

  /** What to type, or to commit, so that the release may have a change of this kind. */
  public String remedy(Bump change, LocalDate today) {
    if (line.filter(supported -> !scheme.keeps(supported, from, change)).isPresent()) {
      return "keep such a change out of the line "
          + line.get()
          + ": release it from the branch that the next line comes from";
    }
    if (scheme instanceof CalendarVersioning) {
      return "say so in a commit, " + (change == Bump.MAJOR ? "'feat!: …'" : "'feat: …'");
    }
    Bump needed = scheme.limited(from, change);
    return "release " + scheme.next(from, needed, today) + " with -Dbump=" + needed;
  }
}
