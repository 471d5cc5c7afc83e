package io.github.releasekit.adapter.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.domain.adoption.FactsFixture;
import io.github.releasekit.domain.adoption.PolicyText;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundVersion;
import io.github.releasekit.domain.adoption.ProjectFacts.Module;
import io.github.releasekit.domain.adoption.ProjectFacts.PluginUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed is taken by the plugin and its schema, with and without what is a comment. */
class ProposedPolicyTest {

  private static Schema schema;

  @BeforeAll
  static void readSchema() throws IOException {
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(Path.of("../src/site/resources/schemas/release-kit.schema.json")));
  }

  static Stream<FactsFixture> projects() {
    return Stream.of(everything(), components(), jreleaserOnGitea());
  }

  private static FactsFixture everything() {
    FactsFixture project = new FactsFixture();
    project.pluginVersion = "1.0.0-SNAPSHOT";
    project.tags = List.of("rel/1.2.0");
    project.remote = Optional.of("https://github.com/acme/app.git");
    project.mavenRelease =
        FactsFixture.tool(
            "maven-release-plugin",
            "goals",
            "deploy site-deploy",
            "signTag",
            "true",
            "scmCommentPrefix",
            "[skip ci]",
            "projectVersionPolicyId",
            "CalVerVersionPolicy");
    project.gitflow =
        FactsFixture.tool(
            "gitflow-maven-plugin",
            "gitFlowConfig.productionBranch",
            "production",
            "gitFlowConfig.hotfixBranchPrefix",
            "fix-");
    project.jreleaser =
        FactsFixture.tool(
            "JReleaser",
            "signing.mode",
            "COSIGN",
            "signing.active",
            "ALWAYS",
            "announce.webhooks.myHook.active",
            "ALWAYS",
            "announce.smtp.active",
            "ALWAYS",
            "distributions.app.brew.active",
            "ALWAYS",
            "distributions.app.docker.active",
            "ALWAYS",
            "files.globs.0.pattern",
            "**/*.pdf");
    project.plugins =
        Stream.of(
                "org.jacoco:jacoco-maven-plugin",
                "org.apache.maven.plugins:maven-pmd-plugin",
                "org.owasp:dependency-check-maven",
                "com.github.siom79.japicmp:japicmp-maven-plugin",
                "org.sonatype.plugins:nexus-staging-maven-plugin")
            .map(key -> new PluginUse(key, "pom.xml", List.of("report"), FactsFixture.tool(key)))
            .toList();
    project.versionFiles = List.of(new FoundVersion("web/package.json", "1.2.0", false));
    return project;
  }

  private static FactsFixture components() {
    FactsFixture project = new FactsFixture();
    project.modules =
        List.of(
            new Module("g", "root", "1", "", Optional.empty()),
            new Module("g", "core", "2.0.0-SNAPSHOT", "core", Optional.empty()),
            new Module("g", "app", "3.0.0-SNAPSHOT", "app", Optional.empty()));
    project.tags = List.of("core/v1.0.0");
    return project;
  }

  private static FactsFixture jreleaserOnGitea() {
    FactsFixture project = new FactsFixture();
    project.mavenRelease =
        FactsFixture.tool("maven-release-plugin", "suppressCommitBeforeTag", "true");
    project.jreleaser =
        FactsFixture.tool(
            "JReleaser",
            "release.codeberg.milestone.close",
            "true",
            "release.codeberg.issues.enabled",
            "true",
            "release.codeberg.changelog.excludeLabels.0",
            "chore",
            "release.codeberg.changelog.categories.0.title",
            "New",
            "release.codeberg.changelog.categories.0.labels.0",
            "feat",
            "announce.teams.active",
            "ALWAYS",
            "announce.smtp.active",
            "ALWAYS",
            "announce.smtp.host",
            "smtp.example.org",
            "announce.smtp.from",
            "Releases <a@example.org>",
            "announce.smtp.to",
            "b@example.org",
            "signing.active",
            "ALWAYS",
            "checksum.name",
            "x",
            "catalog.sbom.cyclonedx.active",
            "ALWAYS",
            "deploy.maven.mavenCentral.a.active",
            "ALWAYS");
    return project;
  }

  @ParameterizedTest
  @MethodSource("projects")
  void isTaken(FactsFixture project) {
    assertTaken(PolicyText.of(project.proposal().policy(), false));
    assertTaken(PolicyText.of(project.proposal().policy(), true));
  }

  private static void assertTaken(String yaml) {
    assertThat(schema.validate(yaml, InputFormat.YAML)).as(yaml).isEmpty();
    assertThat(load(yaml)).isNotNull();
  }

  private static Object load(String yaml) {
    return PolicyLoader.load(
        Optional.of(yaml.getBytes(StandardCharsets.UTF_8)),
        coordinates -> {
          throw new AssertionError(coordinates);
        });
  }

  /** Text of hostile files is a value, whatever it looks like. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\nsigning: required",
        "\"",
        "\\",
        "#",
        "}",
        "]",
        ": ",
        "- ",
        "&a",
        "*a",
        "!!java",
        "%",
        "'",
        "\t",
        "\u0000",
        "\u2028",
        "\u202e",
        "\ud800",
        "${env.SECRET}",
        "{{x}}",
        "@{version}",
        "",
        " ",
        "|",
        ">",
        "true",
        "~",
        "1e3",
        "\uFEFF"
      })
  void takesHostileTextsAsValues(String text) {
    FactsFixture project = new FactsFixture();
    project.mavenRelease =
        FactsFixture.tool(
            "maven-release-plugin",
            "goals",
            "deploy " + text,
            "scmCommentPrefix",
            text,
            "scmReleaseCommitComment",
            text,
            "tagNameFormat",
            text + "@{project.version}");
    project.tags = List.of(text + "1.0.0", "v1.0.0" + text);
    project.gitflow =
        FactsFixture.tool(
            "gitflow-maven-plugin",
            "gitFlowConfig.productionBranch",
            text,
            "gitFlowConfig.releaseBranchPrefix",
            text,
            "gitFlowConfig.versionTagPrefix",
            text);
    project.jreleaser =
        FactsFixture.tool(
            "JReleaser",
            "release.github.host",
            text,
            "release.github.milestone.name",
            text,
            "release.github.issues.enabled",
            "true",
            "release.github.issues.label.name",
            "l" + text,
            "release.github.changelog.categories.0.title",
            "t" + text,
            "release.github.changelog.categories.0.labels.0",
            "feat",
            "files.artifacts.0.path",
            text);
    project.versionFiles = List.of(new FoundVersion("a" + text + "/package.json", "1.3.0", false));

    String yaml = PolicyText.of(project.proposal().policy(), false);

    assertThat(yaml.lines()).doesNotContain("signing: required");
    assertThat(yaml.lines().filter(line -> line.startsWith("commits:"))).hasSizeLessThan(2);
    Object policy = load(yaml);
    assertThat(policy).isNotNull();
  }

  static LongStream seeds() {
    return new Random(7).longs(60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takesAnySettingsOfTools(long seed) {
    Random random = new Random(seed);
    List<String> keys =
        List.of(
            "release.github.draft",
            "release.github.tagName",
            "release.gitlab.changelog.preset",
            "release.github.changelog.categories.0.title",
            "release.github.changelog.categories.0.labels",
            "announce.slack.active",
            "announce.smtp.to",
            "announce.smtp.host",
            "announce.smtp.from",
            "announce.smtp.active",
            "signing.active",
            "signing.mode",
            "checksum",
            "catalog.sbom",
            "deploy.maven",
            "distributions.a.brew.active",
            "distributions.a.docker.imageNames",
            "files.globs",
            "x");
    List<String> values =
        List.of("ALWAYS", "true", "false", "", "a: b", "[x]", "{{tagName}}", "feat,fix", "\n", "0");
    FactsFixture project = new FactsFixture();
    project.jreleaser =
        FactsFixture.tool(
            "JReleaser",
            IntStream.range(0, 1 + random.nextInt(12))
                .boxed()
                .flatMap(
                    i ->
                        Stream.of(
                            keys.get(random.nextInt(keys.size())),
                            values.get(random.nextInt(values.size()))))
                .toArray(String[]::new));

    assertTaken(PolicyText.of(project.proposal().policy(), false));
  }
}
