package io.github.releasekit.domain.adoption;

import java.util.List;

/**
 * What is proposed.
 *
 * @param findings what was found, and what becomes of it
 * @param plugin the entry in the POM
 * @param policy the entries of a new release-kit.yml; empty where there is one
 * @param writesPolicy whether a release-kit.yml is to be written
 * @param writesChangelog whether a CHANGELOG.md is to be written
 */
public record Proposal(
    List<Finding> findings,
    PluginEntry plugin,
    List<PolicyEntry> policy,
    boolean writesPolicy,
    boolean writesChangelog) {

  public Proposal {
    findings = List.copyOf(findings);
    policy = List.copyOf(policy);
  }
}
