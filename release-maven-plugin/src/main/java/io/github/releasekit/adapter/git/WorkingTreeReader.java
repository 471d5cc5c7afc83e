package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.fact.WorkingTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the state of the user's checkout by the user's git, which knows filters and sparse trees.
 */
public final class WorkingTreeReader {

  private WorkingTreeReader() {}

  public static WorkingTree read(GitRepository repository) {
    String status =
        new GitCommand(repository.root())
            .run("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames");
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
        repository.grafts(),
        repository.committer());
  }
}
