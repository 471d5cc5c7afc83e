package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Update;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.repository.Candidate;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.gate.repository.RepositoryGate;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.VersionScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides from a history what comes next: changes, version, changelog entries, and the whole plan.
 * Every goal that names one of them asks it, so that they agree.
 */
public final class Planner {

  private final History history;
  private final Policy policy;
  private final VersionScheme scheme;
  private final boolean hotfix;
  private final String pomVersion;
  private final LocalDate today;
  private final List<Change> changes;
  private final ChangelogEntries entries;
  private final ReleaseRequest request;

  /**
   * @param branch that the changes were made on, by its full ref name; empty where HEAD is on none
   * @param pomVersion the project's version
   * @param today for schemes that count by date
   */
  public Planner(
      History history,
      Policy policy,
      Optional<String> branch,
      String pomVersion,
      LocalDate today,
      ReleaseRequest request) {
    this.history = history;
    this.policy = policy;
    VersionScheme written = policy.versionScheme();
    Branching branching = policy.branching();
    this.scheme = branch.flatMap(branching::line).map(written::within).orElse(written);
    this.hotfix = branch.filter(ref -> branching.role(ref) == Role.HOTFIX).isPresent();
    this.pomVersion = pomVersion;
    this.today = today;
    this.request = request;
    List<Change> all = new ArrayList<>();
    history.updates().forEach(update -> all.add(Change.update(update.commit(), name(update))));
    all.addAll(Change.of(history.commits(), history.elsewhere(), history.released()));
    this.changes = List.copyOf(all);
    this.entries = ChangelogEntries.of(changes, policy.changelog());
  }

  private static String name(Update update) {
    return update.component() + " " + update.version();
  }

  public static Planner of(Snapshot snapshot, ReleaseRequest request) {
    return new Planner(
        snapshot.history(),
        snapshot.policy(),
        snapshot.source(),
        snapshot.reactor().root().version(),
        snapshot.today(),
        request);
  }

  /**
   * The next version.
   *
   * @throws io.github.releasekit.domain.ReleaseException when a version cannot be read
   */
  public VersionDecision decision() {
    VersionDecision decision =
        VersionDecision.of(history, changes, hotfix, scheme, pomVersion, today, request);
    return policy.tagOnly() ? decision.withDevelopment(pomVersion) : decision;
  }

  /** The changes since the last release, newest first. */
  public List<Change> changes() {
    return changes;
  }

  /** What the changes are listed as in the changelog. */
  public ChangelogEntries entries() {
    return entries;
  }

  /**
   * The plan, with every gate judged.
   *
   * @param snapshot that this planner was made of
   * @param circumstances of this run, which gates need to know and the plan's digest leaves out
   * @param steps ids of what prepare does
   */
  public ReleasePlan plan(Snapshot snapshot, Circumstances circumstances, List<String> steps) {
    VersionDecision decision = decision();
    String tag =
        request
            .tag()
            .map(TagFormat::requireSafe)
            .orElseGet(() -> snapshot.tagFormat().format(decision.version()));
    Edits edits = Edits.of(snapshot, decision, tag, entries, request.adopt());
    Set<String> written =
        edits.release(ReleaseTime.SYMBOLIC).stream()
            .map(FileEdit::path)
            .collect(Collectors.toSet());
    GateSelection selection = selection(snapshot, decision);
    ReleasePlan plan =
        new ReleasePlan(
            snapshot.reactor().root().key(),
            snapshot.history().head(),
            decision,
            tag,
            changes,
            edits,
            List.of(),
            selection,
            Approvals.NONE,
            steps,
            decision.version().isPreRelease() ? OldVersions.NONE : snapshot.oldVersions(),
            snapshot.policy(),
            snapshot.route());
    Approvals approvals =
        Approvals.of(
            selection.profile().approvals(),
            policy.approvers(),
            circumstances.agreements().approvals(),
            plan.project(),
            plan.digest());
    Candidate candidate =
        new Candidate(
            decision.version(),
            tag,
            request.forced(),
            request.adopt(),
            changes,
            written,
            approvals,
            selection.profile().changeRequest(),
            circumstances);
    return plan.judged(
        approvals,
        RepositoryGate.ALL.stream()
            .map(
                gate ->
                    selection
                        .skip(gate.id())
                        .<GateResult>map(Function.identity())
                        .orElseGet(() -> gate.judge(snapshot, candidate)))
            .toList());
  }

  private GateSelection selection(Snapshot snapshot, VersionDecision decision) {
    boolean isHotfix =
        snapshot
            .source()
            .filter(branch -> policy.branching().role(branch) == Role.HOTFIX)
            .isPresent();
    return new GateSelection(
        policy
            .profiles()
            .of(
                decision.releaseType(),
                decision.version().isPreRelease(),
                isHotfix,
                request.severity()),
        request.skips(),
        snapshot.workingTree().committer().orElse("unknown"));
  }
}
