package io.github.releasekit.adapter.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Whether a history only ever adds files, as that of a ledger has to.
 *
 * @param commits how many there are
 * @param rewritten a line for each file that a commit changes or removes, newest first, and for
 *     each commit whose history is not here
 */
public record RewrittenFiles(int commits, List<String> rewritten) {

  public RewrittenFiles {
    rewritten = List.copyOf(rewritten);
  }

  /**
   * @param head of the history
   */
  public static RewrittenFiles of(GitRepository repository, String head) {
    List<String> rewritten = new ArrayList<>();
    int commits = 0;
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      Set<ObjectId> shallow = repository.jgit().getObjectDatabase().getShallowCommits();
      walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
      for (RevCommit commit : walk) {
        commits++;
        if (shallow.contains(commit)) {
          rewritten.add(
              "what was before " + commit.abbreviate(12).name() + " is not in this clone");
        }
        for (RevCommit parent : commit.getParents()) {
          compare(walk, walk.parseCommit(parent), commit, rewritten);
        }
      }
      return new RewrittenFiles(commits, rewritten);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(
      RevWalk walk, RevCommit before, RevCommit after, List<String> rewritten) throws IOException {
    try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
      trees.addTree(before.getTree());
      trees.addTree(after.getTree());
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      while (trees.next()) {
        boolean was = !trees.getObjectId(0).equals(ObjectId.zeroId());
        boolean is = !trees.getObjectId(1).equals(ObjectId.zeroId());
        if (was) {
          rewritten.add(
              trees.getPathString()
                  + (is ? " is changed by " : " is removed by ")
                  + after.abbreviate(12).name());
        }
      }
    }
  }
}
