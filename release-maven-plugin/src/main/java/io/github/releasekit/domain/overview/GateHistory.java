package io.github.releasekit.domain.overview;

import io.github.releasekit.domain.gate.GateRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a gate has said of releases, in their order.
 *
 * @param id of the gate
 */
public record GateHistory(String id, List<Judgement> judgements) {

  /**
   * A gate's word on a release.
   *
   * @param release that it was judged of
   */
  public record Judgement(ShownRelease release, String outcome, String detail) {}

  public GateHistory {
    judgements = List.copyOf(judgements);
  }

  /**
   * Of every gate that has judged, in the order in which they first did.
   *
   * @param releases in the order in which they were made
   */
  static List<GateHistory> of(List<ShownRelease> releases) {
    Map<String, List<Judgement>> gates = new LinkedHashMap<>();
    for (ShownRelease release : releases) {
      for (GateRecord gate : release.manifest().gates()) {
        gates
            .computeIfAbsent(gate.id(), id -> new ArrayList<>())
            .add(new Judgement(release, gate.outcome(), gate.detail()));
      }
    }
    return gates.entrySet().stream()
        .map(gate -> new GateHistory(gate.getKey(), gate.getValue()))
        .toList();
  }

  /** How often it came to an outcome. */
  public long count(String outcome) {
    return judgements.stream().filter(one -> one.outcome().equals(outcome)).count();
  }

  /** The judgements of the latest releases, in their order. */
  public List<Judgement> latest(int count) {
    return judgements.subList(Math.max(0, judgements.size() - count), judgements.size());
  }
}
