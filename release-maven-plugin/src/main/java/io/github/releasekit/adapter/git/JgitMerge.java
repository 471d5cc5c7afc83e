package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.git.TreeMerge.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Merges by JGit, in memory; renames are not followed, attributes and merge drivers not asked. */
final class JgitMerge {

  private final GitRepository repository;

  JgitMerge(GitRepository repository) {
    this.repository = repository;
  }

  /** No tree is written where there are conflicts. */
  Outcome merge(String base, String ours, String theirs) {
    try (ObjectInserter inserter = repository.jgit().newObjectInserter();
        RevWalk walk = new RevWalk(inserter.newReader())) {
      // The user's settings, such as a diff algorithm, are left out as they are with git.
      ResolveMerger merger =
          (ResolveMerger) MergeStrategy.RESOLVE.newMerger(inserter, new Config());
      merger.setBase(tree(walk, base));
      Set<String> conflicts = incompatible(walk, base, ours, theirs);
      if (!merger.merge(tree(walk, ours), tree(walk, theirs))) {
        conflicts.addAll(merger.getUnmergedPaths());
      }
      if (!conflicts.isEmpty()) {
        return Outcome.conflicts(Optional.empty(), conflicts.stream());
      }
      inserter.flush();
      return new Outcome(Optional.of(merger.getResultTreeId().name()), new TreeSet<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Paths that both sides have changed in ways that no content has both of. JGit takes a file for
   * removed of which the other side has changed the mode.
   */
  private static Set<String> incompatible(RevWalk walk, String... commits) throws IOException {
    Set<String> paths = new HashSet<>();
    try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
      for (String commit : commits) {
        trees.addTree(tree(walk, commit));
      }
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      while (trees.next()) {
        boolean bothChanged = !isSame(trees, 1, 2) && !isSame(trees, 0, 1) && !isSame(trees, 0, 2);
        boolean areFiles = isFile(trees, 0) && isFile(trees, 1) && isFile(trees, 2);
        if (bothChanged && !areFiles) {
          paths.add(trees.getPathString());
        }
      }
    }
    return paths;
  }

  private static boolean isSame(TreeWalk trees, int one, int other) {
    return trees.getRawMode(one) == trees.getRawMode(other) && trees.idEqual(one, other);
  }

  private static boolean isFile(TreeWalk trees, int side) {
    return (trees.getRawMode(side) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
  }

  private static RevTree tree(RevWalk walk, String commit) throws IOException {
    return walk.parseCommit(ObjectId.fromString(commit)).getTree();
  }
}
