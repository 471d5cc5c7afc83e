package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.CommitLookup;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.repository.Candidate;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.gate.repository.RepositoryGate;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a branch is started by: the clone, the remote where it is pushed to, and the commits that
 * are written for it.
 */
final class BranchStart {

  /** What of a clone has to be in order before it is switched to another branch. */
  static final Set<String> OF_THE_CLONE =
      Set.of("releasable-clone", "clean-tree", "complete-history");

  private final Invocation invocation;
  private final Workspace workspace;
  private final boolean dryRun;
  private final Snapshot snapshot;
  private final Optional<GitRemote> remote;
  private final GitRepository repository;
  private final CommitLookup lookup;
  private final Map<String, String> here;
  private final Map<String, String> branches;

  /**
   * @param pushed false for this clone alone
   * @param dryRun shows what would be made, and makes nothing
   * @throws ReleaseException when it is to be pushed, and there is no remote that answers
   */
  BranchStart(Invocation invocation, Workspace workspace, boolean pushed, boolean dryRun) {
    this.invocation = invocation;
    this.workspace = workspace;
    this.dryRun = dryRun;
    this.repository = workspace.repository();
    this.lookup = new CommitLookup(repository);
    workspace.requireCommitter("starts the branch");
    this.remote = workspace.remote().filter(found -> pushed);
    if (pushed && remote.isEmpty()) {
      throw new ReleaseException(
          "the repository has no remote to push to",
          Remote.ADD_ONE + "; or -DpushChanges=false to start the branch in this clone");
    }
    this.snapshot = workspace.snapshot(pushed);
    this.here = new LocalRefs(repository).heads();
    this.branches = snapshot.remote().map(Remote::refs).orElse(here);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  CommitLookup lookup() {
    return lookup;
  }

  /** Branches where the new one goes, by full name: the remote's, else this clone's. */
  Map<String, String> branches() {
    return branches;
  }

  /** Branches of this clone, by full name. */
  Map<String, String> here() {
    return here;
  }

  /** Where the branch is pushed to; empty for this clone alone. */
  Optional<GitRemote> remote() {
    return remote;
  }

  /** Whether a branch is there already, or in this clone. */
  boolean isThere(String ref) {
    return branches.containsKey(ref) || here.containsKey(ref);
  }

  /**
   * Where a branch is: on the remote, with its commits fetched, else in this clone.
   *
   * @param ref its full name
   */
  Optional<StartPoint> head(String ref) {
    Optional<String> commit = Optional.ofNullable(branches.get(ref));
    commit.filter(id -> !repository.has(id)).ifPresent(id -> fetch(ref));
    return commit.map(id -> StartPoint.ofBranch(ref, id));
  }

  private void fetch(String ref) {
    remote.orElseThrow().fetchObjects(ref);
  }

  /** Whether a tag is in this clone or on the remote. */
  boolean hasTag(String tag) {
    return snapshot.history().tags().contains(tag)
        || snapshot.remote().flatMap(found -> found.find("refs/tags/" + tag)).isPresent();
  }

  /**
   * The last release that a commit descends from.
   *
   * @throws ReleaseException when there is none
   */
  Release lastRelease(StartPoint from) {
    return workspace
        .history(from.commit(), null, workspace.ledgerHead(snapshot.remote()))
        .lastRelease()
        .orElseThrow(() -> unreleased(from.toString()));
  }

  /** What is said where a commit descends from no release. */
  ReleaseException unreleased(String from) {
    boolean shallow = snapshot.workingTree().shallow();
    return new ReleaseException(
        "nothing that "
            + from
            + " descends from is released"
            + (shallow ? ", as far as this shallow clone goes" : ""),
        shallow
            ? "git fetch --unshallow --tags, then run the same command again"
            : "name a release with -Dfrom=, or make one: mvn release-kit:prepare");
  }

  /** The first version after a release that goes on with it, and was not rolled back. */
  Version following(Release last) {
    Version next = last.version().following();
    while (snapshot.history().rolledBack().contains(next)) {
      next = next.following();
    }
    return next;
  }

  /** Whether a branch has a commit of ours that sets a version right after where it started. */
  boolean sets(String ref, StartPoint from, Version version) {
    return head(ref)
        .flatMap(
            head ->
                repository.after(
                    from.commit(),
                    head.commit(),
                    Commit.VERSION_TRAILER + ": " + version.snapshot()))
        .isPresent();
  }

  /** Begins commits on top of one. */
  NewCommits on(String base) {
    return new NewCommits(
        workspace.policy(),
        merge(),
        lookup,
        new ObjectWriter(repository, invocation.clock().instant(), workspace.signatures()),
        base);
  }

  private BranchMerge merge() {
    String rootPom =
        repository.relative(
            invocation.caller().directory().resolve(invocation.caller().pomFileName()));
    return new BranchMerge(
        repository,
        new BranchMerge.Project(
            workspace.policy(),
            invocation.component().flatMap(workspace.policy()::component),
            rootPom,
            repository.locate(invocation.caller().rootDirectory()).orElse("")));
  }

  /**
   * Makes sure that gates of a release pass already.
   *
   * @param gates their ids
   * @param forced the version or the bump was typed
   * @throws ReleaseException with every finding
   */
  void requirePassed(
      Set<String> gates, Version version, String tag, List<Change> changes, boolean forced) {
    Candidate candidate =
        new Candidate(
            version,
            tag,
            forced,
            false,
            changes,
            Set.of(),
            Approvals.NONE,
            false,
            new Circumstances(
                remote.isPresent(), Optional.empty(), false, false, workspace.signing()));
    List<Finding> findings =
        GateResult.findings(
            RepositoryGate.ALL.stream()
                .filter(gate -> gates.contains(gate.id()))
                .map(gate -> gate.judge(snapshot, candidate))
                .toList());
    if (!findings.isEmpty()) {
      throw new ReleaseException(
          "no branch for " + version + " can be started:" + Finding.lines(findings),
          "clear that, then run the same command again");
    }
  }

  /**
   * Makes the branch, or shows it.
   *
   * @throws ReleaseException as {@link BranchMaking#make(StartedBranch, boolean)}
   */
  void make(StartedBranch started) {
    new BranchMaking(invocation, workspace, this).make(started, dryRun);
  }
}
