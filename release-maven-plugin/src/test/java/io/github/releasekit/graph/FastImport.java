package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import io.github.releasekit.graph.Graph.Drawn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes many objects by one {@code git fast-import}, into one pack. */
final class FastImport {

  /** 2026-02-01T00:00:00Z; every commit is a minute later than the one before. */
  private static final long START = 1_769_904_000;

  private static final int MINUTE = 60;

  private final StringBuilder stream = new StringBuilder("feature done\n");
  private int marks;

  /** What a commit says and holds. */
  record Content(String message, Map<String, String> files) {}

  /**
   * Adds a commit.
   *
   * @param parents marks
   * @param minute of its time; of commits that are drawn from several tips, the latest are drawn
   *     first
   * @return its mark
   */
  int commit(Content content, List<Integer> parents, int minute) {
    stream.append(parents.isEmpty() ? "reset refs/import\n" : "").append("commit refs/import\n");
    int mark = mark();
    person("author", minute);
    person("committer", minute);
    data(content.message());
    for (int i = 0; i < parents.size(); i++) {
      stream.append(i == 0 ? "from :" : "merge :").append(parents.get(i)).append('\n');
    }
    stream.append("deleteall\n");
    content
        .files()
        .forEach(
            (path, text) -> {
              stream.append("M 100644 inline ").append(path).append('\n');
              data(text);
            });
    stream.append('\n');
    return mark;
  }

  /**
   * Adds every commit of a graph.
   *
   * @return marks by the graph's ids
   */
  Map<Integer, Integer> commits(Graph graph, Map<Integer, Content> contents) {
    Map<Integer, Integer> written = new HashMap<>();
    for (Map.Entry<Integer, Drawn> entry : graph.commits().entrySet()) {
      int id = entry.getKey();
      List<Integer> parents = entry.getValue().parents().stream().map(written::get).toList();
      written.put(id, commit(contents.get(id), parents, id));
    }
    return written;
  }

  /** Adds an annotated tag; returns its mark. */
  int tag(String name, int commit) {
    stream.append("tag ").append(name).append('\n');
    int mark = mark();
    stream.append("from :").append(commit).append('\n');
    person("tagger", 0);
    data("Release " + name + "\n");
    return mark;
  }

  /**
   * Writes the objects, and refs that nobody needs.
   *
   * @return object ids by marks
   */
  Map<Integer, String> into(GitFixture repository) {
    try {
      Path marked = Files.createTempFile("fast-import", ".marks");
      repository.runWithInput(
          stream + "done\n",
          "-c",
          "fastimport.unpackLimit=1",
          "fast-import",
          "--quiet",
          "--force",
          "--export-marks=" + marked);
      Map<Integer, String> ids = new HashMap<>();
      for (String line : Files.readAllLines(marked)) {
        String[] fields = line.substring(1).split(" ");
        ids.put(Integer.valueOf(fields[0]), fields[1]);
      }
      Files.delete(marked);
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int mark() {
    marks++;
    stream.append("mark :").append(marks).append('\n');
    return marks;
  }

  private void person(String role, int minute) {
    stream.append(role).append(' ').append(GitFixture.IDENTITY).append(' ');
    stream.append(START + (long) MINUTE * minute).append(" +0000\n");
  }

  private void data(String text) {
    stream.append("data ").append(text.getBytes(StandardCharsets.UTF_8).length).append('\n');
    stream.append(text).append('\n');
  }
}
