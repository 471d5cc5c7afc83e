package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * What the tree of a commit has, and that of another has not or has otherwise.
 *
 * @param written the bytes of files by path, in git's order; no links
 * @param removed the paths of files that are there no more
 */
public record ChangedFiles(Map<String, byte[]> written, List<String> removed) {

  private static final int OLD = 0;
  private static final int NEW = 1;

  /**
   * The files that differ.
   *
   * @throws ReleaseException when one is too large to be read into memory
   */
  public static ChangedFiles between(GitRepository repository, String before, String after) {
    Map<String, byte[]> written = new LinkedHashMap<>();
    List<String> removed = new ArrayList<>();
    CommittedFiles files = new CommittedFiles(repository);
    try (RevWalk walk = new RevWalk(repository.jgit());
        TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      tree.addTree(walk.parseCommit(ObjectId.fromString(before)).getTree());
      tree.addTree(walk.parseCommit(ObjectId.fromString(after)).getTree());
      tree.setRecursive(true);
      tree.setFilter(TreeFilter.ANY_DIFF);
      while (tree.next()) {
        if (isFile(tree, NEW)) {
          written.put(
              tree.getPathString(), files.content(walk.getObjectReader(), tree.getObjectId(NEW)));
        } else if (isFile(tree, OLD)) {
          removed.add(tree.getPathString());
        }
      }
      return new ChangedFiles(written, removed);
    } catch (LargeObjectException e) {
      throw new ReleaseException(
          "a file of commit " + after + " is too large to be read", "remove it", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFile(TreeWalk tree, int side) {
    FileMode mode = tree.getFileMode(side);
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
  }
}
