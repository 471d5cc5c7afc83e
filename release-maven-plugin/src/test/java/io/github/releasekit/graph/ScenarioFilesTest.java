package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at every file of scenarios, also at those that are not played yet. */
class ScenarioFilesTest {

  private static final Set<String> GOALS =
      Set.of(
          "plan",
          "prepare",
          "rollback",
          "branch-start",
          "branch-finish",
          "hotfix-start",
          "hotfix-finish",
          "support-start");

  private static final String SCENARIO =
      """
      ## A title

      ```before
      * 1.0-SNAPSHOT feat: first (HEAD -> main)
      ```

      ```console
      $ prepare
      ```

      ```refused
      why
      ```
      """;

  @Test
  void drawsEveryGraphAsGitDoes(@TempDir Path directory) throws IOException, URISyntaxException {
    Map<Graph, String> drawn = new LinkedHashMap<>();
    for (Scenario scenario : all()) {
      drawn.put(Drawing.read(scenario.before()), scenario.before());
      drawn.put(Drawing.read(scenario.after()), scenario.after());
    }

    Map<Graph, String> byGit = new Drawer(directory.resolve("drawn.git")).draw(drawn.keySet());

    drawn.forEach((graph, text) -> assertThat(text).isEqualTo(byGit.get(graph)));
  }

  @Test
  void namesGoalsThatThereAreOrWillBe() throws IOException, URISyntaxException {
    for (Scenario scenario : all()) {
      assertThat(scenario.steps())
          .as(scenario.title())
          .filteredOn(step -> !step.matches("> .+|\\$ (git|commit|write|merge|squash|rebase) .+"))
          .isNotEmpty()
          .allSatisfy(step -> assertThat(Typed.parse(step.substring(2)).goal()).isIn(GOALS));
    }
  }

  @Test
  void tellsTitlesApartWithinAFile() throws IOException, URISyntaxException {
    for (String file : files()) {
      assertThat(ScenarioFile.read(file))
          .as(file)
          .extracting(Scenario::title)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void takesTheDrawingBeforeForTheOneAfterARefusal() {
    Scenario scenario = ScenarioFile.parse(SCENARIO).get(0);

    assertThat(scenario.title()).isEqualTo("A title");
    assertThat(scenario.after()).isEqualTo(scenario.before());
    assertThat(scenario.steps()).containsExactly("$ prepare");
    assertThat(scenario.refusals()).containsExactly("why");
    assertThat(scenario.policy()).isEmpty();
  }

  @Test
  void takesAPolicyAheadOfTheFirstScenarioForAllWithoutOne() {
    String common = "```yaml\nmode: direct\n```\n\n" + SCENARIO;
    String own = "## Another\n\n```yaml\nmode: tag-only\n```\n" + SCENARIO.split("\n", 2)[1];

    assertThat(ScenarioFile.parse(common + own))
        .extracting(Scenario::policy)
        .containsExactly("mode: direct\n", "mode: tag-only\n");
  }

  @Test
  void refusesAScenarioThatTellsNothingOfWhatComesOfIt() {
    assertThatThrownBy(() -> ScenarioFile.parse(SCENARIO.substring(0, SCENARIO.indexOf("```ref"))))
        .hasMessageContaining("'A title' tells nothing");
  }

  @Test
  void refusesABlockOfAnUnknownKind() {
    assertThatThrownBy(() -> ScenarioFile.parse(SCENARIO.replace("refused", "refusal")))
        .hasMessageContaining("'refusal'");
  }

  private static List<Scenario> all() throws IOException, URISyntaxException {
    List<Scenario> scenarios = new ArrayList<>();
    for (String file : files()) {
      scenarios.addAll(ScenarioFile.read(file));
    }
    return scenarios;
  }

  private static List<String> files() throws IOException, URISyntaxException {
    Path directory =
        Path.of(Objects.requireNonNull(ScenarioFile.class.getResource("/scenarios")).toURI());
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
