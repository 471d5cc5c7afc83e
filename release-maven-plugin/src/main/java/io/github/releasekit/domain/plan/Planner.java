package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Candidate;
import io.github.releasekit.domain.gate.Circumstances;
import io.github.releasekit.domain.gate.Gate;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.TagFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides from a snapshot what would be released; every goal that names a version asks it. */
public final class Planner {

  private final Snapshot snapshot;
  private final ReleaseRequest request;

  public Planner(Snapshot snapshot, ReleaseRequest request) {
    this.snapshot = snapshot;
    this.request = request;
  }

  /**
   * @throws io.github.releasekit.domain.ReleaseException when a version cannot be read
   */
  public VersionDecision decide() {
    return decide(snapshot.history(), snapshot.reactor().root().version(), request);
  }

  /**
   * As {@link #decide()}, for those that need no plan.
   *
   * @param pomVersion the reactor's version
   */
  public static VersionDecision decide(History history, String pomVersion, ReleaseRequest request) {
    return VersionDecision.of(history, Change.of(history.commits()), pomVersion, request);
  }

  /** The changes since the last release, newest first. */
  public List<Change> changes() {
    return Change.of(snapshot.history().commits());
  }

  /**
   * The plan, with every gate judged.
   *
   * @param circumstances of this run, which gates need to know and the plan's digest leaves out
   * @param steps ids of what prepare does
   */
  public ReleasePlan plan(Circumstances circumstances, List<String> steps) {
    VersionDecision decision = decide();
    String tag = request.tag().map(TagFormat::requireSafe).orElseGet(() -> tag(decision));
    Edits edits = Edits.of(snapshot, decision, tag, ChangelogEntries.of(changes()));
    Set<String> written =
        edits.release(ReleaseTime.SYMBOLIC).stream()
            .map(FileEdit::path)
            .collect(Collectors.toSet());
    Candidate candidate =
        new Candidate(decision.version(), tag, request.forced(), written, circumstances);
    List<GateResult> gates =
        Gate.ALL.stream().map(gate -> gate.judge(snapshot, candidate)).toList();
    return new ReleasePlan(
        snapshot.reactor().root().key(),
        snapshot.history().head(),
        decision,
        tag,
        changes(),
        edits,
        gates,
        steps,
        snapshot.policy());
  }

  private String tag(VersionDecision decision) {
    return TagFormat.of(
            snapshot.policy().tagNameFormat(),
            snapshot.reactor().root().groupId(),
            snapshot.reactor().root().artifactId())
        .format(decision.version());
  }
}
