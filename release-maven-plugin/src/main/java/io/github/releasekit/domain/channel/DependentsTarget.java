package io.github.releasekit.domain.channel;

import java.util.List;

/**
 * Repositories that use what is released (P10).
 *
 * @param asIssue whether they are told by an issue rather than by a pull request
 */
public record DependentsTarget(List<Dependent> dependents, boolean asIssue)
    implements ChannelPolicy.Target {

  /**
   * One of them.
   *
   * @param branch that pull requests go to; empty for the default one
   * @param file path of the POM that names the version
   */
  public record Dependent(ForgeTarget.Address address, String branch, String file) {}

  public DependentsTarget {
    dependents = List.copyOf(dependents);
  }
}
