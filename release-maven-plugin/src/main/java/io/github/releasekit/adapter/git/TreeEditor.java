package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** Writes trees that differ from others in a few files; only the directories of those are read. */
final class TreeEditor {

  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final ObjectChecker checker = new ObjectChecker();

  TreeEditor(ObjectReader reader, ObjectInserter inserter) {
    this.reader = reader;
    this.inserter = inserter;
  }

  private record Entry(FileMode mode, ObjectId id) {}

  /**
   * A tree with files replaced or added. A file that is there keeps its mode; a directory gives way
   * to a file of its name, and a file to a directory.
   *
   * @param tree empty for the empty tree
   * @param blobs of the files, by path
   * @return the object id of the new tree
   * @throws ReleaseException when git takes no such path
   */
  ObjectId edit(Optional<ObjectId> tree, Map<String, ObjectId> blobs) throws IOException {
    Map<String, ObjectId> byBytes = new LinkedHashMap<>();
    for (Map.Entry<String, ObjectId> blob : blobs.entrySet()) {
      String path = blob.getKey();
      byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
      try {
        checker.checkPath(bytes, 0, bytes.length);
      } catch (CorruptObjectException e) {
        throw new ReleaseException(
            "git takes no file of the name '" + path + "'", "give it another name", e);
      }
      byBytes.put(new String(bytes, StandardCharsets.ISO_8859_1), blob.getValue());
    }
    return edited(tree.orElse(null), byBytes);
  }

  private ObjectId edited(@Nullable ObjectId tree, Map<String, ObjectId> blobs) throws IOException {
    TreeMap<String, Entry> entries = entries(tree);
    Map<String, Map<String, ObjectId>> directories = new LinkedHashMap<>();
    for (Map.Entry<String, ObjectId> blob : blobs.entrySet()) {
      String path = blob.getKey();
      int slash = path.indexOf('/');
      if (slash < 0) {
        Entry directory = entries.remove(path + "/");
        Entry before = directory == null ? entries.get(path) : null;
        FileMode mode = before == null ? FileMode.REGULAR_FILE : before.mode();
        entries.put(path, new Entry(mode, blob.getValue()));
      } else {
        directories
            .computeIfAbsent(path.substring(0, slash + 1), name -> new LinkedHashMap<>())
            .put(path.substring(slash + 1), blob.getValue());
      }
    }
    for (Map.Entry<String, Map<String, ObjectId>> directory : directories.entrySet()) {
      String name = directory.getKey();
      Entry before = entries.get(name);
      entries.remove(name.substring(0, name.length() - 1));
      ObjectId changed = edited(before == null ? null : before.id(), directory.getValue());
      entries.put(name, new Entry(FileMode.TREE, changed));
    }
    return inserter.insert(formatted(entries));
  }

  /**
   * The entries of a tree in git's order, which compares directories as though {@code /} ended
   * their names. Names are bytes, each kept as a character.
   */
  private TreeMap<String, Entry> entries(@Nullable ObjectId tree) throws IOException {
    TreeMap<String, Entry> entries = new TreeMap<>();
    if (tree == null) {
      return entries;
    }
    CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
    for (; !parser.eof(); parser.next()) {
      byte[] name = new byte[parser.getNameLength()];
      parser.getName(name, 0);
      FileMode mode = parser.getEntryFileMode();
      String text = new String(name, StandardCharsets.ISO_8859_1);
      entries.put(
          mode == FileMode.TREE ? text + "/" : text, new Entry(mode, parser.getEntryObjectId()));
    }
    return entries;
  }

  private static TreeFormatter formatted(TreeMap<String, Entry> entries) {
    TreeFormatter formatter = new TreeFormatter(entries.size() * 48);
    entries.forEach(
        (name, entry) -> {
          byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
          int length = entry.mode() == FileMode.TREE ? bytes.length - 1 : bytes.length;
          formatter.append(bytes, 0, length, entry.mode(), entry.id());
        });
    return formatter;
  }
}
