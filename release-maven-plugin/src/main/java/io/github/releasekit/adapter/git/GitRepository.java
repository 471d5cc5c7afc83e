package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** A git repository, read with JGit: no process is started and nothing is changed. */
public final class GitRepository implements AutoCloseable {

  private final Repository repository;
  private final Path root;
  private @Nullable Optional<String> committer;

  GitRepository(Repository repository) throws IOException {
    this.repository = repository;
    repository.getConfig().setBoolean("core", null, "commitGraph", true);
    this.root = repository.getWorkTree().toPath().toRealPath();
  }

  /**
   * Finds the repository that a directory is in; empty when it is in none that {@link #open} would
   * take.
   */
  public static Optional<GitRepository> find(Path directory) {
    try {
      Optional<Repository> found = Discovery.find(directory);
      return found.isEmpty() ? Optional.empty() : Optional.of(new GitRepository(found.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens the repository that a directory is in, with every object of HEAD here.
   *
   * @throws ReleaseException when there is none, or it has no checkout, no commit, or SHA-256
   *     object ids, which JGit does not read
   */
  public static GitRepository open(Path directory) {
    try {
      GitRepository opened = new GitRepository(Discovery.require(directory));
      MissingObjects.fetch(opened, opened.head());
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The top of the working tree, without symbolic links. */
  public Path root() {
    return root;
  }

  /** The directory of this working tree alone: its HEAD, its index, what is unfinished in it. */
  Path directory() {
    return repository.getDirectory().toPath();
  }

  /** The directory that all linked working trees share. */
  public Path commonDirectory() {
    return repository.getCommonDirectory().toPath();
  }

  /** A path in the working tree as git names it, with {@code /}. */
  public String relative(Path path) {
    return locate(path)
        .orElseThrow(
            () ->
                new ReleaseException(
                    path + " is outside the git repository at " + root,
                    "release modules from one repository only"));
  }

  /** As {@link #relative(Path)}, empty for what is outside. */
  public Optional<String> locate(Path path) {
    try {
      return Optional.of(path.toRealPath())
          .filter(real -> real.startsWith(root))
          .map(real -> root.relativize(real).toString().replace('\\', '/'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** HEAD's commit. */
  public String head() {
    return resolve(Constants.HEAD).orElseThrow();
  }

  /** The object id that a revision names. */
  public Optional<String> resolve(String revision) {
    try {
      return Optional.ofNullable(repository.resolve(revision)).map(ObjectId::name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the object is in the store. */
  public boolean has(String objectId) {
    try {
      return repository.getObjectDatabase().has(ObjectId.fromString(objectId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The branch that HEAD is on, as a full ref name. */
  public Optional<String> branch() {
    try {
      return Optional.ofNullable(repository.getFullBranch())
          .filter(name -> name.startsWith(Constants.R_HEADS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When a commit was made. */
  public Instant timeOf(String commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(commit)).getCommitterIdent().getWhenAsInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the tags that point to a commit. */
  public List<String> tagsAt(String commit) {
    ObjectId wanted = ObjectId.fromString(commit);
    return tags().stream()
        .filter(tag -> wanted.equals(peeled(tag)))
        .map(GitRepository::tagName)
        .sorted()
        .toList();
  }

  /** Whether a tag of this clone is an object. */
  public boolean hasTag(String tagObject) {
    return tagObjects().containsValue(tagObject);
  }

  /** The name that an annotated tag was made with. */
  public String tagName(String tagObject) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseTag(ObjectId.fromString(tagObject)).getTagName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object ids of all tags by name. */
  Map<String, String> tagObjects() {
    return tags().stream()
        .collect(Collectors.toMap(GitRepository::tagName, tag -> tag.getObjectId().name()));
  }

  /** As {@link CommittedFiles#file(String, String)}. */
  public Optional<byte[]> file(String commit, String path) {
    return new CommittedFiles(this).file(commit, path);
  }

  /** As {@link CommittedFiles#under(String, String)}. */
  public Map<String, byte[]> files(String commit, String directory) {
    return new CommittedFiles(this).under(commit, directory);
  }

  /** As {@link CommittedFiles#under(String, String, Predicate)}. */
  public Map<String, byte[]> files(String commit, String directory, Predicate<String> wanted) {
    return new CommittedFiles(this).under(commit, directory, wanted);
  }

  /** The path of the wanted file that was added last in the history of a commit. */
  public Optional<String> lastAdded(String commit, Predicate<String> wanted) {
    try (RevWalk walk = new RevWalk(repository)) {
      return HistoryReader.lastAdded(walk, commit, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a commit is another one, or among its ancestors. */
  public boolean isAncestor(String ancestor, String descendant) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(
          walk.parseCommit(ObjectId.fromString(ancestor)),
          walk.parseCommit(ObjectId.fromString(descendant)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isShallow() {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code Name <email>}, when git was told who commits. */
  public Optional<String> committer() {
    if (committer == null) {
      committer = Committer.of(root);
    }
    return committer;
  }

  /**
   * The history up to a commit.
   *
   * @param below only releases below this version count as the last; null for all
   * @param paths commits that touch none of these files or directories are {@code elsewhere}; empty
   *     for all
   * @param rolledBack versions whose tags are no releases
   */
  public History history(
      TagFormat format,
      String head,
      @Nullable Version below,
      List<String> paths,
      Set<Version> rolledBack) {
    try (RevWalk walk = new RevWalk(repository)) {
      List<Ref> tags = tags();
      RevCommit start = walk.parseCommit(ObjectId.fromString(head));
      Map<Ref, Version> releases = releases(tags, format);
      Optional<Release> last =
          HistoryReader.lastRelease(walk, start, kept(releases, rolledBack), below);
      Set<String> names = tags.stream().map(GitRepository::tagName).collect(Collectors.toSet());
      HistoryReader.Range range = HistoryReader.since(walk, start, last, paths);
      return new History(
          start.name(),
          last,
          range.commits(),
          range.elsewhere(),
          HistoryReader.revertedReleases(walk, range.commits(), last),
          names,
          Set.copyOf(releases.values()),
          rolledBack,
          List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The last release that HEAD descends from, with its commit.
   *
   * @param rolledBack versions whose tags are no releases
   */
  public Optional<Map.Entry<Release, Commit>> lastRelease(
      TagFormat format, Set<Version> rolledBack) {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit start = walk.parseCommit(ObjectId.fromString(head()));
      Optional<Release> last =
          HistoryReader.lastRelease(walk, start, kept(releases(tags(), format), rolledBack), null);
      return last.isEmpty()
          ? Optional.empty()
          : Optional.of(
              Map.entry(
                  last.get(),
                  new CommitReader()
                      .read(walk.parseCommit(ObjectId.fromString(last.get().commit())))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of some people who have no part in a commit or its ancestors, as author or co-author.
   *
   * @param emails in lower case
   */
  public Set<String> newcomers(Set<String> emails, String commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      return HistoryReader.newcomers(walk, commit, emails);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tags that carry a version, with it. */
  Map<Ref, Version> releases(TagFormat format) {
    return releases(tags(), format);
  }

  private static Map<Ref, Version> releases(List<Ref> tags, TagFormat format) {
    Map<Ref, Version> releases = new LinkedHashMap<>();
    tags.forEach(
        tag -> format.parse(tagName(tag)).ifPresent(version -> releases.put(tag, version)));
    return releases;
  }

  private static Map<Ref, Version> kept(Map<Ref, Version> releases, Set<Version> rolledBack) {
    Map<Ref, Version> kept = new LinkedHashMap<>(releases);
    kept.values().removeAll(rolledBack);
    return kept;
  }

  /** Whether a line stands in a commit's message. */
  public boolean says(String commit, String line) {
    try (RevWalk walk = new RevWalk(repository)) {
      return says(walk.parseCommit(ObjectId.fromString(commit)), line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean says(RevCommit commit, String line) {
    return commit.getFullMessage().lines().anyMatch(line::equals);
  }

  /**
   * The commit that a release goes on with: the first one after another that carries a trailer.
   *
   * @param line the trailer
   * @return empty when a commit does not descend from the other, or there is none
   */
  public Optional<String> after(String commit, String descendant, String line) {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit start = walk.parseCommit(ObjectId.fromString(descendant));
      RevCommit parent = walk.parseCommit(ObjectId.fromString(commit));
      walk.markStart(start);
      walk.markUninteresting(parent);
      for (RevCommit next : walk) {
        if (next.getParentCount() == 1 && next.getParent(0).equals(parent) && says(next, line)) {
          return Optional.of(next.name());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link CommittedFiles#paths(String, String)}. */
  public List<String> paths(String commit, String directory) {
    return new CommittedFiles(this).paths(commit, directory);
  }

  /** How many commits HEAD has that another commit lacks; empty when HEAD lacks some of its. */
  public Optional<Integer> aheadOf(String other) {
    try (RevWalk walk = new RevWalk(repository)) {
      return has(other) ? HistoryReader.ahead(walk, head(), other) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  Repository jgit() {
    return repository;
  }

  private List<Ref> tags() {
    try {
      return repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectId peeled(Ref tag) {
    try {
      Ref peeled = repository.getRefDatabase().peel(tag);
      ObjectId id = peeled.getPeeledObjectId();
      return id == null ? tag.getObjectId() : id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String tagName(Ref tag) {
    return tag.getName().substring(Constants.R_TAGS.length());
  }
}
