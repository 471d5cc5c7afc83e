package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.version.CalendarVersioning;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.domain.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How versions are written as tags, so that the last release is found: as the newest tag has it
 * that is one.
 *
 * @param format as {@code release-kit.yml} has it
 * @param evidence the tag that says so; empty where no tag does
 * @param scheme of the versions in tags and POM
 */
record TagChoice(String format, Optional<String> evidence, Scheme scheme) {

  private static final String VERSION = "@{project.version}";
  private static final String ARTIFACT_ID = "@{project.artifactId}";

  /** A version in a tag, with at least two numbers, and what stands in front of it. */
  private static final Pattern TAG =
      Pattern.compile("(.{0,150}?)(?<![0-9.])([0-9]+(?:\\.[0-9]+){1,3})((?:[-+][0-9A-Za-z.+-]+)?)");

  /** A scheme of versions and how {@code release-kit.yml} names it. */
  record Scheme(VersionScheme versions, List<String> lines) {

    static final Scheme SEMANTIC = new Scheme(Policy.DEFAULT.versionScheme(), List.of());
    private static final Scheme PADDED =
        new Scheme(new VersionScheme.ZeroPadded(), List.of("scheme: zero-padded"));
    private static final List<String> CALENDARS =
        List.of(
            "YYYY.0M.MICRO",
            "YYYY.MM.MICRO",
            "YYYY.0M.0D",
            "YYYY.MM.DD",
            "YYYY.0M.0D.MICRO",
            "YYYY.MM.DD.MICRO");

    /** The first that all of some versions are of; empty where none is. */
    static Optional<Scheme> of(List<Version> versions) {
      boolean years =
          versions.stream().allMatch(version -> version.core().matches("20[0-9]{2}\\..*"));
      Stream<Scheme> calendars =
          CALENDARS.stream()
              .map(
                  format ->
                      new Scheme(
                          CalendarVersioning.of(format),
                          List.of("scheme: calver", "format: " + format)));
      return Stream.concat(
              years && !versions.isEmpty() ? calendars : Stream.empty(),
              Stream.of(SEMANTIC, PADDED))
          .filter(scheme -> versions.stream().allMatch(scheme.versions()::accepts))
          .findFirst();
    }
  }

  /**
   * Decides.
   *
   * @param tags the newest first
   * @param configured formats that tools have, the most trusted first
   */
  static TagChoice of(
      List<String> tags,
      String groupId,
      String artifactId,
      String pomVersion,
      List<String> configured) {
    Scheme scheme = scheme(tags, pomVersion);
    List<String> usual =
        Stream.concat(
                configured.stream(),
                Stream.of(Policy.DEFAULT.tagNameFormat(), VERSION, ARTIFACT_ID + "-" + VERSION))
            .filter(format -> resolved(format, groupId, artifactId, scheme).isPresent())
            .toList();
    for (String tag : tags) {
      for (String format : usual) {
        boolean fits =
            resolved(format, groupId, artifactId, scheme)
                .flatMap(resolved -> resolved.parse(tag))
                .filter(version -> TAG.matcher(tag).find())
                .isPresent();
        if (fits) {
          return new TagChoice(format, Optional.of(tag), scheme);
        }
      }
      Optional<String> other =
          prefix(tag, scheme)
              .map(prefix -> prefix.replace(artifactId, ARTIFACT_ID) + VERSION)
              .filter(format -> resolved(format, groupId, artifactId, scheme).isPresent());
      if (other.isPresent()) {
        return new TagChoice(other.get(), Optional.of(tag), scheme);
      }
    }
    String format = configured.stream().filter(usual::contains).findFirst().orElse(usual.get(0));
    return new TagChoice(format, Optional.empty(), scheme);
  }

  /** What stands in front of the version in a tag; empty for one that is no release. */
  static Optional<String> prefix(String tag, Scheme scheme) {
    Matcher matcher = TAG.matcher(tag);
    return matcher.matches()
            && scheme.versions().find(matcher.group(2) + matcher.group(3)).isPresent()
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  /** The version in the newest tag. */
  Optional<Version> released() {
    return evidence
        .map(TAG::matcher)
        .filter(Matcher::matches)
        .flatMap(matcher -> scheme.versions().find(matcher.group(2) + matcher.group(3)));
  }

  /** Whether it is what holds without being said. */
  boolean isDefault() {
    return format.equals(Policy.DEFAULT.tagNameFormat());
  }

  private static Optional<TagFormat> resolved(
      String format, String groupId, String artifactId, Scheme scheme) {
    try {
      return Optional.of(TagFormat.of(format, groupId, artifactId, scheme.versions()));
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }

  /** That of the newest tags and the POM. */
  private static Scheme scheme(List<String> tags, String pomVersion) {
    Stream<String> tagged =
        tags.stream()
            .map(TAG::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(2) + matcher.group(3))
            .limit(3);
    List<Version> versions =
        Stream.concat(Stream.of(Version.withoutSnapshot(pomVersion)), tagged)
            .flatMap(text -> Version.find(text).stream())
            .toList();
    return Scheme.of(versions)
        .or(() -> Scheme.of(versions.subList(0, Math.min(1, versions.size()))))
        .orElse(Scheme.SEMANTIC);
  }
}
