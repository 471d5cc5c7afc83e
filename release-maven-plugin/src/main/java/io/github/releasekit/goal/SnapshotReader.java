package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.OldVersionsReader;
import io.github.releasekit.adapter.git.WorkingTreeReader;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Model;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads everything that a release is decided from, once. */
final class SnapshotReader {

  /** What the release is to the branch that HEAD is on. */
  sealed interface Purpose {

    /** It is made there, and the branch goes on. */
    record Release() implements Purpose {}

    /** It ends the branch, which is of a kind. */
    record Finish(Role role) implements Purpose {}

    /** It ends the branch where that is what the model has such branches for. */
    record AsModelled() implements Purpose {}

    /** What somebody who asks for a plan means: a pre-release does not end a branch. */
    static Purpose of(ReleaseRequest request) {
      return request.preRelease().isPresent() ? new Release() : new AsModelled();
    }
  }

  private final Workspace workspace;
  private final GitRepository repository;
  private final Instant now;

  SnapshotReader(Workspace workspace, Instant now) {
    this.workspace = workspace;
    this.repository = workspace.repository();
    this.now = now;
  }

  /**
   * @param askRemote whether it is going to be pushed, so that the remote has a say
   * @throws ReleaseException when the branch is of another kind than the one to be finished
   */
  Snapshot read(boolean askRemote, Purpose purpose) {
    WorkingTree workingTree = WorkingTreeReader.read(repository);
    Optional<GitRemote> remote = workspace.remote().filter(found -> askRemote);
    Optional<Remote> answered = remote.map(found -> found.read(repository.branch().orElse("")));
    Optional<String> ledger = workspace.ledgerHead(answered);
    Optional<String> branch =
        Snapshot.branch(workingTree, answered, repository.head(), workspace.policy());
    Optional<Route> route =
        branch.flatMap(
            name -> route(name, purpose, () -> new Routes(workspace, answered, ledger, now)));
    String base = route.map(Route::base).orElseGet(repository::head);
    History history = workspace.historyOf(base, ledger);
    String changelogFile = workspace.policy().changelog().file();
    Optional<SourceFile> changelog =
        repository
            .file(base, changelogFile)
            .map(content -> new SourceFile(changelogFile, content, List.of()));
    ProjectFiles files = workspace.projectFiles();
    if (route.flatMap(Route::released).isPresent()) {
      files = files.at(workspace.merger().reactor(base).root().version());
    }
    List<SourceFile> versionFiles = files.others(path -> repository.file(base, path));
    Snapshot snapshot =
        new Snapshot(
            history,
            workingTree,
            answered,
            files.reactor(),
            files.poms(path -> repository.file(base, path), history.lastRelease()),
            versionFiles,
            changelog,
            OldVersionsReader.read(repository, history, workspace.policy(), versionFiles),
            workspace.policy(),
            route,
            now,
            List.of());
    return snapshot.with(workspace.candidates(snapshot));
  }

  /**
   * @param routes are asked where there is more than this branch
   */
  private Optional<Route> route(String branch, Purpose purpose, Supplier<Routes> routes) {
    Policy policy = workspace.policy();
    Branching branching = policy.branching();
    Role role = branching.role(branch);
    if (purpose instanceof Purpose.Finish finish) {
      requireRole(branch, finish.role());
      return Optional.of(routes.get().finish(branch));
    }
    if (purpose instanceof Purpose.AsModelled && Routes.isFinished(policy, branch)) {
      return Optional.of(routes.get().finish(branch));
    }
    boolean special =
        branching.gitflow() && role == Role.MAIN
            || policy.byPullRequest() && (role == Role.MAIN || role == Role.SUPPORT);
    return special ? routes.get().on(branch) : Optional.empty();
  }

  private void requireRole(String branch, Role wanted) {
    Branching branching = workspace.policy().branching();
    if (wanted == Role.RELEASE && branching.model() == Model.TRUNK) {
      throw new ReleaseException(
          "the model trunk has no release branches to finish",
          "mvn release-kit:prepare releases from this branch; branching: {model: gitflow} or"
              + " {model: release-branches} in "
              + Policy.FILE
              + " has them");
    }
    if (branching.role(branch) != wanted) {
      String prefix = wanted == Role.RELEASE ? branching.release() : branching.hotfix();
      throw new ReleaseException(
          "branch "
              + Branching.shortName(branch)
              + " is no "
              + wanted
              + " branch: none begins with "
              + prefix,
          "git switch NAME, the " + wanted + " branch, then run the same command again");
    }
  }
}
