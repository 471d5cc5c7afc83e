package io.github.releasekit.domain.fact;

import java.time.LocalDate;
import java.util.List;

/**
 * The team's policy: {@code release-kit.yml}, or the defaults where it is silent.
 *
 * @param branches glob patterns of branches that may be released from
 * @param tagNameFormat as in {@link io.github.releasekit.domain.version.TagFormat}
 * @param changelogFile path of the changelog from the root of the repository
 * @param commits the messages of a release's commits
 * @param snapshotWaivers SNAPSHOT dependencies that may be released with
 */
public record Policy(
    List<String> branches,
    String tagNameFormat,
    String changelogFile,
    CommitMessages commits,
    List<SnapshotWaiver> snapshotWaivers) {

  /** Where it is written down, at the root of the repository. */
  public static final String FILE = "release-kit.yml";

  public static final Policy DEFAULT =
      new Policy(
          List.of("main", "master", "trunk", "release/*", "hotfix/*", "support/*", "*.x"),
          "v@{project.version}",
          "CHANGELOG.md",
          new CommitMessages(
              "chore(release): @{releaseVersion}",
              "chore(release): begin @{developmentVersion}",
              "chore: set version @{newVersion}"),
          List.of());

  /**
   * Subjects of commits.
   *
   * @param release with {@code @{releaseVersion}}
   * @param development with {@code @{developmentVersion}}
   * @param bump with {@code @{newVersion}}
   */
  public record CommitMessages(String release, String development, String bump) {}

  /**
   * Lets a SNAPSHOT through for a while.
   *
   * @param artifact {@code groupId:artifactId}, {@code *} standing for any text
   * @param expires the last day it holds
   */
  public record SnapshotWaiver(String artifact, String reason, LocalDate expires) {}

  public Policy {
    branches = List.copyOf(branches);
    snapshotWaivers = List.copyOf(snapshotWaivers);
  }

  /** The same policy with another tag name format. */
  public Policy withTagNameFormat(String format) {
    return new Policy(branches, format, changelogFile, commits, snapshotWaivers);
  }
}
