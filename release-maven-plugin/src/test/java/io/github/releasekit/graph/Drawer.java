package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import io.github.releasekit.graph.FastImport.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets git draw graphs: each graph has one drawing, and no two have the same. */
final class Drawer {

  private final GitFixture repository;

  /**
   * @param directory that does not exist yet
   */
  Drawer(Path directory) {
    repository = GitFixture.bare(directory);
  }

  String draw(Graph graph) {
    return draw(List.of(graph)).get(graph);
  }

  /** Draws several at once. */
  Map<Graph, String> draw(Collection<Graph> graphs) {
    FastImport objects = new FastImport();
    Map<Graph, Set<Integer>> tips = new LinkedHashMap<>();
    for (Graph graph : graphs) {
      Map<Integer, Integer> marks = objects.commits(graph, captions(graph));
      tips.put(
          graph,
          graph.refs().values().stream()
              .map(marks::get)
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
    Map<Integer, String> ids = objects.into(repository);
    Map<Graph, String> drawings = new LinkedHashMap<>();
    tips.forEach(
        (graph, marks) -> drawings.put(graph, draw(marks.stream().map(ids::get).toList())));
    return drawings;
  }

  private String draw(List<String> tips) {
    List<String> command = new ArrayList<>(List.of("log", "--graph", "--format=%s"));
    command.addAll(tips);
    return repository
        .run(command.toArray(String[]::new))
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Map<Integer, Content> captions(Graph graph) {
    Map<Integer, Content> captions = new HashMap<>();
    graph
        .commits()
        .forEach(
            (id, commit) -> {
              List<Ref> refs = graph.refsOf(id);
              String text = commit.text() + (refs.isEmpty() ? "" : " " + Ref.text(refs));
              captions.put(id, new Content(text, Map.of()));
            });
    return captions;
  }
}
