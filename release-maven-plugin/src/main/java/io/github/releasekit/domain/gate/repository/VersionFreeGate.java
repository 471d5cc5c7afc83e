package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The version is above the last release, and no target repository holds it. */
final class VersionFreeGate implements RepositoryGate {

  @Override
  public String id() {
    return "version-free";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<Finding> findings = new ArrayList<>();
    snapshot
        .history()
        .lastRelease()
        .filter(last -> last.version().compareTo(candidate.version()) >= 0)
        .ifPresent(
            last ->
                findings.add(
                    new Finding(
                        candidate.version() + " is not above the last release, " + last.version(),
                        "leave -DreleaseVersion out, or name a higher version")));
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
                        "-Dbump=patch, or name a free version with -DreleaseVersion=")));
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
}
