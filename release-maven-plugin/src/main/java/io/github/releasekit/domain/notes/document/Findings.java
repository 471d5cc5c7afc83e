package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.ApprovalRecord;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.metrics.Samples;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Judged;
import io.github.releasekit.domain.plan.GateSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is remarkable about a release, each found by one rule. */
final class Findings {

  /** A step is slow that takes more than half as long again as the median of releases before. */
  private static final double SLOWER = 1.5;

  /** What a step has to take longer in any case to be slow, in seconds. */
  private static final double SLOWER_SECONDS = 10;

  /** An approval has waited that is given this long after the last commit of the release. */
  private static final Duration LONG_WAIT = Duration.ofDays(1);

  private final DocumentedRelease release;
  private final Manifest manifest;
  private final Facts facts;
  private final Happened happened;

  Findings(DocumentedRelease release, Manifest manifest, Facts facts) {
    this.release = release;
    this.manifest = manifest;
    this.facts = facts;
    this.happened = facts.happened(release.version());
  }

  /** When it became public; empty where it never was. */
  Optional<Instant> releasedAt() {
    return releasedAt(happened);
  }

  private static Optional<Instant> releasedAt(Happened happened) {
    return happened.first(Type.PERFORMED).map(event -> Instant.parse(event.at()));
  }

  /** How many days after the planned one it came; empty where it was not planned, or not public. */
  Optional<Long> daysLate() {
    Schedule schedule = new Schedule(facts.policy().calendar(), release.version());
    return releasedAt().flatMap(schedule::daysLate);
  }

  /** {@code 2 days late}, {@code 1 day early}, or {@code on the planned day}. */
  Optional<String> lateness() {
    return daysLate()
        .map(
            days ->
                days == 0
                    ? "on the planned day"
                    : PlainText.count(Math.abs(days), "day") + (days > 0 ? " late" : " early"));
  }

  /** Approvals that were given to other plans of this version. */
  List<String> plansThatWereNotReleased() {
    long others =
        happened.events().stream()
            .map(LedgerEvent::approval)
            .filter(Objects::nonNull)
            .map(Approval::plan)
            .filter(plan -> !plan.equals(manifest.planDigest()))
            .count();
    return others == 0
        ? List.of()
        : List.of(
            PlainText.count(others, "approval")
                + (others == 1 ? " was" : " were")
                + " of another plan than the one that was released");
  }

  /** Steps that took far longer than before, with how long. */
  List<String> slowSteps() {
    List<StepTimes> before = facts.timesBefore(release);
    StepTimes median = StepTimes.median(before);
    StepTimes taken = facts.times(manifest);
    List<String> slow = new ArrayList<>();
    Stream.of(
            Map.entry(taken.prepare(), median.prepare()),
            Map.entry(taken.perform(), median.perform()))
        .filter(part -> before.size() == Facts.COMPARED)
        .forEach(
            part ->
                part.getKey().forEach((id, seconds) -> slow(slow, id, seconds, part.getValue())));
    return slow;
  }

  private static void slow(
      List<String> slow, String id, double seconds, Map<String, Double> before) {
    Double usual = before.get(id);
    if (usual != null && seconds > usual * SLOWER && seconds - usual > SLOWER_SECONDS) {
      slow.add(
          "the step "
              + Wording.text(id)
              + " took "
              + Wording.duration(seconds)
              + ", "
              + Wording.duration(seconds - usual)
              + " longer than before");
    }
  }

  /** Whether there is enough to say that steps were not slow. */
  boolean isComparable() {
    return facts.timesBefore(release).size() == Facts.COMPARED;
  }

  /** Gates that somebody did not want to be judged, with who and why. */
  List<String> skippedGates() {
    return release.gates().stream()
        .filter(this::isSkippedByPerson)
        .map(
            judged ->
                "the gate "
                    + Wording.text(judged.gate().id())
                    + " was "
                    + Wording.text(judged.gate().detail()))
        .toList();
  }

  boolean isSkippedByPerson(Judged judged) {
    return judged.is("skipped") && judged.gate().detail().startsWith(GateSelection.BY_PERSON);
  }

  List<String> failedDeployments() {
    return happened.deployments().stream()
        .filter(one -> !one.is(Outcome.SUCCEEDED))
        .map(
            one ->
                "the deployment to "
                    + Wording.text(one.told().environment())
                    + (one.is(Outcome.ROLLED_BACK) ? " was " : " ")
                    + one.sentence(facts.wording()))
        .toList();
  }

  /** Approvals that were given long after the last commit. */
  List<String> lateApprovals() {
    Optional<Instant> last = commits(manifest).max(Instant::compareTo);
    List<String> late = new ArrayList<>();
    for (ApprovalRecord approval : manifest.approvals()) {
      Optional<Instant> given = Wording.instant(approval.at());
      if (last.isPresent()
          && given.isPresent()
          && Duration.between(last.get(), given.get()).compareTo(LONG_WAIT) > 0) {
        late.add(
            "the approval by "
                + Wording.text(approval.role())
                + " came "
                + Wording.duration(last.get(), given.get())
                + " after the last commit");
      }
    }
    return late;
  }

  /** From a commit to the release it is in, in seconds: the median; empty where it is not known. */
  static Optional<Double> leadTime(Manifest manifest, Happened happened) {
    return releasedAt(happened)
        .flatMap(
            released ->
                Samples.median(
                    commits(manifest)
                        .map(commit -> Math.max(0, Duration.between(commit, released).toSeconds()))
                        .toList()));
  }

  private static Stream<Instant> commits(Manifest manifest) {
    return manifest.changes().stream()
        .map(ChangeRecord::committedAt)
        .flatMap(at -> Wording.instant(at).stream());
  }
}
