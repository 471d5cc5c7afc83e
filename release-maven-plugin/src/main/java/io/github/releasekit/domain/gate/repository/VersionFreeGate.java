package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The version is above the last release, on the branch of development above all releases, and no
 * target repository holds it.
 *
 * <p>Configured by {@code versions}.
 *
 * <p>Skipped where Maven is offline.
 */
final class VersionFreeGate implements RepositoryGate {

  @Override
  public String id() {
    return "version-free";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<Finding> findings = new ArrayList<>();
    notAboveLast(snapshot, candidate).ifPresent(findings::add);
    belowNewest(snapshot, candidate).ifPresent(findings::add);
    snapshot.history().versions().stream()
        .filter(
            version -> version.withoutQualifiers().equals(candidate.version().withoutQualifiers()))
        .filter(version -> version.isPreRelease() && candidate.version().isPreRelease())
        .max(Comparator.naturalOrder())
        .filter(highest -> highest.compareTo(candidate.version()) >= 0)
        .ifPresent(
            highest ->
                findings.add(
                    new Finding(
                        candidate.version() + " is not above " + highest + ", which is tagged",
                        "leave -DreleaseVersion out, or name a later -Dprerelease=")));
    if (snapshot.history().rolledBack().contains(candidate.version())) {
      findings.add(
          new Finding(
              candidate.version() + " was rolled back, and a version is not used twice",
              "leave -DreleaseVersion out, or name another one"));
    }
    candidate
        .circumstances()
        .deployed()
        .orElse(List.of())
        .forEach(
            coordinates ->
                findings.add(
                    new Finding(
                        coordinates + " is deployed already",
                        "-Dbump=patch, or name a free version, such as -DreleaseVersion="
                            + candidate.version().following())));
    if (findings.isEmpty() && candidate.circumstances().deployed().isEmpty()) {
      return new GateResult.Skipped(id(), "the target repository was not asked (offline)");
    }
    boolean targeted = snapshot.reactor().modules().stream().anyMatch(m -> m.target().isPresent());
    return GateResult.of(
        id(),
        findings,
        targeted
            ? candidate.version() + " is in no target repository"
            : candidate.version() + " is above every release; no target repository is named");
  }

  private static Optional<Finding> notAboveLast(Snapshot snapshot, Candidate candidate) {
    Version version = candidate.version();
    return snapshot
        .history()
        .lastRelease()
        .map(Release::version)
        .filter(last -> last.compareTo(version) >= 0)
        .map(
            last ->
                new Finding(
                    version + " is not above the last release, " + last,
                    candidate.forced()
                        ? "leave -DreleaseVersion out, or name a higher version, such as"
                            + " -DreleaseVersion="
                            + last.following()
                        : "the POM announces it: mvn release-kit:bump -DnewVersion="
                            + last.following().snapshot()
                            + ", or -Dbump=patch"));
  }

  /** What development goes on with has all that was released, fixes of older lines apart. */
  private static Optional<Finding> belowNewest(Snapshot snapshot, Candidate candidate) {
    Version version = candidate.version();
    Branching branching = snapshot.policy().branching();
    Optional<String> branch =
        snapshot
            .branch()
            .filter(ref -> Set.of(Role.MAIN, Role.DEVELOP).contains(branching.role(ref)))
            .map(Branching::shortName);
    Optional<Version> last = snapshot.history().lastRelease().map(Release::version);
    return snapshot.history().versions().stream()
        .filter(other -> !other.isPreRelease() && !snapshot.history().rolledBack().contains(other))
        .max(Comparator.naturalOrder())
        .filter(newest -> branch.isPresent() && newest.compareTo(version) > 0)
        .filter(newest -> last.filter(known -> known.compareTo(newest) >= 0).isEmpty())
        .map(newest -> lacking(snapshot, version, newest, branch.get()));
  }

  private static Finding lacking(
      Snapshot snapshot, Version version, Version newest, String branch) {
    String tag = snapshot.tagFormat().format(newest);
    return new Finding(
        version + " is below " + newest + ", which is released and which " + branch + " lacks",
        "merge it forward: git merge "
            + tag
            + "; or release "
            + version
            + " from the branch of its line"
            + snapshot
                .history()
                .lastRelease()
                .map(last -> ": mvn release-kit:support-start -Dfrom=" + last.tag())
                .orElse("")
            + "; or name a version above it, such as -DreleaseVersion="
            + newest.following());
  }
}
