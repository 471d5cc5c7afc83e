package io.github.releasekit.domain.material;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A software bill of materials (X2): what somebody gets who uses a module, or all modules of a
 * release. Test dependencies are no part of it. Everything is in the order of package URLs, so that
 * the same release has the same bill.
 *
 * @param subject what it is of
 * @param time of the release
 * @param tool the version of release-kit
 * @param modules of the release, without the subject; empty for the bill of one module
 * @param dependencies from elsewhere; of one module those on other modules of the release too
 * @param relations between all of these
 */
public record Sbom(
    Material subject,
    Instant time,
    String tool,
    List<Material> modules,
    List<Material> dependencies,
    List<Relation> relations) {

  private static final String TEST = "test";

  /** Scopes from the one that reaches furthest. */
  private static final List<String> SCOPES =
      List.of("compile", "runtime", "provided", "system", "import");

  public Sbom {
    modules = List.copyOf(modules);
    dependencies = List.copyOf(dependencies);
    relations = List.copyOf(relations);
  }

  /** Of one module. */
  public static Sbom of(Materials materials, Instant time, String tool) {
    return of(materials.module(), List.of(), List.of(materials), time, tool);
  }

  /**
   * Of all modules of a release, which the subject depends on.
   *
   * @param root the module that stands for the release
   */
  public static Sbom aggregate(
      Material root, Collection<Materials> all, Instant time, String tool) {
    return of(
        root,
        all.stream()
            .map(Materials::module)
            .filter(module -> !module.purl().equals(root.purl()))
            .toList(),
        all,
        time,
        tool);
  }

  private static Sbom of(
      Material subject,
      List<Material> modules,
      Collection<Materials> all,
      Instant time,
      String tool) {
    Map<String, Material> own = new TreeMap<>();
    modules.forEach(module -> own.put(module.purl(), module));
    Map<String, Material> dependencies = new TreeMap<>();
    Set<Relation> relations =
        new TreeSet<>(Comparator.comparing(Relation::from).thenComparing(Relation::to));
    own.keySet().forEach(module -> relations.add(new Relation(subject.purl(), module)));
    for (Materials materials : all) {
      Set<String> named = new HashSet<>(Set.of(materials.module().purl()));
      for (Material dependency : materials.dependencies()) {
        if (!dependency.scope().equals(TEST)) {
          named.add(dependency.purl());
          dependencies.merge(dependency.purl(), dependency, Sbom::wider);
        }
      }
      materials.relations().stream()
          .filter(relation -> named.contains(relation.from()) && named.contains(relation.to()))
          .forEach(relations::add);
    }
    dependencies.keySet().removeAll(own.keySet());
    dependencies.remove(subject.purl());
    return new Sbom(
        subject,
        time,
        tool,
        List.copyOf(own.values()),
        List.copyOf(dependencies.values()),
        List.copyOf(relations));
  }

  /** What one module only compiles against, another may bring along. */
  private static Material wider(Material one, Material other) {
    String scope = rank(one) <= rank(other) ? one.scope() : other.scope();
    return one.in(scope, one.optional() && other.optional());
  }

  private static int rank(Material material) {
    int rank = SCOPES.indexOf(material.scope());
    return rank < 0 ? SCOPES.size() : rank;
  }
}
