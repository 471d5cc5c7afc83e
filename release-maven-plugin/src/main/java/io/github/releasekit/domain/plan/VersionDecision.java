package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which version is released, and why.
 *
 * @param previous the last release of this line
 * @param development the POM version that development goes on with
 * @param releaseType what leads from the previous version to this
 * @param decidedBy what decided
 * @param reason a sentence for people
 */
public record VersionDecision(
    Optional<Version> previous,
    Version version,
    String development,
    Bump releaseType,
    Decider decidedBy,
    String reason) {

  /** What a version can be decided by. */
  public enum Decider {
    COMMITS,
    POM,
    BUMP,
    RELEASE_VERSION;

    /** The word as documents have it: {@code commits}, {@code release-version}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The higher of what the commits ask for on top of the last release and what the POM announces
   * (V1), unless a version or a bump was typed (V2).
   *
   * @param pomVersion the reactor's version
   * @throws ReleaseException when a version cannot be read
   */
  static VersionDecision of(
      History history, List<Change> changes, String pomVersion, ReleaseRequest request) {
    Optional<Version> last = history.lastRelease().map(Release::version);
    String since = history.lastRelease().map(Release::tag).orElse("");
    if (request.releaseVersion().isPresent()) {
      Version version = requireRelease(request.releaseVersion().get());
      return decided(last, version, Decider.RELEASE_VERSION, "-DreleaseVersion says so", request);
    }
    if (request.bump().isPresent()) {
      Bump bump = request.bump().get();
      String from = last.isPresent() ? since : "nothing released yet (0.0.0)";
      return decided(
          last,
          last.orElse(Version.ZERO).next(bump),
          Decider.BUMP,
          "-Dbump=" + bump + " on top of " + from + "; the POM's " + pomVersion + " is left aside",
          request);
    }
    Version announced = Version.announcedBy(pomVersion);
    if (last.isEmpty()) {
      return decided(last, announced, Decider.POM, "first release, as the POM announces", request);
    }
    Optional<Bump> asked = changes.stream().map(Change::bump).reduce(Bump::or);
    Version byCommits = asked.map(last.get()::next).orElse(last.get());
    if (byCommits.compareTo(announced) > 0) {
      long asking = changes.stream().filter(c -> c.bump() == asked.orElseThrow()).count();
      return decided(
          last,
          byCommits,
          Decider.COMMITS,
          asked.orElseThrow()
              + " by "
              + asking
              + " of "
              + PlainText.count(changes.size(), "commit")
              + " since "
              + since
              + "; the POM announces "
              + announced,
          request);
    }
    String commits =
        asked
            .map(bump -> "the commits since " + since + " ask for " + byCommits)
            .orElse("no commit since " + since + " asks for anything");
    return decided(
        last, announced, Decider.POM, "the POM announces " + announced + "; " + commits, request);
  }

  private static Version requireRelease(String text) {
    if (Version.isSnapshot(text)) {
      throw new ReleaseException(
          "release version " + text + " is a SNAPSHOT",
          "-DreleaseVersion=" + Version.announcedBy(text));
    }
    return Version.parse(text);
  }

  private static VersionDecision decided(
      Optional<Version> previous,
      Version version,
      Decider by,
      String reason,
      ReleaseRequest request) {
    String development =
        request.developmentVersion().orElseGet(() -> version.following().snapshot());
    if (!Version.isSnapshot(development)) {
      throw new ReleaseException(
          "development version " + development + " is not a SNAPSHOT",
          "-DdevelopmentVersion=" + development + Version.SNAPSHOT);
    }
    if (Version.announcedBy(development).compareTo(version) <= 0) {
      throw new ReleaseException(
          "development version " + development + " is not above the release, " + version,
          "-DdevelopmentVersion=" + version.following().snapshot());
    }
    return new VersionDecision(
        previous, version, development, version.bumpFrom(previous), by, reason);
  }
}
