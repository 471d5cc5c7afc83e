package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Walks commits: which release is the last, what came since, which file was added when. */
final class HistoryReader {

  private HistoryReader() {}

  /**
   * The highest version, pre-releases aside, whose tag a commit descends from.
   *
   * @param releases versions by the tags that carry them
   * @param below only versions below it count; null for all
   */
  static Optional<Release> lastRelease(
      RevWalk walk, RevCommit head, Map<Ref, Version> releases, @Nullable Version below)
      throws IOException {
    List<Map.Entry<Ref, Version>> candidates =
        releases.entrySet().stream()
            .filter(release -> !release.getValue().isPreRelease())
            .filter(release -> below == null || release.getValue().compareTo(below) < 0)
            .sorted(Map.Entry.<Ref, Version>comparingByValue().reversed())
            .toList();
    for (Map.Entry<Ref, Version> candidate : candidates) {
      RevObject target = walk.peel(walk.parseAny(candidate.getKey().getObjectId()));
      if (target instanceof RevCommit commit && isAncestor(walk, commit, head)) {
        return Optional.of(
            new Release(
                GitRepository.tagName(candidate.getKey()), candidate.getValue(), commit.name()));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a commit is another one, or among its ancestors: when it is their merge base. Unlike
   * {@link RevWalk#isMergedInto}, this walks what lies between the two and not the whole history,
   * where they are on different lines.
   */
  static boolean isAncestor(RevWalk walk, RevCommit ancestor, RevCommit descendant)
      throws IOException {
    walk.reset();
    walk.setRevFilter(RevFilter.MERGE_BASE);
    walk.markStart(ancestor);
    walk.markStart(descendant);
    RevCommit base = walk.next();
    walk.reset();
    walk.setRevFilter(RevFilter.ALL);
    return ancestor.equals(base);
  }

  /**
   * Commits, newest first.
   *
   * @param elsewhere ids of those that touch none of the paths asked for
   */
  record Range(List<Commit> commits, Set<String> elsewhere) {}

  /** The commits that one reaches and the last release does not. */
  static Range since(RevWalk walk, RevCommit head, Optional<Release> last, List<String> paths)
      throws IOException {
    walk.reset();
    walk.markStart(head);
    if (last.isPresent()) {
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(last.get().commit())));
    }
    List<Commit> commits = new ArrayList<>();
    Set<String> elsewhere = new HashSet<>();
    CommitReader reader = new CommitReader();
    for (RevCommit commit : walk) {
      Commit read = reader.read(commit);
      commits.add(read);
      commit.disposeBody();
      if (!paths.isEmpty() && !touches(walk, commit, paths)) {
        elsewhere.add(read.id());
      }
    }
    return new Range(commits, elsewhere);
  }

  /** The ids that reverts among some commits name and that the last release has. */
  static Set<String> revertedReleases(RevWalk walk, List<Commit> commits, Optional<Release> last)
      throws IOException {
    Set<String> released = new HashSet<>();
    if (last.isEmpty()) {
      return released;
    }
    RevCommit release = walk.parseCommit(ObjectId.fromString(last.get().commit()));
    for (Commit commit : commits) {
      for (String id : commit.revertedIds()) {
        if (ObjectId.isId(id) && isReleased(walk, ObjectId.fromString(id), release)) {
          released.add(id);
        }
      }
    }
    return released;
  }

  private static boolean isReleased(RevWalk walk, ObjectId id, RevCommit release)
      throws IOException {
    return walk.getObjectReader().has(id)
        && walk.parseAny(id) instanceof RevCommit commit
        && isAncestor(walk, commit, release);
  }

  /** Whether a commit changes some of these files, or what is in these directories. */
  static boolean touches(RevWalk walk, RevCommit commit, List<String> paths) throws IOException {
    try (TreeWalk tree = sinceParent(walk, commit)) {
      tree.setFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
      return tree.next();
    }
  }

  /** A walk over a commit's tree, the second, beside its first parent's. */
  private static TreeWalk sinceParent(RevWalk walk, RevCommit commit) throws IOException {
    AbstractTreeIterator before = new EmptyTreeIterator();
    if (commit.getParentCount() > 0) {
      RevCommit parent = walk.parseCommit(commit.getParent(0));
      before = new CanonicalTreeParser(null, walk.getObjectReader(), parent.getTree());
    }
    TreeWalk tree = new TreeWalk(walk.getObjectReader());
    tree.addTree(before);
    tree.addTree(commit.getTree());
    tree.setRecursive(true);
    return tree;
  }

  /** Walks until everybody was seen, or the history ends. */
  static Set<String> newcomers(RevWalk walk, String commit, Set<String> emails) throws IOException {
    Set<String> unseen = new HashSet<>(emails);
    CommitReader reader = new CommitReader();
    walk.markStart(walk.parseCommit(ObjectId.fromString(commit)));
    for (RevCommit next = walk.next(); next != null && !unseen.isEmpty(); next = walk.next()) {
      Commit read = reader.read(next);
      next.disposeBody();
      unseen.remove(read.authorEmail().toLowerCase(Locale.ROOT));
      read.coAuthors().forEach(person -> unseen.remove(person.email().toLowerCase(Locale.ROOT)));
    }
    return unseen;
  }

  /** The path of the wanted file that was added last. */
  static Optional<String> lastAdded(RevWalk walk, String commit, Predicate<String> wanted)
      throws IOException {
    walk.markStart(walk.parseCommit(ObjectId.fromString(commit)));
    for (RevCommit next : walk) {
      Optional<String> added = added(walk, next, wanted);
      if (added.isPresent()) {
        return added;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> added(RevWalk walk, RevCommit commit, Predicate<String> wanted)
      throws IOException {
    try (TreeWalk tree = sinceParent(walk, commit)) {
      tree.setFilter(TreeFilter.ANY_DIFF);
      while (tree.next()) {
        boolean isNew = tree.getFileMode(0) == FileMode.MISSING;
        if (isNew && wanted.test(tree.getPathString())) {
          return Optional.of(tree.getPathString());
        }
      }
      return Optional.empty();
    }
  }

  /** How many commits one has that another lacks; empty when it lacks some of the other's. */
  static Optional<Integer> ahead(RevWalk walk, String commit, String other) throws IOException {
    RevCommit theirs = walk.parseCommit(ObjectId.fromString(other));
    RevCommit ours = walk.parseCommit(ObjectId.fromString(commit));
    if (!walk.isMergedInto(theirs, ours)) {
      return Optional.empty();
    }
    walk.reset();
    walk.markStart(ours);
    walk.markUninteresting(theirs);
    int ahead = 0;
    while (walk.next() != null) {
      ahead++;
    }
    return Optional.of(ahead);
  }
}
