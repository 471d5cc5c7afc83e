package io.github.releasekit.domain.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The modules that are released together, in the order they are built.
 *
 * @param root the module Maven was started in
 * @param inactivePoms paths of POMs that profiles name as modules and that this invocation left out
 * @param webUrl {@code scm/url} of the root, where people look at the sources
 */
public record Reactor(
    ReactorModule root,
    List<ReactorModule> modules,
    List<String> inactivePoms,
    Optional<String> webUrl) {

  public Reactor {
    modules = List.copyOf(modules);
    inactivePoms = List.copyOf(inactivePoms);
  }

  public Optional<ReactorModule> find(String groupId, String artifactId) {
    return modules.stream()
        .filter(m -> m.artifactId().equals(artifactId) && m.groupId().equals(groupId))
        .findFirst();
  }

  /** The keys of all modules, {@code groupId:artifactId}. */
  public Set<String> keys() {
    return modules.stream().map(ReactorModule::key).collect(Collectors.toUnmodifiableSet());
  }
}
