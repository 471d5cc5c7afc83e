package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tag exists neither here nor on the remote, and no other stands in its way. */
final class TagFreeGate implements RepositoryGate {

  private static final String TAGS = "refs/tags/";

  @Override
  public String id() {
    return "tag-free";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<Finding> findings = new ArrayList<>();
    String tag = candidate.tag();
    boolean remote = snapshot.remote().flatMap(r -> r.find(TAGS + tag)).isPresent();
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
    neighbours(snapshot)
        .filter(other -> other.startsWith(tag + "/") || tag.startsWith(other + "/"))
        .sorted()
        .findFirst()
        .ifPresent(
            other ->
                findings.add(
                    new Finding(
                        "tag "
                            + tag
                            + " cannot stand beside tag "
                            + other
                            + ": git takes one of"
                            + " them for a directory",
                        "name it otherwise, with tagNameFormat in release-kit.yml or -Dtag=")));
    return GateResult.of(id(), findings, tag);
  }

  private static Stream<String> neighbours(Snapshot snapshot) {
    return Stream.concat(
            snapshot.history().tags().stream(),
            snapshot.remote().stream()
                .flatMap(remote -> remote.refs().keySet().stream())
                .filter(ref -> ref.startsWith(TAGS))
                .map(ref -> ref.substring(TAGS.length())))
        .distinct();
  }
}
