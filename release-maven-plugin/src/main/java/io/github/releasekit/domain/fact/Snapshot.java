package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.version.TagFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a release is decided from, found once and never changed.
 *
 * @param remote empty when the repository has none, or it was not asked
 * @param poms the reactor's POMs in HEAD's tree, and {@code .mvn/maven.config}
 * @param versionFiles other files in which the version stands, in HEAD's tree
 * @param changelog its content in HEAD's tree
 * @param oldVersions what is listed for people; no part of a plan's digest
 * @param route the way through other branches; empty where the release stays on HEAD's
 * @param now for what expires, and for the calendar; no part of a plan's digest
 * @param candidates the last one of each version that is not released, where the policy has it
 *     compared with the release
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
    Optional<Route> route,
    Instant now,
    List<ReleaseCandidate> candidates) {

  private static final String HEADS = "refs/heads/";

  public Snapshot {
    poms = List.copyOf(poms);
    versionFiles = List.copyOf(versionFiles);
    candidates = List.copyOf(candidates);
  }

  /** The same, compared with release candidates. */
  public Snapshot with(List<ReleaseCandidate> found) {
    return new Snapshot(
        history,
        workingTree,
        remote,
        reactor,
        poms,
        versionFiles,
        changelog,
        oldVersions,
        policy,
        route,
        now,
        found);
  }

  /**
   * The branch that is released, by its full ref name: the one that HEAD is on, or that the route
   * leads to.
   */
  public Optional<String> branch() {
    return route.map(way -> way.onto().ref()).or(this::checkedOut);
  }

  /** The branch that HEAD is on, by its full ref name, found out as {@link #branch()} says. */
  public Optional<String> checkedOut() {
    return branch(workingTree, remote, history.head(), policy);
  }

  /** The branch that the changes were made on, by its full ref name: that a route begins at. */
  public Optional<String> source() {
    return route.map(Route::source).map(Head::ref).or(this::checkedOut);
  }

  /**
   * The branch that HEAD is on, by its full ref name. Of a detached HEAD, as CI checks out, the
   * only branch of the remote that is there and that the policy allows.
   */
  public static Optional<String> branch(
      WorkingTree workingTree, Optional<Remote> remote, String head, Policy policy) {
    return workingTree.branch().or(() -> onlyBranchAt(head, remote, policy));
  }

  private static Optional<String> onlyBranchAt(
      String head, Optional<Remote> remote, Policy policy) {
    List<String> there =
        remote.map(Remote::refs).map(Map::entrySet).stream()
            .flatMap(Set::stream)
            .filter(ref -> ref.getValue().equals(head))
            .map(Map.Entry::getKey)
            .filter(ref -> ref.startsWith(HEADS))
            .filter(ref -> policy.allowsBranch(ref.substring(HEADS.length())))
            .toList();
    return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
  }

  /** The day, in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** How this project's versions are written as tags. */
  public TagFormat tagFormat() {
    return policy.tagFormat(reactor.root().groupId(), reactor.root().artifactId());
  }
}
