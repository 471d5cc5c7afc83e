package io.github.releasekit.adapter.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * What each commit of a history has done to files.
 *
 * @param commits every one after its parents
 */
public record FileHistory(List<Commit> commits) {

  /**
   * A file that differs from a parent's.
   *
   * @param before the object id of its content; empty where it is added
   * @param after the object id of its content; empty where it is removed
   */
  public record Change(String path, String before, String after) {}

  /**
   * @param whole whether its parents are in this clone
   * @param changes to the tree of each parent; to the empty tree where it has none
   */
  public record Commit(String id, List<String> parents, boolean whole, List<List<Change>> changes) {

    public Commit {
      parents = List.copyOf(parents);
      changes = List.copyOf(changes);
    }
  }

  public FileHistory {
    commits = List.copyOf(commits);
  }

  /**
   * @param head of the history
   */
  public static FileHistory of(GitRepository repository, String head) {
    List<Commit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository.jgit());
        TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
      Set<ObjectId> shallow = repository.jgit().getObjectDatabase().getShallowCommits();
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
      for (RevCommit commit : walk) {
        List<String> parents = new ArrayList<>();
        List<List<Change>> changes = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
          parents.add(parent.name());
          trees.reset();
          trees.addTree(walk.parseCommit(parent).getTree());
          changes.add(changes(trees, commit));
        }
        if (parents.isEmpty()) {
          trees.reset();
          trees.addTree(new EmptyTreeIterator());
          changes.add(changes(trees, commit));
        }
        commits.add(new Commit(commit.name(), parents, !shallow.contains(commit), changes));
      }
      return new FileHistory(commits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Change> changes(TreeWalk trees, RevCommit after) throws IOException {
    trees.addTree(after.getTree());
    trees.setRecursive(true);
    trees.setFilter(TreeFilter.ANY_DIFF);
    List<Change> changes = new ArrayList<>();
    while (trees.next()) {
      changes.add(new Change(trees.getPathString(), blob(trees, 0), blob(trees, 1)));
    }
    return changes;
  }

  private static String blob(TreeWalk trees, int tree) {
    ObjectId id = trees.getObjectId(tree);
    return id.equals(ObjectId.zeroId()) ? "" : id.name();
  }

  /**
   * The commits that have added files, by the path of each; where several have, the first.
   *
   * @param head of the history
   */
  public static Map<String, String> addedBy(
      GitRepository repository, String head, List<String> paths) {
    Map<String, String> added = new HashMap<>();
    if (paths.isEmpty()) {
      return added;
    }
    List<String> arguments =
        new ArrayList<>(
            List.of("log", "--reverse", "--full-history", "-m", "--no-renames", "--name-only"));
    arguments.addAll(List.of("--diff-filter=A", "--format=tformat:%H", head, "--"));
    arguments.addAll(paths);
    String commit = "";
    for (String line :
        new GitCommand(
                repository.root(),
                List.of("--literal-pathspecs", "-c", "core.quotePath=false"),
                Map.of())
            .run(arguments.toArray(String[]::new))
            .lines()
            .toList()) {
      if (ObjectId.isId(line)) {
        commit = line;
      } else if (!line.isEmpty()) {
        added.putIfAbsent(line, commit);
      }
    }
    return added;
  }

  /** The object ids of the commits of a history. */
  public static Set<String> commits(GitRepository repository, String head) {
    return signed(repository, head).keySet();
  }

  /** Whether the commits of a history have a signature, whatever that is worth, by object id. */
  static Map<String, Boolean> signed(GitRepository repository, String head) {
    Map<String, Boolean> signed = new HashMap<>();
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
      for (RevCommit commit : walk) {
        signed.put(commit.name(), commit.getRawGpgSignature() != null);
      }
      return signed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object ids of all files of a commit's tree by path, in git's order; no links. */
  public static Map<String, String> blobs(GitRepository repository, String commit) {
    Map<String, String> blobs = new LinkedHashMap<>();
    try (RevWalk walk = new RevWalk(repository.jgit());
        TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        if (tree.getFileMode(0) == FileMode.REGULAR_FILE
            || tree.getFileMode(0) == FileMode.EXECUTABLE_FILE) {
          blobs.put(tree.getPathString(), tree.getObjectId(0).name());
        }
      }
      return blobs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
