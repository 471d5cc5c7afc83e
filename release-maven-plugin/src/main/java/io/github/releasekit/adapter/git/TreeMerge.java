package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.sign.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * Merges the trees of commits off to the side: index, files and refs of the clone stay. It writes
 * objects that no ref points to.
 *
 * <p>The user's git merges, by its own defaults, so that the tree is the one that {@code git merge}
 * makes: files that one side has renamed are followed. A git before 2.38 cannot do so without a
 * working tree; JGit merges then, which takes a renamed file for one that was removed and another
 * that was added, and reports a conflict where the other side has changed it.
 */
public final class TreeMerge {

  /** How many times bases are merged of which the bases are several as well. */
  private static final int MAX_DEPTH = 20;

  private final GitRepository repository;
  private final ObjectWriter writer;
  private final boolean byGit;

  public TreeMerge(GitRepository repository) {
    this(repository, true);
  }

  /**
   * @param byGit false for JGit
   */
  TreeMerge(GitRepository repository, boolean byGit) {
    this.repository = repository;
    // The same merge gives the same objects again.
    this.writer = new ObjectWriter(repository, Instant.EPOCH, Signatures.NONE);
    this.byGit = byGit;
  }

  /**
   * A tree to merge.
   *
   * @param commit that it is of
   * @param files that have other content in it, by path
   */
  public record Side(String commit, Map<String, byte[]> files) {}

  /** The trees of a merge. */
  public record Sides(Side base, Side ours, Side theirs) {}

  /** What commits are merged as. */
  public interface Preparation {

    Sides sides(String base, String ours, String theirs);
  }

  /** How a merge ends. */
  public sealed interface Result {}

  /**
   * Everything fits.
   *
   * @param tree the object id of a tree that is in the store
   */
  public record Merged(String tree) implements Result {}

  /**
   * Both sides have changed the same places.
   *
   * @param files paths, in order
   */
  public record Conflicts(List<String> files) implements Result {
    public Conflicts {
      files = List.copyOf(files);
    }
  }

  /**
   * What a merge makes.
   *
   * @param tree where there are conflicts with both sides' texts in those files; empty where it was
   *     not written
   * @param conflicts paths; empty where everything fits
   */
  record Outcome(Optional<String> tree, TreeSet<String> conflicts) {

    static Outcome conflicts(Optional<String> tree, Stream<String> paths) {
      TreeSet<String> conflicts = new TreeSet<>();
      paths.forEach(conflicts::add);
      return new Outcome(tree, conflicts);
    }
  }

  /**
   * What led from a base to one side, applied to the other.
   *
   * @throws io.github.releasekit.domain.ReleaseException when git fails, or an object is missing
   */
  public Result merge(Side base, Side ours, Side theirs) {
    Outcome outcome = outcome(new Sides(base, ours, theirs));
    return outcome.conflicts().isEmpty()
        ? new Merged(outcome.tree().orElseThrow())
        : new Conflicts(List.copyOf(outcome.conflicts()));
  }

  private Outcome outcome(Sides sides) {
    Stream.of(sides.base(), sides.ours(), sides.theirs())
        .map(Side::commit)
        .distinct()
        .forEach(commit -> MissingObjects.fetch(repository, commit));
    String base = written(sides.base(), Optional.empty());
    String ours = written(sides.ours(), Optional.of(base));
    String theirs = written(sides.theirs(), Optional.of(base));
    return Optional.of(new GitMerge(repository))
        .filter(git -> byGit)
        .flatMap(git -> git.merge(ours, theirs))
        .orElseGet(() -> new JgitMerge(repository).merge(base, ours, theirs));
  }

  private String written(Side side, Optional<String> parent) {
    return writer.commit(Optional.of(side.commit()), parent, side.files(), "to be merged\n");
  }

  /**
   * The last commit that two have in common; empty where they have none.
   *
   * <p>Where they have merged each other there are several. As git does, a commit is written then
   * that merges those, the oldest first, in conflicting files with both texts; without git the one
   * before the conflict stands for all.
   */
  public Optional<String> base(String ours, String theirs) {
    return base(
        ours,
        theirs,
        (base, one, other) ->
            new Sides(
                new Side(base, Map.of()), new Side(one, Map.of()), new Side(other, Map.of())));
  }

  /**
   * As {@link #base(String, String)}.
   *
   * @param preparation of several bases, before they are merged
   */
  public Optional<String> base(String ours, String theirs, Preparation preparation) {
    return base(ours, theirs, preparation, 0);
  }

  private Optional<String> base(String ours, String theirs, Preparation preparation, int depth) {
    List<String> bases = bases(ours, theirs);
    if (bases.isEmpty()) {
      return Optional.empty();
    }
    String merged = bases.get(0);
    for (String next : bases.subList(1, depth < MAX_DEPTH ? bases.size() : 1)) {
      String before = merged;
      Optional<String> tree =
          base(before, next, preparation, depth + 1)
              .flatMap(below -> outcome(preparation.sides(below, before, next)).tree());
      if (tree.isEmpty()) {
        break;
      }
      merged =
          writer.commitTree(tree.get(), List.of(before, next), Optional.empty(), "merged bases\n");
    }
    return Optional.of(merged);
  }

  /** The oldest first. */
  private List<String> bases(String ours, String theirs) {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(ObjectId.fromString(ours)));
      walk.markStart(walk.parseCommit(ObjectId.fromString(theirs)));
      return Stream.iterate(walk.next(), base -> base != null, base -> next(walk))
          .sorted(Comparator.comparingInt(RevCommit::getCommitTime).thenComparing(RevCommit::name))
          .map(RevCommit::name)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RevCommit next(RevWalk walk) {
    try {
      return walk.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
