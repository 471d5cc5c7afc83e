package io.github.releasekit.adapter.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Histories of a base and two sides that a seed makes, for {@code git fast-import}. */
final class RandomTrees {

  private final Random random;

  RandomTrees(long seed) {
    random = new Random(seed);
  }

  private record Entry(boolean executable, List<String> lines) {}

  /** Branches {@code base-N}, {@code ours-N}, {@code theirs-N}. */
  String histories(int count) {
    StringBuilder stream = new StringBuilder();
    int mark = 1;
    for (int i = 0; i < count; i++) {
      Map<String, Entry> base = new TreeMap<>();
      for (int file = 0; file < 6; file++) {
        base.put((file % 2 == 0 ? "d/" : "") + "f" + file, entry(4 + random.nextInt(20)));
      }
      commit(stream, "base-" + i, mark, "", base);
      commit(stream, "ours-" + i, mark + 1, "from :" + mark + "\n", changed(base));
      commit(stream, "theirs-" + i, mark + 2, "from :" + mark + "\n", changed(base));
      mark += 3;
    }
    return stream.toString();
  }

  /** Every text is its own, so that no file looks like another that was renamed. */
  private Entry entry(int lines) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      text.add(Long.toHexString(random.nextLong()));
    }
    return new Entry(random.nextInt(5) == 0, text);
  }

  private Map<String, Entry> changed(Map<String, Entry> base) {
    Map<String, Entry> changed = new TreeMap<>(base);
    for (Map.Entry<String, Entry> file : base.entrySet()) {
      switch (random.nextInt(12)) {
        case 0 -> changed.remove(file.getKey());
        case 1 ->
            changed.put(
                file.getKey(), new Entry(!file.getValue().executable(), file.getValue().lines()));
        case 2, 3, 4 -> changed.put(file.getKey(), edited(file.getValue()));
        default -> {}
      }
    }
    if (random.nextInt(3) == 0) {
      changed.put("new" + random.nextInt(4), entry(3));
    }
    return changed;
  }

  private Entry edited(Entry entry) {
    List<String> lines = new ArrayList<>(entry.lines());
    int at = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, Long.toHexString(random.nextLong()));
      case 2 -> lines.set(at, "the same on both sides");
      default -> lines.set(at, Long.toHexString(random.nextLong()));
    }
    return new Entry(entry.executable(), lines);
  }

  private static void commit(
      StringBuilder stream, String branch, int mark, String from, Map<String, Entry> files) {
    stream.append("commit refs/heads/" + branch + "\nmark :" + mark + "\n");
    stream.append("committer Ada Tester <ada@example.org> 1769853600 +0000\n");
    stream.append("data 1\n.\n").append(from).append("deleteall\n");
    files.forEach(
        (path, entry) -> {
          String text = String.join("\n", entry.lines()) + "\n";
          stream.append("M " + (entry.executable() ? "100755" : "100644") + " inline " + path);
          stream.append("\ndata " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text);
          stream.append('\n');
        });
  }
}
