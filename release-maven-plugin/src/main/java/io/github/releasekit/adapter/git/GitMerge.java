package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.git.TreeMerge.Outcome;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Merges by the user's git, as {@code git merge} does by default on a branch of ours: settings that
 * change what is a conflict are git's defaults, {@code .gitattributes} are those of our commit, and
 * merge drivers that these name and the user's configuration defines are run.
 *
 * @see <a href="https://git-scm.com/docs/git-merge-tree">git merge-tree</a>
 */
final class GitMerge {

  private static final String ATTRIBUTES = ".gitattributes";

  private static final List<String> OPTIONS =
      List.of(
          "-c",
          "merge.renames=true",
          "-c",
          "merge.directoryRenames=conflict",
          "-c",
          "merge.renameLimit=7000",
          "-c",
          "merge.renormalize=false",
          "-c",
          "diff.algorithm=histogram");

  private static final List<String> MERGE =
      List.of("merge-tree", "--write-tree", "-z", "--name-only", "--messages");

  private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{40}");

  private static final int CONFLICTS = 1;

  /** What git says to an option that it does not know. */
  private static final int USAGE = 129;

  private final GitRepository repository;

  GitMerge(GitRepository repository) {
    this.repository = repository;
  }

  /**
   * @return empty where git cannot: it is older than 2.38
   * @throws ReleaseException when it fails
   */
  Optional<Outcome> merge(String ours, String theirs) {
    try {
      Path directory = Files.createTempDirectory("release-kit-merge");
      try {
        writeAttributes(ours, directory);
        GitCommand git =
            new GitCommand(
                directory,
                OPTIONS,
                Map.of(
                    "GIT_DIR",
                    repository.directory().toAbsolutePath().toString(),
                    "GIT_WORK_TREE",
                    directory.toString()));
        List<String> command = Stream.concat(MERGE.stream(), Stream.of(ours, theirs)).toList();
        // A file whose name a directory has on the other side is called after its commit.
        Pattern side = Pattern.compile("~(?:" + ours + "|" + theirs + ")(?:_[0-9]+)?$");
        return outcome(git.attempt(GitCommand.LOCAL, "", command))
            .map(
                outcome ->
                    Outcome.conflicts(
                        outcome.tree(),
                        outcome.conflicts().stream()
                            .map(path -> side.matcher(path).replaceFirst(""))));
      } finally {
        Trees.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the tree, the conflicting paths, and messages: how many paths one is of, those, its kind
   * and its text. A conflict of directories is told by a message alone.
   */
  static Optional<Outcome> outcome(ProcessResult result) {
    if (result.exit() == USAGE) {
      return Optional.empty();
    }
    String[] fields = result.out().split("\0", -1);
    boolean merged = result.succeeded() || result.exit() == CONFLICTS;
    if (!merged || !OBJECT_ID.matcher(fields[0]).matches()) {
      throw new ReleaseException(
          "git merge-tree failed: " + GitCommand.said(result),
          "git fsck shows whether the repository is whole");
    }
    Optional<String> tree = Optional.of(fields[0]);
    if (result.succeeded()) {
      return Optional.of(new Outcome(tree, new TreeSet<>()));
    }
    int at = 1;
    while (at < fields.length && !fields[at].isEmpty()) {
      at++;
    }
    Stream<String> paths = Stream.of(fields).limit(at).skip(1);
    return Optional.of(Outcome.conflicts(tree, at > 1 ? paths : told(fields, at + 1)));
  }

  private static Stream<String> told(String[] fields, int first) {
    Stream<String> told = Stream.of();
    int at = first;
    while (at < fields.length - 1) {
      int kind = at + 1 + Integer.parseInt(fields[at]);
      if (fields[kind].startsWith("CONFLICT")) {
        told = Stream.concat(told, Stream.of(fields).limit(kind).skip(at + 1));
      }
      at = kind + 2;
    }
    return told;
  }

  /** Git reads attributes from a working tree: from one that has nothing else in it. */
  private void writeAttributes(String commit, Path directory) throws IOException {
    Map<String, byte[]> files =
        repository.files(
            commit, "", path -> path.equals(ATTRIBUTES) || path.endsWith("/" + ATTRIBUTES));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      try {
        Path place = directory.resolve(file.getKey()).normalize();
        if (place.startsWith(directory)) {
          Files.createDirectories(place.getParent());
          Files.write(place, file.getValue());
        }
      } catch (InvalidPathException e) {
        continue; // no file here can have this name, and nothing under it is checked out
      }
    }
  }
}
