package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.FileHistory;
import io.github.releasekit.adapter.git.FileHistory.Change;
import io.github.releasekit.adapter.git.FileHistory.Commit;
import io.github.releasekit.adapter.git.GitRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The commits of a ledger, which may only ever add files (T2). A merge has all that its first
 * parent has, what the other has besides, under another number where that is taken, and nothing
 * else.
 */
public final class LedgerChain {

  private final FileHistory history;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, Integer> added = new HashMap<>();
  private final Set<String> merged = new HashSet<>();
  private final List<String> rewritten = new ArrayList<>();

  private LedgerChain(FileHistory history) {
    this.history = history;
    for (int i = 0; i < history.commits().size(); i++) {
      Commit commit = history.commits().get(i);
      positions.put(commit.id(), i);
      if (!commit.whole()) {
        rewritten.add("what was before " + shortId(commit.id()) + " is not in this clone");
      }
      if (commit.parents().size() > 1) {
        merge(i, commit);
      } else {
        append(i, commit);
      }
    }
  }

  /** The chain that ends with a head, whose objects are here. */
  public static LedgerChain of(GitRepository repository, String head) {
    return new LedgerChain(FileHistory.of(repository, head));
  }

  /** The first digits of an object id, as people are told it. */
  static String shortId(String id) {
    return id.substring(0, 12);
  }

  /** How many commits there are. */
  public int size() {
    return history.commits().size();
  }

  /** A line for each file that a commit changes, removes or smuggles in, oldest first. */
  public List<String> rewritten() {
    return List.copyOf(rewritten);
  }

  List<Commit> commits() {
    return history.commits();
  }

  /** Where a commit is in it, from 0. */
  Optional<Integer> position(String commit) {
    return Optional.ofNullable(positions.get(commit));
  }

  /** Where the commit is that has added a path, from 0. */
  int addedAt(String path) {
    return added.getOrDefault(path, 0);
  }

  /** The commit that has added a path. */
  String addedBy(String path) {
    return shortId(history.commits().get(addedAt(path)).id());
  }

  /** Whether a merge has given files of a directory their numbers. */
  boolean isMerged(String directory) {
    return merged.contains(directory);
  }

  private void append(int position, Commit commit) {
    for (Change change : commit.changes().get(0)) {
      if (!change.before().isEmpty()) {
        rewritten.add(
            change.path()
                + (change.after().isEmpty() ? " is removed by " : " is changed by ")
                + shortId(commit.id()));
      } else {
        added.put(change.path(), position);
      }
    }
  }

  private void merge(int position, Commit commit) {
    Set<LedgerFile> lost = new HashSet<>();
    for (int parent = 0; parent < commit.changes().size(); parent++) {
      List<Change> toParent = commit.changes().get(parent);
      Set<LedgerFile> there = new HashSet<>();
      toParent.forEach(change -> there.add(LedgerFile.of(change.path(), change.after())));
      for (Change change : toParent) {
        LedgerFile before = LedgerFile.of(change.path(), change.before());
        if (!change.before().isEmpty()) {
          lost.add(before);
          if (parent == 0 || !there.contains(before)) {
            rewritten.add(
                change.path()
                    + (change.after().isEmpty() ? " is removed by " : " is changed by ")
                    + "the merge "
                    + shortId(commit.id()));
          }
        }
      }
    }
    for (Change change : commit.changes().get(0)) {
      if (isNew(change, commit)) {
        if (!lost.remove(LedgerFile.of(change.path(), change.after()))) {
          rewritten.add(
              change.path()
                  + " is in the merge "
                  + shortId(commit.id())
                  + " and in none of the ledgers that it merges");
        }
        merged.add(LedgerFile.of(change.path(), "").directory());
        added.put(change.path(), position);
      }
    }
  }

  /** Whether no parent has the file as the merge has it. */
  private static boolean isNew(Change change, Commit commit) {
    return !change.after().isEmpty()
        && commit.changes().stream()
            .allMatch(
                toParent ->
                    toParent.stream()
                        .anyMatch(
                            other ->
                                other.path().equals(change.path())
                                    && other.after().equals(change.after())));
  }
}
