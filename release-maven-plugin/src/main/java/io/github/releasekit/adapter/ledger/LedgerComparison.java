package io.github.releasekit.adapter.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the files of a ledger in another one that does not descend from it.
 *
 * @param dropped paths that are gone, with their content
 * @param rewritten paths with another content
 * @param moved paths whose content has another number now
 * @param inserted paths of content that came in before some that was there
 */
record LedgerComparison(
    List<String> dropped, List<String> rewritten, List<String> moved, List<String> inserted) {

  /**
   * @param before object ids by path
   * @param after object ids by path
   * @param chain that has led to the second
   */
  static LedgerComparison of(
      Map<String, String> before, Map<String, String> after, LedgerChain chain) {
    Set<LedgerFile> old = files(before);
    Set<LedgerFile> now = files(after);
    List<String> dropped = new ArrayList<>();
    List<String> rewritten = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    before.forEach(
        (path, blob) -> {
          String there = after.getOrDefault(path, "");
          if (there.equals(blob)) {
            return;
          }
          if (now.contains(LedgerFile.of(path, blob))) {
            moved.add(path);
          } else {
            (there.isEmpty() || old.contains(LedgerFile.of(path, there)) ? dropped : rewritten)
                .add(path);
          }
        });
    int last =
        after.entrySet().stream()
            .filter(file -> old.contains(LedgerFile.of(file.getKey(), file.getValue())))
            .mapToInt(file -> chain.addedAt(file.getKey()))
            .max()
            .orElse(-1);
    List<String> inserted =
        after.entrySet().stream()
            .filter(file -> !old.contains(LedgerFile.of(file.getKey(), file.getValue())))
            .map(Map.Entry::getKey)
            .filter(path -> !rewritten.contains(path) && chain.addedAt(path) <= last)
            .toList();
    return new LedgerComparison(dropped, rewritten, moved, inserted);
  }

  private static Set<LedgerFile> files(Map<String, String> blobs) {
    Set<LedgerFile> files = new HashSet<>();
    blobs.forEach((path, blob) -> files.add(LedgerFile.of(path, blob)));
    return files;
  }
}
