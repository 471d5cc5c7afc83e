package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.fact.WorkingTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Ref;

/**
 * Reads the state of the user's checkout by the user's git, which knows filters and sparse trees.
 */
public final class WorkingTreeReader {

  private WorkingTreeReader() {}

  public static WorkingTree read(GitRepository repository) {
    String status =
        new GitCommand(repository.root())
            .run(
                "status",
                "--porcelain=v1",
                "-z",
                "--untracked-files=all",
                "--no-renames",
                "--ignore-submodules=untracked");
    List<String> modified = new ArrayList<>();
    Set<String> untracked = new HashSet<>();
    for (String entry : status.split("\0")) {
      if (entry.startsWith("?? ")) {
        untracked.add(entry.substring(3));
      } else if (entry.length() > 3) {
        modified.add(entry.substring(3));
      }
    }
    return new WorkingTree(
        repository.branch(),
        modified,
        untracked,
        repository.isShallow(),
        grafts(repository),
        repository.committer(),
        Obstacles.of(repository));
  }

  /**
   * What makes git show another history than the commits have: {@code .git/info/grafts}, and the
   * refs that {@code git replace} makes.
   */
  private static List<String> grafts(GitRepository repository) {
    try {
      Path file = repository.commonDirectory().resolve("info/grafts");
      List<String> grafts = new ArrayList<>();
      if (Files.isRegularFile(file)
          && Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
              .anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
        grafts.add(".git/info/grafts");
      }
      repository.jgit().getRefDatabase().getRefsByPrefix("refs/replace/").stream()
          .map(Ref::getName)
          .forEach(grafts::add);
      return grafts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
