package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.TagFormat;
import java.util.List;

/** The history is whole and the remote's release tags are here, so that the version is right. */
final class CompleteHistoryGate implements RepositoryGate {

  private static final String TAGS = "refs/tags/";
  private static final String REPLACE = "refs/replace/";

  @Override
  public String id() {
    return "complete-history";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    if (snapshot.workingTree().shallow()) {
      return new GateResult.Refused(
          id(),
          List.of(
              new Finding(
                  "this is a shallow clone: commits since the last release may be missing",
                  "git fetch --unshallow --tags (in GitHub Actions: fetch-depth: 0)")));
    }
    List<String> grafts = snapshot.workingTree().grafts();
    if (!grafts.isEmpty()) {
      return new GateResult.Refused(
          id(),
          grafts.stream()
              .map(
                  graft ->
                      new Finding(
                          "history is changed by " + graft + ", which no other clone has",
                          graft.startsWith(REPLACE)
                              ? "git replace -d " + graft.substring(REPLACE.length())
                              : "rm " + graft))
              .toList());
    }
    TagFormat format = snapshot.tagFormat();
    List<String> missing =
        snapshot.remote().map(Remote::refs).map(java.util.Map::keySet).stream()
            .flatMap(java.util.Set::stream)
            .filter(ref -> ref.startsWith(TAGS))
            .map(ref -> ref.substring(TAGS.length()))
            .filter(tag -> format.parse(tag).isPresent())
            .filter(tag -> !tag.equals(candidate.tag()))
            .filter(tag -> !snapshot.history().tags().contains(tag))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      return new GateResult.Refused(
          id(),
          List.of(
              new Finding(
                  "release tags of the remote are missing here: " + String.join(", ", missing),
                  "git fetch --tags")));
    }
    return new GateResult.Passed(
        id(),
        PlainText.count(snapshot.history().commits().size(), "commit")
            + " since "
            + snapshot.history().lastRelease().map(r -> r.tag()).orElse("the beginning"));
  }
}
