package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.ReleaseException;
import java.util.List;
import java.util.Optional;

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

  /**
   * What was asked for; empty where no gate is named.
   *
   * @throws ReleaseException when gates are named without a reason
   */
  public static Optional<GateSkips> of(List<String> gates, Optional<String> reason) {
    return gates.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GateSkips(
                gates,
                reason.orElseThrow(
                    () ->
                        new ReleaseException(
                            "gates are to be skipped without a reason", "say why: -Dreason=…"))));
  }
}
