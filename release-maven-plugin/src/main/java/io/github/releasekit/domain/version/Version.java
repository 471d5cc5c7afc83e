package io.github.releasekit.domain.version;

import io.github.releasekit.domain.ReleaseException;
import java.util.Optional;
import org.semver4j.Semver;

/** A released version by Semantic Versioning 2.0.0, ordered by its item 11. */
public record Version(Semver semver) implements Comparable<Version> {

  public static final String SNAPSHOT = "-SNAPSHOT";
  public static final Version ZERO = new Version(Semver.ZERO);

  /** The longest text that is read as a version. */
  private static final int MAX_LENGTH = 128;

  /**
   * Reads a version; missing minor and patch numbers count as 0 ({@code 1.0} is 1.0.0).
   *
   * @return empty when the text is not a version
   */
  public static Optional<Version> find(String text) {
    if (text.length() > MAX_LENGTH || text.chars().anyMatch(c -> c <= ' ')) {
      return Optional.empty();
    }
    int end = 0;
    int dots = 0;
    while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      dots += text.charAt(end) == '.' ? 1 : 0;
      end++;
    }
    String core = text.substring(0, end) + ".0".repeat(Math.max(0, 2 - dots));
    return Optional.ofNullable(Semver.parse(core + text.substring(end))).map(Version::new);
  }

  /**
   * As {@link #find(String)}.
   *
   * @throws ReleaseException when the text is not a version
   */
  public static Version parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "'" + text + "' is not a version of the form MAJOR.MINOR.PATCH[-PRERELEASE]",
                    "name one with -DreleaseVersion=, such as -DreleaseVersion=1.2.3"));
  }

  /**
   * The release that a version in a POM announces: {@code 1.3.0-SNAPSHOT} announces 1.3.0.
   *
   * @throws ReleaseException when what stands before {@code -SNAPSHOT} is not a version
   */
  public static Version announcedBy(String pomVersion) {
    return parse(withoutSnapshot(pomVersion));
  }

  public static boolean isSnapshot(String pomVersion) {
    return pomVersion.endsWith(SNAPSHOT);
  }

  /** {@code 1.3.0} for {@code 1.3.0-SNAPSHOT}. */
  public static String withoutSnapshot(String pomVersion) {
    return isSnapshot(pomVersion)
        ? pomVersion.substring(0, pomVersion.length() - SNAPSHOT.length())
        : pomVersion;
  }

  public Version next(Bump bump) {
    Semver next =
        switch (bump) {
          case PATCH -> semver.nextPatch();
          case MINOR -> semver.nextMinor();
          case MAJOR -> semver.nextMajor();
        };
    return new Version(next.withClearedPreReleaseAndBuild());
  }

  /** The version that development goes on with after this one was released, without qualifier. */
  public Version following() {
    return isPreRelease()
        ? new Version(semver.withClearedPreReleaseAndBuild())
        : new Version(semver.withIncPatch().withClearedPreReleaseAndBuild());
  }

  public boolean isPreRelease() {
    return !semver.getPreRelease().isEmpty();
  }

  /** The POM version under which this version is developed: {@code 1.3.0-SNAPSHOT}. */
  public String snapshot() {
    return this + SNAPSHOT;
  }

  /** The bump that leads from an earlier version, or for a first release from nothing, to this. */
  public Bump bumpFrom(Optional<Version> previous) {
    Semver from = previous.orElse(ZERO).semver();
    if (from.getMajor() != semver.getMajor()) {
      return Bump.MAJOR;
    }
    return from.getMinor() != semver.getMinor() ? Bump.MINOR : Bump.PATCH;
  }

  @Override
  public int compareTo(Version other) {
    return semver.compareTo(other.semver);
  }

  @Override
  public String toString() {
    return semver.getVersion();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
