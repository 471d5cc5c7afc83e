package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.ReleaseCandidate;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Finds release candidates of what is not released yet, and what has changed since (V3). */
public final class CandidateReader {

  private static final int BEFORE = 0;
  private static final int NOW = 1;

  private final GitRepository repository;
  private final Map<String, SourceFile> files;
  private final Predicate<String> sources;

  private CandidateReader(
      GitRepository repository, List<SourceFile> files, Predicate<String> sources) {
    this.repository = repository;
    this.files =
        SourceFile.merged(files).stream()
            .collect(Collectors.toMap(SourceFile::path, Function.identity()));
    this.sources = sources;
  }

  /**
   * The last candidate of each version above the last release, of those that a commit descends
   * from.
   *
   * @param history of the commit that is going to be released
   * @param files of that commit in which a release writes
   * @param sources whether a path counts
   */
  public static List<ReleaseCandidate> read(
      GitRepository repository,
      TagFormat format,
      History history,
      List<SourceFile> files,
      Predicate<String> sources) {
    return new CandidateReader(repository, files, sources).read(format, history);
  }

  private List<ReleaseCandidate> read(TagFormat format, History history) {
    List<Map.Entry<Ref, Version>> tags =
        repository.releases(format).entrySet().stream()
            .filter(tag -> tag.getValue().isCandidate())
            .filter(tag -> !history.rolledBack().contains(tag.getValue()))
            .filter(tag -> isAhead(tag.getValue(), history.lastRelease()))
            .sorted(Map.Entry.<Ref, Version>comparingByValue().reversed())
            .toList();
    List<ReleaseCandidate> found = new ArrayList<>();
    Set<Version> releases = new HashSet<>();
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      RevCommit base = walk.parseCommit(ObjectId.fromString(history.head()));
      for (Map.Entry<Ref, Version> tag : tags) {
        Version version = tag.getValue();
        boolean known = releases.contains(version.withoutQualifiers());
        if (!known
            && walk.peel(walk.parseAny(tag.getKey().getObjectId())) instanceof RevCommit commit
            && HistoryReader.isAncestor(walk, commit, base)) {
          releases.add(version.withoutQualifiers());
          found.add(
              new ReleaseCandidate(
                  GitRepository.tagName(tag.getKey()),
                  version,
                  changed(walk, commit, base, version)));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAhead(Version candidate, Optional<Release> last) {
    return last.filter(release -> release.version().compareTo(candidate) > 0).isEmpty();
  }

  private List<String> changed(RevWalk walk, RevCommit before, RevCommit now, Version version)
      throws IOException {
    List<String> changed = new ArrayList<>();
    try (TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      tree.addTree(walk.parseCommit(before).getTree());
      tree.addTree(walk.parseCommit(now).getTree());
      tree.setRecursive(true);
      tree.setFilter(TreeFilter.ANY_DIFF);
      while (tree.next()) {
        String path = tree.getPathString();
        if (sources.test(path) && !isWritten(walk, tree, version)) {
          changed.add(path);
        }
      }
    }
    return changed;
  }

  /** Whether a file differs by nothing but what the release of a version writes in it. */
  private boolean isWritten(RevWalk walk, TreeWalk tree, Version version) throws IOException {
    SourceFile file = files.get(tree.getPathString());
    FileMode mode = tree.getFileMode(NOW);
    boolean isFile = mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    if (file == null || !isFile || mode != tree.getFileMode(BEFORE)) {
      return false;
    }
    try {
      return file.isReleasedAs(
          version,
          new CommittedFiles(repository).content(walk.getObjectReader(), tree.getObjectId(BEFORE)));
    } catch (LargeObjectException e) {
      throw new ReleaseException(
          tree.getPathString() + " is too large to be read", "name another file in its place", e);
    }
  }
}
