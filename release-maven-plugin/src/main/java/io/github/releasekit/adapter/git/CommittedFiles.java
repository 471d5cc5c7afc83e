package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** The files of commits. */
final class CommittedFiles {

  private final GitRepository repository;

  CommittedFiles(GitRepository repository) {
    this.repository = repository;
  }

  /**
   * A file's bytes in a commit's tree; empty where there is none, or a directory.
   *
   * @throws ReleaseException when JGit does not read so large a file into memory, and when a
   *     symbolic link or a submodule stands in its place
   */
  Optional<byte[]> file(String commit, String path) {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      RevTree root = walk.parseCommit(ObjectId.fromString(commit)).getTree();
      try (TreeWalk tree = TreeWalk.forPath(walk.getObjectReader(), path, root)) {
        if (tree == null) {
          requireOwn(walk.getObjectReader(), path, root);
          return Optional.empty();
        }
        if (tree.getFileMode(0) == FileMode.TREE) {
          return Optional.empty();
        }
        byte[] content = content(walk.getObjectReader(), tree.getObjectId(0));
        if (tree.getFileMode(0) == FileMode.SYMLINK) {
          throw new ReleaseException(
              path
                  + " is a symbolic link to "
                  + PlainText.line(new String(content, StandardCharsets.UTF_8))
                  + ", and a release would write over the link",
              "name the file itself in the configuration, or put it in place of the link");
        }
        return Optional.of(content);
      }
    } catch (LargeObjectException e) {
      throw new ReleaseException(
          path + " is too large to be read", "name another file in its place", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireOwn(ObjectReader reader, String path, RevTree root)
      throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String directory = path.substring(0, slash);
      try (TreeWalk tree = TreeWalk.forPath(reader, directory, root)) {
        if (tree != null && tree.getFileMode(0) == FileMode.GITLINK) {
          throw new ReleaseException(
              path + " is in the submodule " + directory + ", which has commits of its own",
              "release " + directory + " by itself, and depend on the version released there");
        }
      }
    }
  }

  /** An object's bytes, fetched where a partial clone left it with its remote. */
  byte[] content(ObjectReader reader, ObjectId id) throws IOException {
    if (!reader.has(id)) {
      MissingObjects.fetchOne(repository, id.name());
    }
    return reader.open(id).getBytes();
  }

  /**
   * The files under a directory of a commit's tree, no links: bytes by path, in git's order; all
   * files where the directory is empty.
   */
  Map<String, byte[]> under(String commit, String directory) {
    return under(commit, directory, path -> true);
  }

  /** As {@link #under(String, String)}, of some paths: no other file is read. */
  Map<String, byte[]> under(String commit, String directory, Predicate<String> wanted) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (RevWalk walk = new RevWalk(repository.jgit());
        TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
      tree.setRecursive(true);
      if (!directory.isEmpty()) {
        tree.setFilter(PathFilter.create(directory));
      }
      while (tree.next()) {
        boolean isFile =
            tree.getFileMode(0) == FileMode.REGULAR_FILE
                || tree.getFileMode(0) == FileMode.EXECUTABLE_FILE;
        if (isFile && wanted.test(tree.getPathString())) {
          files.put(tree.getPathString(), content(walk.getObjectReader(), tree.getObjectId(0)));
        }
      }
      return files;
    } catch (LargeObjectException e) {
      throw new ReleaseException(
          "a file under " + directory + " is too large to be read", "remove it", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The paths of the files under a directory of a commit's tree, in git's order; of all files where
   * the directory is empty.
   */
  List<String> paths(String commit, String directory) {
    List<String> paths = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository.jgit());
        TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
      tree.setRecursive(true);
      if (!directory.isEmpty()) {
        tree.setFilter(PathFilter.create(directory));
      }
      while (tree.next()) {
        paths.add(tree.getPathString());
      }
      return paths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
