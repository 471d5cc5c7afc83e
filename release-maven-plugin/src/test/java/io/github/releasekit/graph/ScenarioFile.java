package io.github.releasekit.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Scenarios in Markdown: a second-level heading and fenced blocks {@code yaml}, {@code before},
 * {@code console}, {@code refused}, {@code after}, {@code changelog}, {@code by-hand}, {@code
 * requests} and {@code said}. A block ahead of the first heading holds for all that have none of
 * its kind.
 */
final class ScenarioFile {

  private static final String FENCE = "```";
  private static final String HEADING = "## ";
  private static final List<String> KINDS =
      List.of(
          "yaml",
          "before",
          "console",
          "refused",
          "after",
          "changelog",
          "by-hand",
          "requests",
          "said");

  private final Map<String, String> common = new HashMap<>();
  private final List<Scenario> scenarios = new ArrayList<>();
  private Map<String, String> blocks = common;
  private String title = "";

  private ScenarioFile() {}

  /**
   * Reads a file.
   *
   * @param name of a resource in {@code scenarios/}
   * @throws IllegalArgumentException where a scenario is not of this form
   */
  static List<Scenario> read(String name) {
    try (InputStream stream = ScenarioFile.class.getResourceAsStream("/scenarios/" + name)) {
      return parse(
          new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Scenario> parse(String text) {
    ScenarioFile file = new ScenarioFile();
    String kind = "";
    StringBuilder block = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith(FENCE) && kind.isEmpty()) {
        kind = file.kind(line.substring(FENCE.length()));
      } else if (line.equals(FENCE)) {
        file.blocks.put(kind, block.toString());
        kind = "";
        block.setLength(0);
      } else if (!kind.isEmpty()) {
        block.append(line).append('\n');
      } else if (line.startsWith(HEADING)) {
        file.end();
        file.title = line.substring(HEADING.length());
        file.blocks = new HashMap<>();
      }
    }
    if (!kind.isEmpty()) {
      throw new IllegalArgumentException("a block in '" + file.title + "' has no end");
    }
    file.end();
    return file.scenarios;
  }

  private String kind(String named) {
    if (!KINDS.contains(named) || blocks.containsKey(named)) {
      throw new IllegalArgumentException("'" + named + "' in '" + title + "' is no block of one");
    }
    return named;
  }

  private void end() {
    if (title.isEmpty()) {
      return;
    }
    Scenario scenario =
        new Scenario(
            title,
            block("yaml"),
            block("before"),
            lines("console"),
            lines("refused"),
            block("after").isEmpty() ? block("before") : block("after"),
            lines("changelog"),
            lines("by-hand"),
            lines("requests"),
            lines("said"));
    if (scenario.before().isEmpty() || scenario.steps().isEmpty()) {
      throw new IllegalArgumentException("'" + title + "' has no before or no console");
    }
    if (block("after").isEmpty() && scenario.refusals().isEmpty()) {
      throw new IllegalArgumentException("'" + title + "' tells nothing of what comes of it");
    }
    scenarios.add(scenario);
  }

  private List<String> lines(String kind) {
    return block(kind).lines().filter(line -> !line.isBlank()).toList();
  }

  private String block(String kind) {
    return blocks.getOrDefault(kind, common.getOrDefault(kind, ""));
  }
}
