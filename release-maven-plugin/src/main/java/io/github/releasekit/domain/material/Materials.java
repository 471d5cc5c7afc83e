package io.github.releasekit.domain.material;

import java.util.List;

/**
 * A module, and what Maven has resolved to build it.
 *
 * @param module itself
 * @param dependencies direct and transitive, of every scope, other modules of the release included
 * @param plugins that have built it
 * @param relations between module and dependencies
 */
public record Materials(
    Material module,
    List<Material> dependencies,
    List<Material> plugins,
    List<Relation> relations) {

  public Materials {
    dependencies = List.copyOf(dependencies);
    plugins = List.copyOf(plugins);
    relations = List.copyOf(relations);
  }
}
