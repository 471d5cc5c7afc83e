package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Model;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.plan.VersionDecision;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.domain.version.VersionScheme;
import io.github.releasekit.goal.StartedBranch.Continued;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starts the branch that the next release is prepared on, and development of the one after (B1).
 */
public final class BranchStartGoal {

  private static final Set<String> GATES = new HashSet<>(BranchStart.OF_THE_CLONE);

  static {
    GATES.addAll(Set.of("in-step-with-remote", "one-version", "changes-to-release", "tag-free"));
  }

  /**
   * What is started.
   *
   * @param pushChanges false starts it in this clone only
   * @param dryRun shows what would be made, and stops
   */
  public record Settings(
      ReleaseRequest request,
      Optional<String> tagNameFormat,
      boolean pushChanges,
      boolean dryRun) {}

  private final Invocation invocation;
  private final Settings settings;

  public BranchStartGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  public void run() {
    invocation.caller().requireReleaseInvocation();
    try (Workspace workspace = new Workspace(invocation, settings.tagNameFormat())) {
      run(workspace);
    }
  }

  void run(Workspace workspace) {
    Policy policy = workspace.policy();
    requireReleaseBranches(policy.branching());
    BranchStart start =
        new BranchStart(invocation, workspace, settings.pushChanges(), settings.dryRun());
    Snapshot snapshot = start.snapshot();
    Head development = requireOnDevelopment(start, policy.branching(), snapshot);
    Planner planner = Planner.of(snapshot, settings.request());
    VersionDecision decision = planner.decision();
    requireFinal(decision.version());
    String tag = snapshot.tagFormat().format(decision.version());
    String ref = policy.branching().branchFor(Role.RELEASE, tag);
    if (!start.isThere(ref)) {
      List<String> open = open(start, policy.branching(), snapshot);
      requireFirst(policy.branching(), open);
      requireUnstarted(start, planner.changes(), open, development);
    }
    start.requirePassed(
        start.isThere(ref) ? BranchStart.OF_THE_CLONE : GATES,
        decision.version(),
        tag,
        planner.changes(),
        settings.request().forced());
    NewCommits commits = start.on(development.commit());
    commits.setVersion(decision.version().snapshot());
    start.make(
        new StartedBranch(
            ref,
            StartPoint.ofBranch(development.ref(), development.commit()),
            decision.version() + ": " + decision.reason(),
            commits.ids(),
            notes(policy, development),
            continued(start, policy, decision, development),
            "mvn release-kit:branch-finish, once it is ready"));
  }

  private static void requireReleaseBranches(Branching branching) {
    if (branching.model() == Model.TRUNK) {
      throw new ReleaseException(
          "with the branching model trunk releases have no branches of their own",
          "mvn release-kit:prepare on the main branch; or set 'branching: {model:"
              + " release-branches}', or gitflow, in release-kit.yml");
    }
  }

  private static Head requireOnDevelopment(
      BranchStart start, Branching branching, Snapshot snapshot) {
    String ref =
        branching
            .developmentBranch(start.branches()::containsKey)
            .orElseThrow(() -> noDevelopment(branching));
    if (!snapshot.workingTree().branch().equals(Optional.of(ref))) {
      String name = Branching.shortName(ref);
      throw new ReleaseException(
          "HEAD is on "
              + snapshot.workingTree().branch().map(Branching::shortName).orElse("no branch")
              + ", and release branches start from "
              + name,
          "git switch " + name);
    }
    return new Head(ref, snapshot.history().head());
  }

  private static ReleaseException noDevelopment(Branching branching) {
    String name = branching.gitflow() ? branching.develop() : branching.main().orElse("main");
    return new ReleaseException(
        "there is no branch " + name + ", which release branches start from",
        "make it: git push origin HEAD:refs/heads/"
            + name
            + " && git switch "
            + name
            + "; or name it in release-kit.yml: branching: {"
            + (branching.gitflow() ? "develop" : "main")
            + ": …}");
  }

  private static void requireFinal(Version version) {
    if (version.isPreRelease()) {
      throw new ReleaseException(
          "a branch is started for a release, and "
              + version
              + " is a pre-release, which is made on its branch",
          "-DreleaseVersion=" + version.withoutQualifiers());
    }
  }

  /** Full names of the branches that other releases are prepared on, of this component. */
  private static List<String> open(BranchStart start, Branching branching, Snapshot snapshot) {
    boolean inComponents = !snapshot.policy().components().isEmpty();
    return branching.releaseBranches(start.branches().keySet()).stream()
        .filter(
            ref ->
                !inComponents
                    || snapshot
                        .tagFormat()
                        .parse(Branching.shortName(ref).substring(branching.release().length()))
                        .isPresent())
        .toList();
  }

  private static void requireFirst(Branching branching, List<String> open) {
    if (branching.gitflow() && !open.isEmpty()) {
      String name = Branching.shortName(open.get(0));
      throw new ReleaseException(
          "release branch " + name + " is open, and gitflow has one at a time",
          "git switch "
              + name
              + " && mvn release-kit:branch-finish, or give it up: git push REMOTE --delete "
              + name);
    }
  }

  /**
   * Something was committed that is on none of the branches that are open, unless that is asked.
   */
  private void requireUnstarted(
      BranchStart start, List<Change> changes, List<String> open, Head development) {
    if (open.isEmpty() || changes.isEmpty() || settings.request().forced()) {
      return;
    }
    List<String> heads =
        open.stream().flatMap(ref -> start.head(ref).stream()).map(StartPoint::commit).toList();
    Set<String> news = start.lookup().lackedBy(heads, development.commit());
    if (changes.stream().noneMatch(change -> news.contains(change.commit().id()))) {
      String name = Branching.shortName(open.get(open.size() - 1));
      throw new ReleaseException(
          "nothing was committed to "
              + development.name()
              + " that is not on "
              + PlainText.listed(open.stream().map(Branching::shortName).toList(), 3),
          "git switch " + name + " to go on with it, or name a version with -DreleaseVersion=");
    }
  }

  private static List<String> notes(Policy policy, Head development) {
    return policy.byPullRequest()
        ? List.of(development.name() + " is protected, and gets its next version after the release")
        : List.of();
  }

  /** The development branch with the next version, where that is to be above the release. */
  private Optional<Continued> continued(
      BranchStart start, Policy policy, VersionDecision decision, Head development) {
    if (policy.tagOnly() || policy.byPullRequest()) {
      return Optional.empty();
    }
    Version version = decision.version();
    boolean named = settings.request().developmentVersion().isPresent();
    String there = start.snapshot().reactor().root().version();
    if (!named && policy.versionScheme().announcedBy(there).compareTo(version) > 0) {
      return Optional.empty();
    }
    String next =
        named
            ? decision.development()
            : after(version, policy.versionScheme(), start.snapshot().today()).snapshot();
    NewCommits commits = start.on(development.commit());
    commits.setVersion(next);
    return commits.ids().isEmpty()
        ? Optional.empty()
        : Optional.of(new Continued(development, next, commits.head()));
  }

  /** The following minor; of versions by date that of today, where that is above. */
  private static Version after(Version version, VersionScheme scheme, LocalDate today) {
    Version next = scheme.next(version, Bump.MINOR, today);
    return next.compareTo(version) > 0 ? next : version.following();
  }
}
