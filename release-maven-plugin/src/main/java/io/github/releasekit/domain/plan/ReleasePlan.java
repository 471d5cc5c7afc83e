package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What would be released, and why (R1).
 *
 * @param project {@code groupId:artifactId} of the root
 * @param base the commit it is released from
 * @param changes since the last release, newest first
 * @param gates the repository gates' judgements
 * @param selection of the gates that the results of the build are judged by
 * @param approvals that it needs and has
 * @param steps ids of what prepare does, in order
 * @param oldVersions what is listed for people; no part of the digest
 * @param policy that holds for it
 * @param route the way through other branches; empty where it stays on HEAD's
 */
public record ReleasePlan(
    String project,
    String base,
    VersionDecision decision,
    String tag,
    List<Change> changes,
    Edits edits,
    List<GateResult> gates,
    GateSelection selection,
    Approvals approvals,
    List<String> steps,
    OldVersions oldVersions,
    Policy policy,
    Optional<Route> route) {

  public ReleasePlan {
    changes = List.copyOf(changes);
    gates = List.copyOf(gates);
    steps = List.copyOf(steps);
  }

  /** The same with its approvals and the gates judged, of which its digest does not depend. */
  ReleasePlan judged(Approvals having, List<GateResult> judgements) {
    return with(having, judgements, steps);
  }

  /** The same with one more judgement. */
  public ReleasePlan judgedToo(GateResult judgement) {
    return with(approvals, and(List.of(judgement)), steps);
  }

  /**
   * The same where nothing is built, of which its digest does not depend.
   *
   * @param less what prepare does then
   */
  public ReleasePlan unbuilt(List<String> less) {
    return with(approvals, and(selection.unbuilt()), less);
  }

  private List<GateResult> and(List<GateResult> more) {
    return Stream.concat(gates.stream(), more.stream()).toList();
  }

  private ReleasePlan with(Approvals having, List<GateResult> judgements, List<String> doing) {
    return new ReleasePlan(
        project,
        base,
        decision,
        tag,
        changes,
        edits,
        judgements,
        selection,
        having,
        doing,
        oldVersions,
        policy,
        route);
  }

  /** What stands in the way, of all gates. */
  public List<Finding> findings() {
    return GateResult.findings(gates);
  }

  /** The subject of the release commit. */
  public String releaseSubject() {
    return policy.commits().release().replace("@{releaseVersion}", decision.version().toString());
  }

  /** The subject of the next-development commit. */
  public String developmentSubject() {
    return policy.commits().development().replace("@{developmentVersion}", decision.development());
  }

  /**
   * Whether a branch that the release is merged into needs the next development version, as what is
   * developed there does not come after the release.
   *
   * @param version that the branch has; empty where its POMs do not tell
   */
  public boolean isToAdvance(Optional<String> version) {
    return !policy.tagOnly()
        && version
            .map(policy.versionScheme()::announcedBy)
            .filter(announced -> announced.compareTo(decision.version()) <= 0)
            .isPresent();
  }

  /** The changelog's section of this version, in Markdown, line by line. */
  public List<String> section() {
    return edits.section();
  }

  /**
   * {@code sha256:} and the digest of what is decided: base commit, versions, tag, edits with the
   * date symbolic, policy, profile and skipped gates. No clock, path, gate or ledger head goes into
   * it, so that the same plan made tomorrow in another clone has the same digest.
   */
  public String digest() {
    StringBuilder canonical = new StringBuilder("release-kit plan 1\n");
    field(canonical, "project", project);
    field(canonical, "base", origin());
    field(canonical, "version", decision.version().toString());
    field(canonical, "development", decision.development());
    field(canonical, "tag", tag);
    edits(canonical, "release", edits.release(ReleaseTime.SYMBOLIC));
    edits(canonical, "development", edits.development(ReleaseTime.SYMBOLIC));
    field(canonical, "policy", Digests.sha256(policy.toString()));
    field(canonical, "gates", selection.canonical());
    return "sha256:" + Digests.sha256(canonical.toString());
  }

  /** What the base commit is made of, whoever makes it: the same merge has another id each time. */
  private String origin() {
    return route
        .flatMap(
            way ->
                way.merged()
                    .map(
                        merged ->
                            way.onto().ref() + " " + way.onto().commit() + " " + merged.commit()))
        .orElse(base);
  }

  private static void edits(StringBuilder canonical, String commit, List<FileEdit> edits) {
    edits.stream()
        .sorted(Comparator.comparing(FileEdit::path))
        .forEach(
            edit -> field(canonical, commit + " " + edit.path(), Digests.sha256(edit.after())));
  }

  private static void field(StringBuilder canonical, String name, String value) {
    canonical.append(name.length()).append(':').append(name).append('=');
    canonical.append(value.length()).append(':').append(value).append('\n');
  }
}
