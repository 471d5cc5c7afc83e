package io.github.releasekit.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.adapter.markdown.MarkdownLinks.Target;
import io.github.releasekit.site.GoalsPage.Goal;
import io.github.releasekit.site.Sources.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of reference say what the code says; with {@code -DwriteReferences} they are written.
 */
class ReferencePagesTest {

  static Stream<Arguments> references() {
    return Stream.of(
        Arguments.of("configuration", (Supplier<String>) ConfigurationPage::write),
        Arguments.of("gates", (Supplier<String>) GatesPage::write),
        Arguments.of("steps", (Supplier<String>) StepsPage::write),
        Arguments.of("goals", (Supplier<String>) GoalsPage::write),
        Arguments.of("schemas", (Supplier<String>) SchemasPage::write));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("references")
  void aReferenceSaysWhatTheCodeSays(String name, Supplier<String> content) throws IOException {
    Path page = Site.PAGES.resolve("reference/" + name + ".md");
    String written = content.get();
    if (System.getProperty("writeReferences") != null) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, written);
    }

    assertThat(page)
        .as(
            "mvn -pl release-maven-plugin test -Dtest=ReferencePagesTest -DwriteReferences"
                + " writes it anew")
        .hasContent(written);
  }

  @Test
  void everyGateHasItsSectionOnThePageOfGates() {
    Set<String> anchors = Links.of(Site.PAGES.resolve("gates.md")).anchors();

    assertThat(anchors).containsAll(GatesPage.ids());
  }

  @Test
  void everyStepThatAGoalMakesIsOnThePageOfSteps() {
    String page = StepsPage.write();
    Set<String> made =
        Sources.of("goal").values().stream()
            .flatMap(type -> type.made().stream())
            .filter(name -> name.matches(".+Step"))
            .collect(Collectors.toCollection(TreeSet::new));
    // What an interrupted push is finished with has the id of the step that it takes the place of.
    made.remove("MergeAgainStep");
    Map<String, Type> steps = Sources.of("step");

    assertThat(made).isNotEmpty();
    for (String name : made) {
      assertThat(page).contains(steps.get(name).summary());
    }
  }

  static Stream<Goal> goals() {
    return GoalsPage.goals().values().stream()
        .filter(goal -> !goal.name().equals("stage-artifacts"));
  }

  @ParameterizedTest
  @MethodSource("goals")
  void aGoalsPageOrOneThatItLeadsToNamesItsParameters(Goal goal) {
    Path page = Site.PAGES.resolve("goals/" + goal.name() + ".md");
    assertThat(page).exists();
    String text =
        Site.read(page)
            + Links.of(page).links().stream()
                .map(Target::destination)
                .filter(link -> link.matches("[a-z-]+\\.(html|md)"))
                .map(link -> page.resolveSibling(link.replaceAll("\\.html$", ".md")))
                .map(Site::read)
                .collect(Collectors.joining());

    assertThat(goal.parameters().keySet())
        .filteredOn(property -> !property.equals("release-kit.log"))
        .allSatisfy(property -> assertThat(text).contains(property));
  }

  static Stream<Arguments> defaults() {
    PolicySchema schema = PolicySchema.read();
    List<Arguments> defaults = new java.util.ArrayList<>();
    PolicySchema.properties(schema.root())
        .forEach(
            (key, unresolved) -> {
              JsonNode found = schema.resolved(unresolved);
              if (found.has("default")) {
                defaults.add(Arguments.of("{}", "{" + key + ": " + found.get("default") + "}"));
              }
              if (found.path("required").isEmpty()) {
                ofMapping(
                    defaults,
                    "{%s: {%s}}".formatted(key, "%s"),
                    key.equals("versions") ? "scheme: calver, " : "",
                    found);
              }
            });
    for (String typed : schema.typed()) {
      schema
          .types(typed)
          .forEach(
              (type, found) ->
                  ofMapping(
                      defaults,
                      "{%s: {%s: {%s}}}".formatted(typed, type, "%s"),
                      SAMPLES.getOrDefault(typed + "." + type, ""),
                      found));
    }
    return defaults.stream();
  }

  /** The least that entries of these types have to say. */
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("gates.coverage", "line: 90, "),
          Map.entry("gates.measures", "reports: [a], bounds: [{value: /a, minimum: 1}], "),
          Map.entry("gates.command", "command: [a], "),
          Map.entry("channels.command", "run: [a], "),
          Map.entry("gates.http", "url: 'https://example.org', "),
          Map.entry("gates.sonar", "url: 'https://example.org', "),
          Map.entry(
              "channels.image",
              "repository: example.org/a, base: 'eclipse-temurin:17', artifact: a.jar, "),
          Map.entry(
              "channels.homebrew",
              "tap: 'https://example.org/tap.git', formula: a, artifact: a.jar, "),
          Map.entry("channels.jira", "url: 'https://example.org', project: APP, "),
          Map.entry("channels.dependents", "repositories: [{repository: acme/app}], "),
          Map.entry("notices.slack", "url: hook, "),
          Map.entry("notices.teams", "url: hook, "),
          Map.entry("notices.discord", "url: hook, "),
          Map.entry("notices.webhook", "url: 'https://example.org', "),
          Map.entry("notices.email", "host: a.b, from: a@b.c, to: [d@e.f], "),
          Map.entry("exports.pushgateway", "url: 'https://example.org', "),
          Map.entry("exports.otlp", "url: 'https://example.org', "),
          Map.entry("exports.cdevents", "url: 'https://example.org', "),
          Map.entry("exports.statsd", "url: 'udp://example.org:8125', "));

  private static void ofMapping(
      List<Arguments> defaults, String form, String sample, JsonNode found) {
    PolicySchema.properties(found)
        .forEach(
            (key, schema) -> {
              if (schema.has("default") && !sample.contains(key + ": ")) {
                String said = form.formatted(sample + key + ": " + schema.get("default"));
                defaults.add(Arguments.of(form.formatted(sample), said));
              }
            });
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("defaults")
  void aDefaultOfTheSchemaIsThatOfTheLoader(String silent, String said) {
    assertThat(SnapshotFixture.policy(said)).isEqualTo(SnapshotFixture.policy(silent));
  }
}
