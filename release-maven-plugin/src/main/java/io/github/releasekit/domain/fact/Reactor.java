package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy.Component;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The modules that are released together, in the order they are built.
 *
 * @param root the module Maven was started in
 * @param inactivePoms paths of POMs that profiles name as modules and that this invocation left out
 * @param ciFriendly whether the root's version is written with {@code ${revision}}
 * @param webUrl {@code scm/url} of the root, where people look at the sources
 * @param developerConnection {@code scm/developerConnection} of the root, where it is developed
 */
public record Reactor(
    ReactorModule root,
    List<ReactorModule> modules,
    List<String> inactivePoms,
    boolean ciFriendly,
    Optional<String> webUrl,
    Optional<String> developerConnection) {

  public Reactor {
    modules = List.copyOf(modules);
    inactivePoms = List.copyOf(inactivePoms);
  }

  /**
   * The part of it that is a component.
   *
   * @throws ReleaseException when none of its modules is at the component's first path
   */
  public Reactor of(Component component) {
    return find(component)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "no module of this reactor is at "
                        + component.paths().get(0)
                        + ", component "
                        + component.name(),
                    "correct 'paths' of the component in release-kit.yml, or run at the root of"
                        + " the repository"));
  }

  /** As {@link #of(Component)}, empty when none of its modules is at the component's first path. */
  public Optional<Reactor> find(Component component) {
    List<ReactorModule> own =
        modules.stream().filter(module -> component.holds(module.pomPath())).toList();
    List<String> inactive = inactivePoms.stream().filter(component::holds).toList();
    return own.stream()
        .filter(module -> module.directory().equals(component.paths().get(0)))
        .findFirst()
        .map(main -> new Reactor(main, own, inactive, ciFriendly, webUrl, developerConnection));
  }

  /** The same with another place that modules are deployed to, of those that are. */
  public Reactor deployedTo(DeploymentTarget target) {
    return new Reactor(
        root.deployedTo(target),
        modules.stream().map(module -> module.deployedTo(target)).toList(),
        inactivePoms,
        ciFriendly,
        webUrl,
        developerConnection);
  }

  /** The same with another version of all modules. */
  public Reactor at(String version) {
    return new Reactor(
        root.at(version),
        modules.stream().map(module -> module.at(version)).toList(),
        inactivePoms,
        ciFriendly,
        webUrl,
        developerConnection);
  }

  /** Whether a module of this one is built from or with a module of another. */
  public boolean dependsOn(Reactor other) {
    Set<String> theirs = other.keys();
    return modules.stream()
        .flatMap(module -> module.dependencies().stream())
        .anyMatch(d -> theirs.contains(d.groupId() + ":" + d.artifactId()));
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
