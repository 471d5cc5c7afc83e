package io.github.releasekit.domain.fact;

import java.util.List;
import java.util.Optional;

/**
 * A module of the reactor.
 *
 * @param version as Maven resolved it, {@code -SNAPSHOT} included
 * @param pomPath from the root of the repository, with {@code /}
 * @param buildDirectory where its build writes, from the root of the repository, with {@code /}
 * @param deployed false when maven-deploy-plugin would leave the module out
 * @param target empty when the module is not deployed, or nothing says where to
 */
public record ReactorModule(
    String groupId,
    String artifactId,
    String version,
    String packaging,
    String pomPath,
    String buildDirectory,
    List<Dependency> dependencies,
    boolean deployed,
    Optional<DeploymentTarget> target) {

  public ReactorModule {
    dependencies = List.copyOf(dependencies);
  }

  ReactorModule at(String other) {
    return new ReactorModule(
        groupId,
        artifactId,
        other,
        packaging,
        pomPath,
        buildDirectory,
        dependencies,
        deployed,
        target);
  }

  ReactorModule deployedTo(DeploymentTarget other) {
    return new ReactorModule(
        groupId,
        artifactId,
        version,
        packaging,
        pomPath,
        buildDirectory,
        dependencies,
        deployed,
        deployed ? Optional.of(other) : target);
  }

  /** Its directory from the root of the repository, empty at the root. */
  public String directory() {
    int slash = pomPath.lastIndexOf('/');
    return slash < 0 ? "" : pomPath.substring(0, slash);
  }

  /** {@code groupId:artifactId}. */
  public String key() {
    return groupId + ":" + artifactId;
  }
}
