package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.graph.Graph.Commit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingTest {

  private static final String MERGED =
      """
      *   1.2.0-SNAPSHOT merge (HEAD -> develop)
      |\\
      | * 1.1.0 release (main, tag: v1.1.0)
      | *   1.1.0-SNAPSHOT merge
      | |\\
      | | * 1.1.0-SNAPSHOT fix: late (clone/release/v1.1.0)
      * | | 1.2.0-SNAPSHOT feat: next
      | |/
      |/|
      * | 1.1.0-SNAPSHOT feat: first
      |/
      * 1.0.0 release (tag: origin/v1.0.0, lightweight tag: demo)
      """;

  @Test
  void readsParentsInOrderAlongCrossingLines() {
    Graph graph = Drawing.read(MERGED);

    assertThat(parents(graph))
        .isEqualTo(
            Map.of(
                "1.2.0-SNAPSHOT merge", List.of("1.2.0-SNAPSHOT feat: next", "1.1.0 release"),
                "1.1.0 release", List.of("1.1.0-SNAPSHOT merge"),
                "1.1.0-SNAPSHOT merge", List.of("1.0.0 release", "1.1.0-SNAPSHOT fix: late"),
                "1.1.0-SNAPSHOT fix: late", List.of("1.1.0-SNAPSHOT feat: first"),
                "1.2.0-SNAPSHOT feat: next", List.of("1.1.0-SNAPSHOT feat: first"),
                "1.1.0-SNAPSHOT feat: first", List.of("1.0.0 release"),
                "1.0.0 release", List.of()));
    assertThat(graph.refs().keySet())
        .extracting(Ref::toString)
        .containsExactly(
            "main",
            "HEAD -> develop",
            "clone/release/v1.1.0",
            "tag: origin/v1.0.0",
            "tag: v1.1.0",
            "lightweight tag: demo");
  }

  @Test
  void isTheSameGraphHoweverItsLinesAreLaidOut() {
    Graph one =
        Drawing.read(
            """
            * 2.0-SNAPSHOT feat: b (main)
            | * 1.0-SNAPSHOT fix: a (support/1.x)
            |/
            * 1.0 release
            """);
    Graph other =
        Drawing.read(
            """
            * 1.0-SNAPSHOT fix: a (support/1.x)
            | * 2.0-SNAPSHOT feat: b (main)
            |/
            * 1.0 release
            """);

    assertThat(one).isEqualTo(other);
  }

  @Test
  void tellsTheOrderOfAMergesParents() {
    Graph one =
        Drawing.read(
            """
            *   1.0 merge (main)
            |\\
            | * 1.0 fix: a
            |/
            * 1.0 feat: begin
            """);
    Graph other =
        Drawing.read(
            """
            *   1.0 merge (main)
            |\\
            * | 1.0 fix: a
            |/
            * 1.0 feat: begin
            """);

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void refusesALineThatLeadsNowhere() {
    assertThatThrownBy(() -> Drawing.read("* 1.0 fix: a (main)\n|/\n* 1.0 feat: begin\n"))
        .hasMessageContaining("'|/'")
        .hasMessageContaining("'/' leads nowhere");
  }

  @Test
  void refusesALineThatEnds() {
    assertThatThrownBy(
            () ->
                Drawing.read(
                    """
                    * 1.0 fix: a (main)
                    | * 1.0 fix: b (other)
                    * 1.0 feat: begin
                    """))
        .hasMessageContaining("the line of 'fix: b' ends");
  }

  @Test
  void refusesACommitThatNothingLeadsTo() {
    assertThatThrownBy(
            () ->
                Drawing.read(
                    """
                    * 1.0 fix: a (main)
                    | * 1.0 fix: b
                    |/
                    * 1.0 feat: begin
                    """))
        .hasMessageContaining("nothing leads to ['fix: b']");
  }

  @Test
  void readsWhatGitDrawsOfAnyGraph(@TempDir Path directory) {
    long seed = System.getProperty("seed") == null ? 9 : Long.getLong("seed");
    Random random = new Random(seed);
    List<Graph> graphs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      graphs.add(random(random));
    }

    Map<Graph, String> drawings = new Drawer(directory.resolve("drawn.git")).draw(graphs);

    drawings.forEach(
        (graph, text) ->
            assertThat(Drawing.read(text)).as("seed %d\n%s", seed, text).isEqualTo(graph));
  }

  /** Up to twenty commits, a third of them merges, with a branch at each end. */
  private static Graph random(Random random) {
    int count = 2 + random.nextInt(18);
    Map<Integer, Commit<Integer>> commits = new LinkedHashMap<>();
    List<Integer> ends = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      List<Integer> parents = new ArrayList<>();
      if (id > 0) {
        parents.add(Math.max(0, id - 1 - random.nextInt(4)));
        int second = random.nextInt(id);
        if (random.nextInt(3) == 0 && !parents.contains(second)) {
          parents.add(second);
        }
      }
      commits.put(id, new Commit<>("1." + id, "feat: " + id, parents));
      ends.removeAll(parents);
      ends.add(id);
    }
    Map<Ref, Integer> refs = new TreeMap<>();
    ends.forEach(id -> refs.put(Ref.parse("branch-" + random.nextInt(1000) + "/" + id), id));
    return Graph.of(commits, refs);
  }

  private static Map<String, List<String>> parents(Graph graph) {
    Map<String, List<String>> parents = new TreeMap<>();
    graph
        .commits()
        .values()
        .forEach(
            commit ->
                parents.put(
                    commit.text(),
                    commit.parents().stream().map(id -> graph.commits().get(id).text()).toList()));
    return parents;
  }
}
