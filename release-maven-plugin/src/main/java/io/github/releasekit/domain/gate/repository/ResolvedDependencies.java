package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Version;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the modules of a release resolve to, dependencies of dependencies included (G1). It is
 * judged after the build, which resolves them in any case.
 *
 * @param byModule by {@code groupId:artifactId} of the module
 */
public record ResolvedDependencies(Map<String, List<Dependency>> byModule) {

  public static final String ID = "resolved-dependencies";

  public ResolvedDependencies {
    byModule = new TreeMap<>(byModule);
  }

  /** No SNAPSHOT is among them that the policy does not waive. */
  public GateResult judge(Policy policy, LocalDate today) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    Set<String> all = new TreeSet<>();
    byModule.forEach(
        (module, dependencies) ->
            dependencies.forEach(
                dependency -> {
                  all.add(dependency.coordinates());
                  if (Version.isSnapshot(dependency.version())
                      && !policy.waives(dependency, today)) {
                    found
                        .computeIfAbsent(dependency.coordinates(), key -> new TreeSet<>())
                        .add(module);
                  }
                }));
    List<Finding> findings =
        found.entrySet().stream()
            .map(
                entry ->
                    new Finding(
                        "SNAPSHOT "
                            + entry.getKey()
                            + " is resolved in "
                            + String.join(", ", entry.getValue()),
                        "mvn dependency:tree -Dincludes="
                            + entry.getKey()
                            + " shows through what; use a released version of that, or waive it"
                            + " under 'snapshotWaivers' in release-kit.yml"))
            .toList();
    return GateResult.of(
        ID,
        findings,
        PlainText.count(all.size(), "artifact")
            + " resolved, no SNAPSHOT among them that is not waived");
  }
}
