package io.github.releasekit.domain.gate;

import io.github.releasekit.domain.fact.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The tag exists neither here nor on the remote. */
final class TagFreeGate implements Gate {

  @Override
  public String id() {
    return "tag-free";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<Finding> findings = new ArrayList<>();
    String tag = candidate.tag();
    boolean remote = snapshot.remote().flatMap(r -> r.find("refs/tags/" + tag)).isPresent();
    if (remote) {
      findings.add(
          new Finding(
              "tag " + tag + " exists on " + snapshot.remote().get().name(),
              "git pull --tags, then let the next version be found, or name another with"
                  + " -DreleaseVersion="));
    } else if (snapshot.history().tags().contains(tag)) {
      findings.add(
          new Finding(
              "tag " + tag + " exists in this clone only",
              "git tag -d "
                  + tag
                  + " if it is a leftover, or name another version with"
                  + " -DreleaseVersion="));
    }
    return GateResult.of(id(), findings, tag);
  }
}
