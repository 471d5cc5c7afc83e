package io.github.releasekit.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Commits and what points to them. Two graphs are equal when they are drawn alike: commits are
 * known by their places alone.
 *
 * @param commits by their ids, parents first
 * @param refs ids of commits by what points to them
 */
record Graph(SortedMap<Integer, Drawn> commits, SortedMap<Ref, Integer> refs) {

  /**
   * A commit as it is drawn.
   *
   * @param versions of its POM; of a repository in components those of each, {@code a=1.0,b=2.0}
   * @param subject {@code release}, {@code begin} and {@code merge} for those of release-kit
   * @param parents ids, in order
   */
  record Drawn(String versions, String subject, List<Integer> parents) {
    Drawn {
      parents = List.copyOf(parents);
    }

    /** What stands in the drawing. */
    String text() {
      return versions + " " + subject;
    }
  }

  Graph {
    commits = new TreeMap<>(commits);
    refs = new TreeMap<>(refs);
  }

  /**
   * A graph with ids that follow from it alone.
   *
   * @param commits by any ids
   * @throws IllegalArgumentException when nothing points to a commit, or to one that is not there
   */
  static <I> Graph of(Map<I, Commit<I>> commits, Map<Ref, I> refs) {
    Map<I, Integer> numbers = new LinkedHashMap<>();
    List<Ref> lastFirst = new ArrayList<>(refs.keySet());
    lastFirst.sort(Comparator.reverseOrder());
    lastFirst.forEach(ref -> number(refs.get(ref), commits, numbers));
    if (numbers.size() < commits.size()) {
      throw new IllegalArgumentException(
          "nothing leads to "
              + commits.entrySet().stream()
                  .filter(commit -> !numbers.containsKey(commit.getKey()))
                  .map(commit -> "'" + commit.getValue().subject() + "'")
                  .toList());
    }
    SortedMap<Integer, Drawn> drawn = new TreeMap<>();
    numbers.forEach(
        (id, number) -> {
          Commit<I> commit = commits.get(id);
          drawn.put(
              number,
              new Drawn(
                  commit.versions(),
                  commit.subject(),
                  commit.parents().stream().map(numbers::get).toList()));
        });
    SortedMap<Ref, Integer> pointing = new TreeMap<>();
    refs.forEach((ref, id) -> pointing.put(ref, numbers.get(id)));
    return new Graph(drawn, pointing);
  }

  /** A commit with parents by any ids. */
  record Commit<I>(String versions, String subject, List<I> parents) {}

  /** Parents get lower numbers, and what the first refs lead to the highest. */
  private static <I> void number(I id, Map<I, Commit<I>> commits, Map<I, Integer> numbers) {
    if (numbers.containsKey(id)) {
      return;
    }
    Commit<I> commit = commits.get(id);
    if (commit == null) {
      throw new IllegalArgumentException("there is no commit " + id);
    }
    commit.parents().forEach(parent -> number(parent, commits, numbers));
    numbers.put(id, numbers.size() + 1);
  }

  /** What points to a commit, in order. */
  List<Ref> refsOf(int commit) {
    return refs.entrySet().stream()
        .filter(ref -> ref.getValue() == commit)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Ids of every commit that one leads to, itself among them. */
  Set<Integer> reachable(int commit) {
    Set<Integer> reached = new TreeSet<>();
    List<Integer> open = new ArrayList<>(List.of(commit));
    while (!open.isEmpty()) {
      int next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        open.addAll(commits.get(next).parents());
      }
    }
    return reached;
  }
}
