package io.github.releasekit.mojo;

import io.github.releasekit.domain.plan.GateSkips;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.goal.Output;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that decides what would be released. */
abstract class AbstractPlanningMojo extends AbstractRepositoryMojo {

  /**
   * The version to release, such as {@code 2.5.3}. By default the higher of what the commits since
   * the last release ask for and what the POM announces.
   */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /**
   * Which part of the last release's version goes up: {@code patch}, {@code minor} or {@code
   * major}. Counts from the last release; what the POM announces is left aside.
   */
  @Parameter(property = "bump")
  private @Nullable String bump;

  /**
   * The POM version that development goes on with, such as {@code 2.5.4-SNAPSHOT}; by default the
   * following patch, a SNAPSHOT.
   */
  @Parameter(property = "developmentVersion")
  private @Nullable String developmentVersion;

  /**
   * Releases a pre-release with this label, such as {@code rc}: {@code 1.3.0-rc.1}, then {@code
   * 1.3.0-rc.2}; without it {@code 1.3.0} follows. Labels that Maven sorts before the release:
   * {@code alpha}, {@code beta}, {@code milestone}, {@code rc}, {@code cr}.
   */
  @Parameter(property = "prerelease")
  private @Nullable String prerelease;

  /**
   * Releases although the changelog is not in the form of Keep a Changelog: a new head with the new
   * version is put in front, and the old text is kept word for word under "Earlier releases".
   */
  @Parameter(property = "adopt", defaultValue = "false")
  private boolean adopt;

  /**
   * Makes the release a hotfix of this severity, such as {@code critical}: what it has to satisfy
   * stands under {@code profiles} in {@code release-kit.yml}, as {@code hotfix-critical}. A release
   * from a branch {@code hotfix/…} is a hotfix without it.
   */
  @Parameter(property = "severity")
  private @Nullable String severity;

  /**
   * Gates after the build, or {@code calendar}, that this release is not judged by, separated by
   * commas. It needs {@code reason}, and the manifest keeps both and who asked. Gates that are
   * marked {@code always}, and others of the repository, cannot be skipped.
   */
  @Parameter(property = "release-kit.skipGates")
  private @Nullable List<String> skipGates;

  /** Why gates are skipped, on one line; needed with {@code release-kit.skipGates}. */
  @Parameter(property = "reason")
  private @Nullable String reason;

  /** The tag's name, such as {@code v2.5.3}; by default as {@code tagNameFormat} has it. */
  @Parameter(property = "tag")
  private @Nullable String tag;

  /**
   * How versions are written as tags, ahead of the same key in {@code release-kit.yml}; {@code
   * v@{project.version}} by default. {@code @{project.groupId}} and {@code @{project.artifactId}}
   * may be used.
   */
  @Parameter(property = "tagNameFormat")
  private @Nullable String tagNameFormat;

  /**
   * Whether the release is pushed. Where not, branch, tag and ledger of this clone are moved in one
   * transaction, and {@code status} prints the push that is left.
   */
  @Parameter(property = "pushChanges", defaultValue = "true")
  protected boolean pushChanges;

  /** The form of the result: {@code text} or {@code json}. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  protected final ReleaseRequest request() {
    return new ReleaseRequest(
        given(bump).map(Bump::parse),
        given(releaseVersion),
        given(developmentVersion),
        given(tag),
        given(prerelease),
        given(severity),
        GateSkips.of(skipGates == null ? List.of() : skipGates, given(reason)),
        adopt);
  }

  protected final Optional<String> tagNameFormat() {
    return given(tagNameFormat);
  }

  protected final Output output() {
    return output(format, output);
  }
}
