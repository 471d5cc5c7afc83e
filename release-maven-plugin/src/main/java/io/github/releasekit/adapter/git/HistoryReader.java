package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Walks commits: which release is the last, what came since, which file was added when. */
final class HistoryReader {

  private HistoryReader() {}

  /** The highest version whose tag a commit descends from. */
  static Optional<Release> lastRelease(
      RevWalk walk, RevCommit head, List<Ref> tags, TagFormat format, @Nullable Version below)
      throws IOException {
    record Candidate(Version version, Ref ref) {}
    List<Candidate> candidates = new ArrayList<>();
    for (Ref ref : tags) {
      format
          .parse(GitRepository.tagName(ref))
          .filter(version -> !version.isPreRelease())
          .filter(version -> below == null || version.compareTo(below) < 0)
          .ifPresent(version -> candidates.add(new Candidate(version, ref)));
    }
    candidates.sort(Comparator.comparing(Candidate::version).reversed());
    for (Candidate candidate : candidates) {
      RevObject target = walk.peel(walk.parseAny(candidate.ref().getObjectId()));
      if (target instanceof RevCommit commit && walk.isMergedInto(commit, head)) {
        return Optional.of(
            new Release(
                GitRepository.tagName(candidate.ref()), candidate.version(), commit.name()));
      }
    }
    return Optional.empty();
  }

  /** The commits that one reaches and the last release does not, newest first. */
  static List<Commit> commitsSince(RevWalk walk, RevCommit head, Optional<Release> last)
      throws IOException {
    walk.reset();
    walk.markStart(head);
    if (last.isPresent()) {
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(last.get().commit())));
    }
    List<Commit> commits = new ArrayList<>();
    for (RevCommit commit : walk) {
      PersonIdent author = commit.getAuthorIdent();
      commits.add(
          new Commit(
              commit.name(),
              commit.getFullMessage(),
              author.getName(),
              author.getEmailAddress(),
              commit.getCommitterIdent().getWhenAsInstant(),
              commit.getParentCount() > 1));
    }
    return commits;
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
    try (TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      AbstractTreeIterator before = new EmptyTreeIterator();
      if (commit.getParentCount() > 0) {
        RevCommit parent = walk.parseCommit(commit.getParent(0));
        before = new CanonicalTreeParser(null, walk.getObjectReader(), parent.getTree());
      }
      tree.addTree(before);
      tree.addTree(commit.getTree());
      tree.setRecursive(true);
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
}
