package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * No dependency, plugin, extension or parent from outside the reactor is a SNAPSHOT.
 *
 * <p>Configured by {@code snapshotWaivers}.
 */
final class NoSnapshotsGate implements RepositoryGate {

  @Override
  public String id() {
    return "no-snapshots";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Set<String> own = snapshot.reactor().keys();
    Map<String, Set<String>> found = new LinkedHashMap<>();
    int looked = 0;
    for (ReactorModule module : snapshot.reactor().modules()) {
      looked += module.dependencies().size();
      for (Dependency dependency : module.dependencies()) {
        String key = dependency.groupId() + ":" + dependency.artifactId();
        if (Version.isSnapshot(dependency.version())
            && !own.contains(key)
            && !snapshot.policy().waives(dependency, snapshot.today())) {
          found
              .computeIfAbsent(
                  dependency.role() + " " + dependency.coordinates(), k -> new TreeSet<>())
              .add(module.artifactId());
        }
      }
    }
    List<Finding> findings =
        found.entrySet().stream()
            .map(
                entry ->
                    new Finding(
                        "SNAPSHOT " + entry.getKey() + " in " + String.join(", ", entry.getValue()),
                        "use a released version, or waive it under 'snapshotWaivers' in"
                            + " release-kit.yml"))
            .toList();
    return GateResult.of(id(), findings, looked + " dependencies and plugins");
  }
}
