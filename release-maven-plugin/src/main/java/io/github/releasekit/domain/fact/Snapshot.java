package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.version.TagFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything a release is decided from, found once and never changed.
 *
 * @param remote empty when the repository has none, or it was not asked
 * @param poms the reactor's POMs in HEAD's tree, and {@code .mvn/maven.config}
 * @param versionFiles other files in which the version stands, in HEAD's tree
 * @param changelog its content in HEAD's tree
 * @param oldVersions what is listed for people; no part of a plan's digest
 * @param today for what expires; no part of a plan's digest
 */
public record Snapshot(
    History history,
    WorkingTree workingTree,
    Optional<Remote> remote,
    Reactor reactor,
    List<SourceFile> poms,
    List<SourceFile> versionFiles,
    Optional<SourceFile> changelog,
    OldVersions oldVersions,
    Policy policy,
    LocalDate today) {

  public Snapshot {
    poms = List.copyOf(poms);
    versionFiles = List.copyOf(versionFiles);
  }

  /** How this project's versions are written as tags. */
  public TagFormat tagFormat() {
    return policy.tagFormat(reactor.root().groupId(), reactor.root().artifactId());
  }
}
