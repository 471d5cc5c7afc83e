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
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.TagFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The branches of a remote that a release has come to, each with what it brought taken back, and
 * the branch that it has ended, as it was before (U1). What the ended branch has brought into
 * others stays there: git would take it for merged.
 *
 * @param branching by whose roles branches are looked at
 */
public record RevertedBranches(
    GitRepository repository, GitRemote remote, BranchMerge merger, Branching branching) {

  private static final String HEADS = "refs/heads/";

  /** What a revert is written with. */
  record Writing(ObjectWriter writer, String message) {}

  /**
   * What becomes of them.
   *
   * @param refs of the remote
   * @param released the full name of the branch that was released
   * @throws ReleaseException with the files that were changed since in the same places, or when no
   *     branch has the release
   */
  List<BranchMove> moves(
      Manifest manifest, Map<String, String> refs, String released, Writing writing) {
    List<BranchMove> moves = new ArrayList<>();
    Optional<String> ended = ended(manifest);
    boolean found = false;
    for (String ref : candidates(refs, released, ended.isPresent())) {
      if (remote.contains(refs, ref, manifest.commit())) {
        found = true;
        String head = refs.get(ref);
        String reverted = reverted(manifest, ref, head, writing);
        if (!reverted.equals(head)) {
          moves.add(new BranchMove(ref, head, reverted, ""));
        }
      }
    }
    if (!found) {
      throw new ReleaseException(
          released
              + " on "
              + remote.name()
              + " does not descend from the release commit of "
              + manifest.tag(),
          "git switch to the branch that was released, then run the same command again");
    }
    ended
        .filter(ref -> !refs.containsKey(ref))
        .ifPresent(ref -> moves.add(new BranchMove(ref, "", before(manifest), "")));
    return moves;
  }

  /** The branches that may have the release. */
  private Set<String> candidates(Map<String, String> refs, String released, boolean ended) {
    Set<String> candidates = new TreeSet<>();
    if (refs.containsKey(released)) {
      candidates.add(released);
    }
    if (ended || branching.gitflow()) {
      refs.keySet().stream()
          .filter(ref -> ref.startsWith(HEADS) && branching.role(ref) != Role.OTHER)
          .forEach(candidates::add);
    }
    return candidates;
  }

  /** The full name of the branch that the release has ended. */
  private Optional<String> ended(Manifest manifest) {
    return Trailers.of(repository, manifest.commit(), Commit.BRANCH_TRAILER).stream()
        .findFirst()
        .map(name -> HEADS + TagFormat.requireSafe(name));
  }

  /** Where the branch that has ended was: merged before the release, or right below it. */
  private String before(Manifest manifest) {
    String base = base(manifest);
    return repository.says(base, trailer(manifest))
        ? repository.resolve(base + "^2").orElseThrow()
        : base;
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
