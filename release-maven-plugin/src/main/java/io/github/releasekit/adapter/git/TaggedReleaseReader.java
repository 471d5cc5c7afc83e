package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.TaggedRelease;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads the releases that tags tell of, each with the commits that it is the first to have. */
public final class TaggedReleaseReader {

  private record Tag(String name, Version version, Instant at) {}

  private final RevWalk walk;
  private final List<String> paths;
  private final CommitReader reader = new CommitReader();
  private final Map<RevCommit, Version> owners = new HashMap<>();
  private final List<TaggedRelease> releases = new ArrayList<>();

  private TaggedReleaseReader(RevWalk walk, List<String> paths) {
    this.walk = walk;
    this.paths = paths;
  }

  /**
   * The releases, each after those that it descends from.
   *
   * @param format of the tags
   * @param paths commits that touch none of these files or directories are left out; empty for none
   * @throws ReleaseException when the clone is shallow
   */
  public static List<TaggedRelease> read(
      GitRepository repository, TagFormat format, List<String> paths) {
    if (repository.isShallow()) {
      throw new ReleaseException(
          "this clone is shallow, and tags do not tell what is in their releases",
          "git fetch --unshallow --tags");
    }
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      TaggedReleaseReader reader = new TaggedReleaseReader(walk, paths);
      reader.readAll(repository.jgit().getRefDatabase().getRefsByPrefix(Constants.R_TAGS), format);
      return reader.releases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAll(List<Ref> refs, TagFormat format) throws IOException {
    Map<RevCommit, List<Tag>> tags = tags(refs, format);
    if (tags.isEmpty()) {
      return;
    }
    walk.reset();
    walk.setRetainBody(false);
    walk.sort(RevSort.TOPO);
    walk.sort(RevSort.REVERSE, true);
    walk.markStart(tags.keySet());
    for (RevCommit commit : walk) {
      for (Tag tag : tags.getOrDefault(commit, List.of())) {
        add(commit, tag);
      }
    }
  }

  private Map<RevCommit, List<Tag>> tags(List<Ref> refs, TagFormat format) throws IOException {
    Map<RevCommit, List<Tag>> tags = new HashMap<>();
    for (Ref ref : refs) {
      String name = GitRepository.tagName(ref);
      Optional<Version> version = format.parse(name);
      if (version.isEmpty()) {
        continue;
      }
      RevObject object = walk.parseAny(ref.getObjectId());
      if (walk.peel(object) instanceof RevCommit commit) {
        tags.computeIfAbsent(commit, any -> new ArrayList<>())
            .add(new Tag(name, version.get(), time(object, commit)));
      }
    }
    tags.values().forEach(some -> some.sort(Comparator.comparing(Tag::version)));
    return tags;
  }

  private static Instant time(RevObject object, RevCommit commit) {
    PersonIdent tagger = object instanceof RevTag tag ? tag.getTaggerIdent() : null;
    return tagger == null ? committed(commit) : tagger.getWhenAsInstant();
  }

  private static Instant committed(RevCommit commit) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(commit.getCommitTime()));
  }

  /** All that it descends from has its owner by now, or is its own. */
  private void add(RevCommit commit, Tag tag) throws IOException {
    List<RevCommit> own = new ArrayList<>();
    Optional<Version> previous = collect(commit, tag.version(), own);
    owners.put(commit, tag.version());
    own.sort(Comparator.comparing(TaggedReleaseReader::committed).reversed());
    List<Commit> commits = new ArrayList<>();
    for (RevCommit one : own) {
      if (paths.isEmpty() || HistoryReader.touches(walk, one, paths)) {
        walk.parseBody(one);
        commits.add(reader.read(one));
        one.disposeBody();
      }
    }
    releases.add(
        new TaggedRelease(tag.name(), tag.version(), commit.name(), tag.at(), previous, commits));
  }

  /** The commits that have no owner; and the highest of the owners of those right before them. */
  private Optional<Version> collect(RevCommit from, Version version, List<RevCommit> own) {
    Optional<Version> previous = Optional.empty();
    Deque<RevCommit> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      RevCommit commit = open.pop();
      Version owner = owners.get(commit);
      if (owner == null) {
        owners.put(commit, version);
        own.add(commit);
        for (RevCommit parent : commit.getParents()) {
          open.push(parent);
        }
      } else if (owner != version && previous.filter(one -> one.compareTo(owner) >= 0).isEmpty()) {
        previous = Optional.of(owner);
      }
    }
    return previous;
  }
}
