package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.gate.result.TestsGate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a kind of release has to satisfy, and how it is built (G7).
 *
 * @param name its key under {@code profiles} in {@code release-kit.yml}
 * @param gates conditions on the results of the build, in the order they are shown
 * @param skipped names of those that are not judged
 * @param always names of those that nobody can skip
 * @param properties that the build is given, by name
 * @param approvals that it needs
 * @param changeRequest whether it needs a change request
 */
public record Profile(
    String name,
    List<ResultGate> gates,
    Set<String> skipped,
    Set<String> always,
    Map<String, String> properties,
    List<RequiredApproval> approvals,
    boolean changeRequest) {

  /** What holds where {@code release-kit.yml} is silent. */
  public static final Profile DEFAULT =
      new Profile(
          "default", List.of(TestsGate.DEFAULT), Set.of(), Set.of(), Map.of(), List.of(), false);

  public Profile {
    gates = List.copyOf(gates);
    approvals = List.copyOf(approvals);
    skipped = Collections.unmodifiableSet(new TreeSet<>(skipped));
    always = Collections.unmodifiableSet(new TreeSet<>(always));
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }
}
