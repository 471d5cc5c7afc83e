package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.git.TreeMerge.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

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
      if (!merger.merge(tree(walk, ours), tree(walk, theirs))) {
        return Outcome.conflicts(Optional.empty(), merger.getUnmergedPaths().stream());
      }
      inserter.flush();
      return new Outcome(Optional.of(merger.getResultTreeId().name()), new TreeSet<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RevTree tree(RevWalk walk, String commit) throws IOException {
    return walk.parseCommit(ObjectId.fromString(commit)).getTree();
  }
}
