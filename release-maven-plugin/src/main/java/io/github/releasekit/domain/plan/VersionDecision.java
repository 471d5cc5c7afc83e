package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.domain.version.VersionScheme;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  /** The same where no commit changes the version that stands in the POM. */
  VersionDecision withDevelopment(String pomVersion) {
    return new VersionDecision(previous, version, pomVersion, releaseType, decidedBy, reason);
  }

  /** A version and what it was decided by. */
  private record Choice(Version version, Decider by, String reason) {}

  /**
   * The higher of what the commits ask for on top of the last release and what the POM announces
   * (V1), unless a version or a bump was typed (V2); as a pre-release where one was asked for (V3).
   *
   * @param hotfix whether it is an urgent fix of the last release, which is a patch (B2)
   * @param pomVersion the project's version
   * @param today for schemes that count by date
   * @throws ReleaseException when a version cannot be read, or is of another scheme
   */
  static VersionDecision of(
      History history,
      List<Change> changes,
      boolean hotfix,
      VersionScheme scheme,
      String pomVersion,
      LocalDate today,
      ReleaseRequest request) {
    Optional<Version> previous = history.lastRelease().map(Release::version);
    Optional<Bump> commits = changes.stream().map(Change::bump).reduce(Bump::or);
    Optional<Bump> asked = commits.map(bump -> hotfix ? Bump.PATCH : bump);
    Choice choice =
        unused(
            choice(history, changes, asked, scheme, pomVersion, today, request),
            history.rolledBack());
    String aside =
        asked.equals(commits)
            ? ""
            : "; a hotfix is a patch, though its commits ask for a " + commits.get() + " release";
    Choice chosen =
        request.preRelease().map(label -> preRelease(choice, label, history)).orElse(choice);
    Version version = chosen.version();
    return new VersionDecision(
        previous,
        version,
        development(scheme, version, request),
        scheme.releaseType(previous, version, asked),
        chosen.by(),
        chosen.reason() + aside);
  }

  private static Choice choice(
      History history,
      List<Change> changes,
      Optional<Bump> asked,
      VersionScheme scheme,
      String pomVersion,
      LocalDate today,
      ReleaseRequest request) {
    Optional<Version> last = history.lastRelease().map(Release::version);
    String since = history.lastRelease().map(Release::tag).orElse("");
    if (request.releaseVersion().isPresent()) {
      Version version = requireRelease(scheme, request.releaseVersion().get());
      return new Choice(version, Decider.RELEASE_VERSION, "-DreleaseVersion says so");
    }
    if (request.bump().isPresent()) {
      Bump bump = request.bump().get();
      String from = last.isPresent() ? since : "nothing released yet (0.0.0)";
      return new Choice(
          scheme.next(last.orElse(scheme.zero()), bump, today),
          Decider.BUMP,
          "-Dbump=" + bump + " on top of " + from + "; the POM's " + pomVersion + " is left aside");
    }
    Version announced = scheme.announcedBy(pomVersion);
    if (last.isEmpty()) {
      return new Choice(announced, Decider.POM, "first release, as the POM announces");
    }
    Version byCommits =
        asked
            .map(bump -> scheme.next(last.get(), scheme.limited(last.get(), bump), today))
            .orElse(last.get());
    if (asked.isEmpty() && last.get().compareTo(announced) > 0) {
      return new Choice(
          scheme.next(last.get(), Bump.PATCH, today),
          Decider.COMMITS,
          "no commit since "
              + since
              + " asks for anything, and the POM announces "
              + announced
              + ", which is below it");
    }
    if (byCommits.compareTo(announced) > 0) {
      return new Choice(
          byCommits,
          Decider.COMMITS,
          asked(changes, asked.orElseThrow(), last.get(), scheme)
              + " since "
              + since
              + "; the POM announces "
              + announced);
    }
    String commits =
        asked
            .map(bump -> "the commits since " + since + " ask for " + byCommits)
            .orElse("no commit since " + since + " asks for anything");
    return new Choice(announced, Decider.POM, "the POM announces " + announced + "; " + commits);
  }

  /** The first version from a choice on that was not rolled back; a typed one stays (U1). */
  private static Choice unused(Choice choice, Set<Version> rolledBack) {
    Version version = choice.version();
    if (choice.by() == Decider.RELEASE_VERSION || !rolledBack.contains(version)) {
      return choice;
    }
    while (rolledBack.contains(version)) {
      version = version.following();
    }
    return new Choice(
        version, choice.by(), choice.reason() + "; " + choice.version() + " was rolled back");
  }

  /** {@code major by 1 of 3 changes}, and what the scheme makes of it. */
  private static String asked(
      List<Change> changes, Bump asked, Version last, VersionScheme scheme) {
    long asking = changes.stream().filter(c -> c.bump().compareTo(asked) >= 0).count();
    Bump limited = scheme.limited(last, asked);
    return asked
        + " by "
        + asking
        + " of "
        + PlainText.count(changes.size(), "change")
        + (limited == asked ? "" : " (" + limited + " while the major version is 0)");
  }

  /**
   * The next pre-release of a version with a label: {@code 1.3.0-rc.2} after {@code 1.3.0-rc.1}.
   */
  private static Choice preRelease(Choice choice, String label, History history) {
    if (!label.matches("[A-Za-z]{1,20}")) {
      throw new ReleaseException(
          "pre-release label '" + label + "' is not a word", "-Dprerelease=rc");
    }
    Version release = choice.version().withoutQualifiers();
    String name = label.toLowerCase(Locale.ROOT);
    int number =
        1
            + Stream.concat(history.versions().stream(), history.rolledBack().stream())
                .filter(version -> version.withoutQualifiers().equals(release))
                .flatMapToInt(version -> version.preReleaseNumber(name).stream())
                .max()
                .orElse(0);
    return new Choice(
        release.withPreRelease(name, number),
        choice.by(),
        "pre-release " + name + " " + number + " of " + release + "; " + choice.reason());
  }

  private static Version requireRelease(VersionScheme scheme, String text) {
    if (Version.isSnapshot(text)) {
      throw new ReleaseException(
          "release version " + text + " is a SNAPSHOT",
          "-DreleaseVersion=" + scheme.announcedBy(text));
    }
    return scheme.parse(text);
  }

  private static String development(VersionScheme scheme, Version version, ReleaseRequest request) {
    String development =
        request.developmentVersion().orElseGet(() -> version.following().snapshot());
    if (!Version.isSnapshot(development)) {
      throw new ReleaseException(
          "development version " + development + " is not a SNAPSHOT",
          "-DdevelopmentVersion=" + development + Version.SNAPSHOT);
    }
    if (scheme.announcedBy(development).compareTo(version) <= 0) {
      throw new ReleaseException(
          "development version " + development + " is not above the release, " + version,
          "-DdevelopmentVersion=" + version.following().snapshot());
    }
    return development;
  }
}
