package io.github.releasekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The workflows of this project and of those from the archetype. What judges them comes from {@code
 * .ci/api-descriptions}: without it the test is skipped, and fails with {@code CI=true}.
 */
class WorkflowsTest {

  private static final Path ARCHETYPE =
      Path.of("../release-archetype/src/main/resources/archetype-resources");
  private static final Path ACTIONLINT = Path.of("target/actionlint/build/run-lint.js");
  private static final Path GITLAB = Path.of("target/gitlab-ci/schema.json");
  private static final String LINT =
      """
      const { runLint } = require("./run-lint.js");
      const { readFileSync } = require("fs");
      (async () => {
        for (const file of process.argv.slice(2)) {
          for (const each of await runLint(readFileSync(file, "utf8"), file)) {
            console.log(`${file}:${each.line}:${each.column}: ${each.message} [${each.kind}]`);
          }
        }
        process.exit(0);
      })();
      """;
  private static final Pattern SNIPPET =
      Pattern.compile("```yaml\\n(# \\.github/workflows/.*?)```", Pattern.DOTALL);
  private static final Pattern USES = Pattern.compile("uses: *(.*)");
  private static final Pattern PINNED =
      Pattern.compile("([\\w.-]+/[\\w./-]+)@([0-9a-f]{40}) # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern FROM_OUTSIDE =
      Pattern.compile("\\$\\{\\{[^}]*\\b(inputs|github\\.event|github\\.head_ref|vars|secrets)\\b");

  static List<Path> workflows() {
    List<Path> workflows = files(Path.of("../.github/workflows"), ".*\\.ya?ml");
    workflows.addAll(archetype(".*/\\.github/workflows/[^/]*\\.ya?ml"));
    return workflows;
  }

  static List<Path> pipelines() {
    return archetype(".*/\\.gitlab-ci\\.yml");
  }

  private static List<Path> archetype(String pattern) {
    List<Path> files = files(ARCHETYPE, pattern);
    assertThat(files).hasSizeGreaterThan(1);
    return files;
  }

  private static List<Path> files(Path directory, String pattern) {
    try (Stream<Path> walk = Files.walk(directory)) {
      return new ArrayList<>(
          walk.filter(path -> path.toString().replace('\\', '/').matches(pattern))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void actionlintHasNothingToSay() {
    assertThat(actionlint(workflows())).isEmpty();
  }

  @Test
  void actionlintHasNothingToSayOfTheSite(@TempDir Path directory) {
    List<Path> snippets = new ArrayList<>();
    for (Path page : files(Path.of("../src/site/markdown"), ".*\\.md")) {
      SNIPPET
          .matcher(read(page))
          .results()
          .map(snippet -> snippet.group(1))
          .forEach(text -> snippets.add(write(directory.resolve(snippets.size() + ".yml"), text)));
    }

    assertThat(snippets).isNotEmpty();
    assertThat(actionlint(snippets)).isEmpty();
  }

  @Test
  void actionlintSaysWhatIsWrong(@TempDir Path directory) throws IOException {
    Path workflow =
        Files.writeString(
            directory.resolve("title.yml"),
            """
            on: issues
            jobs:
              greet:
                runs-on: ubuntu-latest
                steps:
                  - run: echo ${{ github.event.issue.title }}
            """);

    assertThat(actionlint(List.of(workflow))).contains("title.yml:6:").contains("untrusted");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void noScriptHasTextFromOutsideInIt(Path workflow) {
    assertThat(scripts(workflow))
        .noneMatch(script -> FROM_OUTSIDE.matcher(script).find())
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void actionsArePinnedToCommits(Path workflow) {
    assertThat(actions(workflow)).isNotEmpty().allMatch(PINNED.asMatchPredicate());
  }

  @Test
  void anActionHasOneCommitEverywhere() {
    Stream<String> uses =
        workflows().stream().map(WorkflowsTest::actions).flatMap(List::stream).distinct();

    assertThat(uses.map(action -> action.replaceFirst("@.*", ""))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void onlyJobsMayWrite(Path workflow) {
    assertThat((Map<?, ?>) yaml(workflow).get("permissions"))
        .isNotNull()
        .allSatisfy((scope, access) -> assertThat(access).isEqualTo("read"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void jobsEnd(Path workflow) {
    assertThat(jobs(workflow)).allMatch(job -> job.get("timeout-minutes") instanceof Integer);
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void pipelinesKeepToTheSchemaOfGitLab(Path pipeline) {
    assertThat(gitLab(read(pipeline))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "github-%s/.github/workflows/release.yml",
        "github-%s/.github/workflows/hotfix.yml",
        "gitlab-%s/.gitlab-ci.yml"
      })
  void componentsAreReleasedAsProjectsAre(String name) {
    String components = read(ARCHETYPE.resolve("archetype-parts/" + name.formatted("components")));

    assertThat(
            components
                .replaceAll("(?m)^( *)component:\\n(\\1  .*\\n)+", "")
                .replaceAll("(?m)^( *)COMPONENT:\\n(\\1  .*\\n)+", "")
                .replaceAll("(?m)^ *COMPONENT: .*\\n", "")
                .replace(" \"-Dcomponent=$COMPONENT\"", "")
                .replace("/\"$COMPONENT\"", "")
                .replace("-${{ inputs.component }}", "")
                .replace("core-v", "v"))
        .isNotEqualTo(components)
        .isEqualTo(read(ARCHETYPE.resolve("archetype-parts/" + name.formatted("project"))));
  }

  /** A workflow may call both, and each for several components; what waits is not out of date. */
  @ParameterizedTest
  @CsvSource({
    "project, release, staging-release",
    "project, hotfix, staging-hotfix",
    "components, release, 'staging-release-${{ inputs.component }}'",
    "components, hotfix, 'staging-hotfix-${{ inputs.component }}'",
  })
  void callsInOneRunAreInNobodysWay(String kind, String name, String artifact) {
    Path workflow =
        ARCHETYPE.resolve(
            "archetype-parts/github-%s/.github/workflows/%s.yml".formatted(kind, name));

    assertThat(inputs(workflow, "actions/upload-artifact"))
        .singleElement()
        .satisfies(
            upload -> {
              assertThat(upload.get("name")).isEqualTo(artifact);
              assertThat(upload.get("overwrite")).isEqualTo(true);
            });
    assertThat(inputs(workflow, "actions/download-artifact"))
        .extracting(download -> (Object) download.get("name"))
        .containsExactly(artifact);
    assertThat(inputs(workflow, "actions/checkout"))
        .extracting(checkout -> (Object) checkout.get("ref"))
        .isNotEmpty()
        .containsOnly(
            "${{ github.run_attempt == 1 && github.ref || '' }}", // plan and prepare
            "${{ github.ref }}"); // perform
  }

  private static List<Map<?, ?>> inputs(Path workflow, String action) {
    List<Map<?, ?>> inputs = new ArrayList<>();
    for (Map<?, ?> job : jobs(workflow)) {
      for (Object step : (List<?>) job.get("steps")) {
        if (String.valueOf(((Map<?, ?>) step).get("uses")).startsWith(action + "@")) {
          inputs.add((Map<?, ?>) ((Map<?, ?>) step).get("with"));
        }
      }
    }
    return inputs;
  }

  @Test
  void theSchemaOfGitLabSaysWhatIsWrong() {
    assertThat(gitLab("build: {script: [mvn verify], timeout: [30m], when: sometimes}"))
        .hasSizeGreaterThan(1);
  }

  private static String actionlint(List<Path> workflows) {
    require(ACTIONLINT);
    // Not node's -e, where modules are global, and which WebAssembly of Go takes for a file system.
    Path lint = write(ACTIONLINT.resolveSibling("lint.cjs"), LINT);
    List<String> arguments = new ArrayList<>(List.of(lint.toString()));
    workflows.forEach(workflow -> arguments.add(workflow.toString()));
    return Programs.run(Programs.require("node"), arguments.toArray(String[]::new));
  }

  private static List<String> gitLab(String pipeline) {
    require(GITLAB);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(read(GITLAB));
    return schema.validate(pipeline, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private static void require(Path file) {
    if (Files.isRegularFile(file)) {
      return;
    }
    String problem = file + " is not there; .ci/api-descriptions fetches it";
    if ("true".equals(System.getenv("CI"))) {
      fail(problem);
    }
    abort(problem);
  }

  private static List<String> actions(Path workflow) {
    List<String> actions = new ArrayList<>();
    Matcher uses = USES.matcher(read(workflow));
    while (uses.find()) {
      if (!uses.group(1).startsWith("./")) {
        actions.add(uses.group(1));
      }
    }
    return actions;
  }

  private static List<String> scripts(Path workflow) {
    List<String> scripts = new ArrayList<>();
    for (Map<?, ?> job : jobs(workflow)) {
      for (Object step : (List<?>) job.get("steps")) {
        if (((Map<?, ?>) step).get("run") instanceof String script) {
          scripts.add(script);
        }
      }
    }
    return scripts;
  }

  private static List<Map<?, ?>> jobs(Path workflow) {
    List<Map<?, ?>> jobs = new ArrayList<>();
    for (Object job : ((Map<?, ?>) yaml(workflow).get("jobs")).values()) {
      // The others call a workflow.
      if (((Map<?, ?>) job).containsKey("steps")) {
        jobs.add((Map<?, ?>) job);
      }
    }
    return jobs;
  }

  private static Map<?, ?> yaml(Path file) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(read(file));
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
