package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.commit.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds commits of this clone by what people call them. */
public final class CommitLookup {

  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{4,40}");

  private final Repository repository;

  public CommitLookup(GitRepository repository) {
    this.repository = repository.jgit();
  }

  /**
   * The commits with an object id; several where it is abbreviated too far, none where there is
   * none.
   */
  public List<Commit> byId(String id) {
    if (!ID.matcher(id).matches()) {
      return List.of();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      List<Commit> found = new ArrayList<>();
      for (ObjectId object : walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(id))) {
        commit(walk, object).ifPresent(found::add);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The commit that a ref points to, or the tag that it points to does.
   *
   * @param ref its full name
   */
  public Optional<Commit> byRef(String ref) {
    try (RevWalk walk = new RevWalk(repository)) {
      Ref found = repository.exactRef(ref);
      return found == null
          ? Optional.empty()
          : commit(walk, walk.peel(walk.parseAny(found.getObjectId())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Commit> commit(RevWalk walk, ObjectId object) throws IOException {
    try {
      RevCommit commit = walk.parseCommit(object);
      walk.parseBody(commit);
      return Optional.of(new CommitReader().read(commit));
    } catch (IncorrectObjectTypeException | MissingObjectException e) {
      return Optional.empty();
    }
  }

  /** The commit that a revision names (gitrevisions); empty where it names none. */
  public Optional<Commit> byRevision(String revision) {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId found = repository.resolve(revision + "^{commit}");
      return found == null ? Optional.empty() : commit(walk, found);
    } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object id of a commit's tree. */
  public String tree(String commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(commit)).getTree().name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The commits that lead from one to another by first parents, the oldest first; empty where they
   * do not.
   */
  public Optional<List<Commit>> path(String from, String to) {
    try (RevWalk walk = new RevWalk(repository)) {
      CommitReader reader = new CommitReader();
      List<Commit> path = new ArrayList<>();
      RevCommit at = walk.parseCommit(ObjectId.fromString(to));
      if (!walk.isMergedInto(walk.parseCommit(ObjectId.fromString(from)), at)) {
        return Optional.empty();
      }
      while (!at.name().equals(from)) {
        if (at.getParentCount() == 0) {
          return Optional.empty();
        }
        path.add(0, reader.read(at));
        at = walk.parseCommit(at.getParent(0));
      }
      return Optional.of(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids of the commits that a commit has and others lack. */
  public Set<String> lackedBy(Collection<String> others, String commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(ObjectId.fromString(commit)));
      for (String other : others) {
        walk.markUninteresting(walk.parseCommit(ObjectId.fromString(other)));
      }
      Set<String> ids = new HashSet<>();
      for (RevCommit next : walk) {
        ids.add(next.name());
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
