package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitCommand;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.git.Trailers;
import io.github.releasekit.adapter.git.TreeMerge.Conflicts;
import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The branches of a remote that a release has come to, each with what it brought taken back, and
 * the branch that it has ended, as it was before (U1). What the ended branch has brought into
 * others stays there: git would take it for merged. Branches that take pull requests only stay as
 * they are; those by which people are asked to merge the release go.
 *
 * @param policy by whose roles branches are looked at
 */
public record RevertedBranches(
    GitRepository repository, GitRemote remote, BranchMerge merger, Policy policy) {

  private static final String HEADS = "refs/heads/";

  /** What a revert is written with. */
  record Writing(ObjectWriter writer, String message) {}

  /**
   * What becomes of them.
   *
   * @param refs of the remote
   * @param released the full name of the branch that was released
   * @throws ReleaseException with the files that were changed since in the same places, or when no
   *     branch has the release and none was ended by it
   */
  List<BranchMove> moves(
      Manifest manifest, Map<String, String> refs, String released, Writing writing) {
    List<BranchMove> moves = new ArrayList<>();
    Optional<String> ended = EndedBranch.of(repository, manifest.commit(), "");
    boolean found = false;
    for (String ref : candidates(refs, released, ended.isPresent())) {
      if (remote.contains(refs, ref, manifest.commit())) {
        found = true;
        if (policy.takesRequestsOnly(ref)) {
          continue;
        }
        String head = refs.get(ref);
        String reverted = reverted(manifest, ref, head, writing);
        if (!reverted.equals(head)) {
          moves.add(new BranchMove(ref, head, reverted, ""));
        }
      }
    }
    for (String ref : requests(manifest, refs)) {
      found = true;
      moves.add(new BranchMove(ref, refs.get(ref), "", ""));
    }
    if (!found && ended.isEmpty() && !policy.byPullRequest()) {
      throw new ReleaseException(
          released
              + " on "
              + remote.name()
              + " does not descend from the release commit of "
              + manifest.tag(),
          "git switch NAME, the branch that was released, then run the same command again");
    }
    restored(ended, refs, before(manifest)).ifPresent(moves::add);
    return moves;
  }

  /**
   * What becomes of them where the release is a tag alone: nothing but the merge that was made for
   * it is in others, which stays.
   *
   * @param tag the object id of its annotated tag; empty text where that is gone
   */
  List<BranchMove> movesOfTag(Manifest manifest, Map<String, String> refs, String tag) {
    Optional<String> ended = EndedBranch.of(repository, manifest.commit(), tag);
    return restored(ended, refs, merged(manifest, manifest.commit())).stream().toList();
  }

  /** The branch that has ended, unless there is one of its name again. */
  private static Optional<BranchMove> restored(
      Optional<String> ended, Map<String, String> refs, String commit) {
    return ended
        .filter(ref -> !refs.containsKey(ref))
        .map(ref -> new BranchMove(ref, "", commit, ""));
  }

  /**
   * Where they are now that the release is taken back, by a run before or another clone: as they
   * were, since this run moves none of them.
   *
   * @param refs of the remote
   * @param released the full name of the branch that was released
   */
  List<BranchMove> moved(Manifest manifest, Map<String, String> refs, String released) {
    boolean ended = EndedBranch.of(repository, manifest.commit(), "").isPresent();
    return candidates(refs, released, ended).stream()
        .filter(ref -> !policy.takesRequestsOnly(ref))
        .filter(ref -> remote.contains(refs, ref, manifest.commit()))
        .map(ref -> new BranchMove(ref, refs.get(ref), refs.get(ref), ""))
        .toList();
  }

  /** The branches that keep the release, since they take pull requests only: their short names. */
  public List<String> kept(Manifest manifest, Map<String, String> refs) {
    return refs.keySet().stream()
        .filter(ref -> ref.startsWith(HEADS) && policy.takesRequestsOnly(ref))
        .filter(ref -> remote.contains(refs, ref, manifest.commit()))
        .map(Branching::shortName)
        .sorted()
        .toList();
  }

  /** The branches by which people are asked to merge the release, where they are as they were. */
  private List<String> requests(Manifest manifest, Map<String, String> refs) {
    return refs.keySet().stream()
        .filter(ref -> ref.startsWith(MergeForwardStep.requestBranches(manifest.tag())))
        .filter(ref -> remote.contains(refs, ref, manifest.commit()))
        .filter(
            ref ->
                refs.get(ref).equals(manifest.commit())
                    || repository.says(refs.get(ref), trailer(manifest)))
        .sorted()
        .toList();
  }

  /** The branches that may have the release. */
  private Set<String> candidates(Map<String, String> refs, String released, boolean ended) {
    Set<String> candidates = new TreeSet<>();
    if (refs.containsKey(released)) {
      candidates.add(released);
    }
    if (ended || policy.branching().gitflow()) {
      refs.keySet().stream()
          .filter(ref -> ref.startsWith(HEADS) && policy.branching().role(ref) != Role.OTHER)
          .forEach(candidates::add);
    }
    return candidates;
  }

  /** Where the branch that has ended was: merged before the release, or right below it. */
  private String before(Manifest manifest) {
    return merged(manifest, base(manifest));
  }

  /** What was merged by a merge that was made for the release; another commit itself. */
  private String merged(Manifest manifest, String commit) {
    List<String> plan = Trailers.of(repository, manifest.commit(), Commit.PLAN_TRAILER);
    boolean made =
        repository.says(commit, trailer(manifest))
            || !plan.isEmpty() && plan.equals(Trailers.of(repository, commit, Commit.PLAN_TRAILER));
    return made ? repository.resolve(commit + "^2").orElse(commit) : commit;
  }

  /** The head with a revert of the release on top; the head itself where nothing is left of it. */
  private String reverted(Manifest manifest, String ref, String head, Writing writing) {
    Optional<String> development = repository.after(manifest.commit(), head, trailer(manifest));
    if (development.isPresent() || isMadeOn(head, manifest)) {
      return writing
          .writer()
          .revert(head, base(manifest), development.orElse(manifest.commit()), writing.message());
    }
    Result result = merger.apply(head, manifest.commit(), base(manifest));
    if (result instanceof Conflicts conflicts) {
      throw new ReleaseException(
          "the release cannot be reverted on "
              + Branching.shortName(ref)
              + " by itself: what it changed was changed again in "
              + String.join(", ", conflicts.files()),
          "take it back there by hand and push that, then run the same command again");
    }
    String tree = ((Merged) result).tree();
    return tree.equals(repository.resolve(head + "^{tree}").orElseThrow())
        ? head
        : writing.writer().commitTree(tree, List.of(head), Optional.empty(), writing.message());
  }

  /** Whether the release commit was made on a branch, and not merged into it. */
  private boolean isMadeOn(String head, Manifest manifest) {
    return new GitCommand(repository.root())
        .run("rev-list", "--first-parent", head, "^" + base(manifest))
        .lines()
        .anyMatch(manifest.commit()::equals);
  }

  private String base(Manifest manifest) {
    return repository.resolve(manifest.commit() + "^").orElseThrow();
  }

  private static String trailer(Manifest manifest) {
    return Commit.PLAN_TRAILER + ": " + manifest.planDigest();
  }
}
