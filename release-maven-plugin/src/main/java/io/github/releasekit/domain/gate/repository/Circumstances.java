package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Signing;
import java.util.List;
import java.util.Optional;

/**
 * How a plan is going to be used: what gates need to know, and a plan's digest leaves out.
 *
 * @param pushed whether the release is going to be pushed
 * @param deployed coordinates that the target repositories hold already; empty when not asked
 * @param deployedNext {@code perform} follows in the same invocation
 * @param offline Maven was started with {@code -o}
 * @param signing of its commits and its tag
 * @param agreements of people
 */
public record Circumstances(
    boolean pushed,
    Optional<List<String>> deployed,
    boolean deployedNext,
    boolean offline,
    Signing signing,
    Agreements agreements) {

  /** Where nobody has agreed to anything. */
  public Circumstances(
      boolean pushed,
      Optional<List<String>> deployed,
      boolean deployedNext,
      boolean offline,
      Signing signing) {
    this(pushed, deployed, deployedNext, offline, signing, Agreements.NONE);
  }
}
