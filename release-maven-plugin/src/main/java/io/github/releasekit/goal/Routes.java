package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.git.TreeMerge.Conflicts;
import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.adapter.merge.BranchMerge.Versions;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Model;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Forward;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.fact.Route.Landing;
import io.github.releasekit.domain.fact.Route.Landing.Proposed;
import io.github.releasekit.domain.fact.Route.Landing.Pushed;
import io.github.releasekit.domain.version.Line;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.domain.version.VersionScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the way of a release through branches (B1, B2): those of the remote where it is pushed,
 * else those of this clone.
 */
final class Routes {

  private final Workspace workspace;
  private final GitRepository repository;
  private final BranchMerge merger;
  private final Branching branching;
  private final Map<String, String> refs;
  private final boolean pushed;
  private final Optional<String> ledger;
  private final Instant now;

  /**
   * @param remote as it answered; empty where nothing is pushed
   * @param ledger the ledger's head
   * @param now for a merge that is tried
   */
  Routes(Workspace workspace, Optional<Remote> remote, Optional<String> ledger, Instant now) {
    this.workspace = workspace;
    this.repository = workspace.repository();
    this.merger = workspace.merger();
    this.branching = workspace.policy().branching();
    this.refs = remote.map(Remote::refs).orElseGet(() -> new LocalRefs(repository).heads());
    this.pushed = remote.isPresent();
    this.ledger = ledger;
    this.now = now;
  }

  /**
   * Whether a release from a branch ends it: where the model has branches for that.
   *
   * @param branch its full name
   */
  static boolean isFinished(Policy policy, String branch) {
    Role role = policy.branching().role(branch);
    return policy.branching().model() != Model.TRUNK
        && (role == Role.RELEASE || role == Role.HOTFIX);
  }

  /**
   * Where branches are now, with the objects of those that a release is merged into here.
   *
   * @param pushed whether the remote's are meant, else those of this clone
   */
  static Map<String, String> heads(Workspace workspace, boolean pushed, Route route) {
    if (!pushed) {
      return new LocalRefs(workspace.repository()).heads();
    }
    GitRemote remote = workspace.requireRemote();
    Map<String, String> refs = remote.refs();
    route.forwards().stream()
        .map(forward -> forward.into().ref())
        .filter(ref -> refs.containsKey(ref) && !workspace.repository().has(refs.get(ref)))
        .forEach(remote::fetchObjects);
    return refs;
  }

  /**
   * The way of a release that ends the branch.
   *
   * @param branch the full name of the branch that HEAD is on
   * @throws ReleaseException when a branch that it leads to is not there, or the clone is shallow
   */
  Route finish(String branch) {
    requireWhole();
    Role role = branching.role(branch);
    String head = repository.head();
    Head main = head(requireBranch(branching.mainBranch(refs::containsKey), "main"));
    Head development =
        head(requireBranch(branching.developmentBranch(refs::containsKey), branching.develop()));
    Optional<Head> removed = Optional.of(new Head(branch, refs.getOrDefault(branch, "")));
    boolean ontoMain = branching.gitflow() && (role == Role.RELEASE || isOnTopOf(main));
    if (!ontoMain) {
      Head onto = new Head(branch, refs.getOrDefault(branch, ""));
      List<Forward> forwards = forwards(role, branch, development, head);
      return new Route(
          onto, Optional.empty(), head, List.of(), new Pushed(), false, forwards, removed);
    }
    boolean isMerged = repository.isAncestor(head, main.commit());
    Result result = isMerged ? new Merged("") : merger.merge(main.commit(), head, Versions.THEIRS);
    Head merged = new Head(branch, head);
    String base = isMerged ? main.commit() : head;
    if (!isMerged && result instanceof Merged found) {
      base = candidate(found.tree(), main, merged);
    }
    boolean proposed = workspace.policy().byPullRequest();
    return new Route(
        main,
        Optional.of(merged).filter(source -> !isMerged),
        base,
        conflicts(result),
        proposed ? new Proposed() : new Pushed(),
        false,
        proposed ? List.of() : forwards(role, branch, development, base),
        removed);
  }

  /**
   * The way of a release that is made on a branch which takes nothing but what was proposed, or
   * which development does not go on at; empty where it stays on the branch.
   *
   * @param branch the full name of a main branch, or one of a supported line
   */
  Optional<Route> on(String branch) {
    requireWhole();
    boolean main = branching.role(branch) == Role.MAIN;
    Optional<Head> development =
        branching
            .developmentBranch(refs::containsKey)
            .filter(other -> branching.gitflow() && main)
            .map(this::head);
    Head onto = new Head(branch, refs.getOrDefault(branch, ""));
    if (workspace.policy().byPullRequest()) {
      return Optional.of(
          new MergedRelease(workspace, refs)
              .find(onto, ledger)
              .map(found -> route(found, development))
              .orElseGet(() -> route(onto, repository.head(), new Proposed(), List.of())));
    }
    return development.map(
        into ->
            route(
                onto,
                repository.head(),
                new Pushed(),
                List.of(forward(Role.MAIN, into, repository.head()))));
  }

  /** That of a release which people have merged: what is left is proposed in turn. */
  private Route route(MergedRelease.Found found, Optional<Head> development) {
    Head into = development.orElseGet(() -> head(found.onto().ref()));
    return new Route(
        found.onto(),
        found.merged(),
        found.base(),
        List.of(),
        new Route.Landing.Merged(found.commit(), found.proposal()),
        false,
        List.of(forward(Role.MAIN, into, found.commit())),
        found.ended());
  }

  private static Route route(Head onto, String base, Landing landing, List<Forward> forwards) {
    return new Route(
        onto, Optional.empty(), base, List.of(), landing, false, forwards, Optional.empty());
  }

  /** Whether HEAD has the last release of a branch, so that the next one is above it. */
  private boolean isOnTopOf(Head main) {
    return workspace
        .history(main.commit(), null, ledger)
        .lastRelease()
        .map(Release::commit)
        .filter(release -> !repository.isAncestor(release, repository.head()))
        .isEmpty();
  }

  private List<Forward> forwards(Role role, String branch, Head development, String base) {
    Set<String> targets = new LinkedHashSet<>();
    targets.add(development.ref());
    if (role == Role.HOTFIX) {
      Optional<Version> last =
          workspace.history(repository.head(), null, ledger).lastRelease().map(Release::version);
      last.ifPresent(version -> targets.addAll(supported(version)));
      if (branching.intoReleases()) {
        targets.addAll(openReleases(last));
      }
    } else if (branching.intoReleases()) {
      targets.addAll(openReleases(merger.version(repository.head()).map(scheme()::announcedBy)));
    }
    targets.remove(branch);
    List<Forward> forwards = new ArrayList<>();
    targets.forEach(target -> forwards.add(forward(role, head(target), base)));
    return forwards;
  }

  /** The branches of the line of a version, and of lines above it. */
  private List<String> supported(Version version) {
    return branching.supportBranches(refs.keySet()).stream()
        .filter(
            ref -> {
              Line line = branching.line(ref).orElseThrow();
              return line.contains(version) || line.isAbove(version);
            })
        .toList();
  }

  /** The branches of releases that come after one; those of older lines stay as they are. */
  private List<String> openReleases(Optional<Version> last) {
    return branching.releaseBranches(refs.keySet()).stream()
        .filter(
            ref ->
                merger
                    .version(head(ref).commit())
                    .map(scheme()::announcedBy)
                    .filter(version -> last.filter(it -> it.compareTo(version) >= 0).isEmpty())
                    .isPresent())
        .toList();
  }

  private VersionScheme scheme() {
    return workspace.policy().versionScheme();
  }

  private Forward forward(Role role, Head into, String base) {
    List<String> conflicts = conflicts(merger.merge(into.commit(), base, Versions.OURS));
    boolean requested =
        workspace.policy().byPullRequest()
            || pushed && role == Role.HOTFIX && !conflicts.isEmpty() && workspace.takesRequests();
    return new Forward(into, merger.version(into.commit()).orElse(""), conflicts, requested);
  }

  private static List<String> conflicts(Result result) {
    return result instanceof Conflicts found ? found.files() : List.of();
  }

  /** A merge commit to decide by; the one that is released is made when everything is decided. */
  private String candidate(String tree, Head main, Head merged) {
    return new ObjectWriter(repository, now, Signatures.NONE)
        .commitTree(tree, List.of(main.commit(), merged.commit()), Optional.empty(), "Merge\n");
  }

  private Head head(String ref) {
    String commit = refs.get(ref);
    if (!repository.has(commit)) {
      workspace.requireRemote().fetchObjects(ref);
    }
    return new Head(ref, commit);
  }

  /** What two branches have in common cannot be told where history ends before it. */
  private void requireWhole() {
    if (repository.isShallow()) {
      throw new ReleaseException(
          "this is a shallow clone, and branches are merged by what they have in common",
          "git fetch --unshallow --tags (in GitHub Actions: fetch-depth: 0)");
    }
  }

  private String requireBranch(Optional<String> found, String name) {
    return found.orElseThrow(
        () ->
            new ReleaseException(
                "there is no branch "
                    + name
                    + (pushed ? "" : " in this clone")
                    + " that the release would be merged into",
                (pushed ? "push it" : fetched(name))
                    + ", or name the branch with branching: {main: …, develop: …} in "
                    + Policy.FILE));
  }

  /** How this clone gets a branch that the remote may have. */
  private String fetched(String name) {
    return workspace
        .remote()
        .map(remote -> "git fetch " + remote.name() + " " + name + ":" + name)
        .orElse("git branch " + name);
  }
}
