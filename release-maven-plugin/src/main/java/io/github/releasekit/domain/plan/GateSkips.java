package io.github.releasekit.domain.plan;

import java.util.List;

/**
 * Gates on the results of the build that a person does not want a release to be judged by.
 *
 * @param gates by name, at least one
 * @param reason kept in the manifest
 */
public record GateSkips(List<String> gates, String reason) {

  public GateSkips {
    gates = List.copyOf(gates);
  }
}
