package io.github.releasekit.adapter.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.adoption.FactsFixture;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundFile;
import io.github.releasekit.domain.adoption.Setting;
import io.github.releasekit.domain.adoption.ToolSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolFilesTest {

  private static final String YAML =
      """
      release:
        github:
          draft: true
          changelog:
            categories:
              - title: "🚀 New"
                labels: [feat, 'feature']
              - title: Fixed
                labels:
                  - fix
      announce:
        smtp:
          port: 465
      """;

  private static final String JSON =
      """
      {
      \t"release": {"github": {"draft": true, "changelog": {"categories": [
      \t\t{"title": "\\ud83d\\ude80 New", "labels": ["feat", "feature"]},
      \t\t{"title": "Fixed", "labels": ["fix"]}]}}},
      \t"announce": {"smtp": {"port": 465}}
      }
      """;

  private static final String TOML =
      """
      # TOML
      [release.github]
      draft = true

      [[release.github.changelog.categories]]
      title = "\\U0001F680 New"
      labels = ["feat",
        'feature']

      [[release.github.changelog.categories]]
      title = 'Fixed'
      labels = [ "fix" ]

      [announce]
      smtp = { port = 465 }
      """;

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void findRoot() throws IOException {
    root = temp.toRealPath();
  }

  private void write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ToolSettings jreleaser(String... directories) {
    return new ToolFiles(new ProjectDirectory(root))
        .jreleaser(List.of(directories), ToolSettings.none("JReleaser"));
  }

  @Test
  void readsJReleaserAlikeInEachForm() {
    for (String[] form : new String[][] {{"yml", YAML}, {"json", JSON}, {"toml", TOML}}) {
      String path = "app-" + form[0] + "/jreleaser." + form[0];
      write(path, form[1]);

      ToolSettings settings = jreleaser("app-" + form[0] + "/");

      assertThat(settings.places()).containsExactly(path);
      assertThat(settings.settings())
          .as(form[0])
          .extracting(Setting::key, Setting::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("release.github.draft", "true"),
              org.assertj.core.groups.Tuple.tuple(
                  "release.github.changelog.categories.0.title", "🚀 New"),
              org.assertj.core.groups.Tuple.tuple(
                  "release.github.changelog.categories.0.labels.0", "feat"),
              org.assertj.core.groups.Tuple.tuple(
                  "release.github.changelog.categories.0.labels.1", "feature"),
              org.assertj.core.groups.Tuple.tuple(
                  "release.github.changelog.categories.1.title", "Fixed"),
              org.assertj.core.groups.Tuple.tuple(
                  "release.github.changelog.categories.1.labels.0", "fix"),
              org.assertj.core.groups.Tuple.tuple("announce.smtp.port", "465"));
    }
  }

  @Test
  void readsThePluginOfJReleaserBelowItsOwnElement() {
    ToolSettings plugin =
        FactsFixture.tool("JReleaser", "jreleaser.release.github.draft", "true", "dryRun", "false");

    ToolSettings settings =
        new ToolFiles(new ProjectDirectory(root)).jreleaser(List.of(""), plugin);

    assertThat(settings.places()).containsExactly("pom.xml");
    assertThat(settings.settings())
        .extracting(Setting::key)
        .containsExactly("release.github.draft");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jreleaser.yml|a: [|jreleaser.yml:1",
        "jreleaser.yml|a: &x b|",
        "jreleaser.yml|a: *x|jreleaser.yml",
        "jreleaser.yaml|- a|jreleaser.yaml:1:1",
        "jreleaser.json|{|jreleaser.json cannot be read",
        "jreleaser.json|[]|jreleaser.json cannot be read",
        "jreleaser.toml|a|jreleaser.toml",
        "jreleaser.toml|a = \"|jreleaser.toml",
      })
  void refusesWhatItCannotRead(String path, String text, String problem) {
    write(path, text);

    if (problem == null) {
      assertThat(jreleaser("").isUsed()).isTrue();
    } else {
      assertThatThrownBy(() -> jreleaser(""))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining(problem);
    }
  }

  @Test
  void refusesAFileThatNobodyHasWritten() {
    write("jreleaser.yml", "#".repeat((1 << 20) + 1));

    assertThatThrownBy(() -> jreleaser(""))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("jreleaser.yml is larger than 1048576 bytes");
  }

  @Test
  void findsCallsOfReleaseTools() {
    write(
        ".github/workflows/release.yml",
        "run: |\n  mvn -B release:prepare release:perform\n  # mvn release:clean\n  echo release\n");
    write("release.sh", "mvn gitflow:release-start\n");
    write("other.sh", "mvn verify\n");
    write("Jenkinsfile", "sh 'mvn jreleaser:full-release'\u001b[31m\n");
    write(".github/dependabot.yml", "mvn release:prepare\n");

    assertThat(new ToolFiles(new ProjectDirectory(root)).found())
        .containsExactly(
            new FoundFile(
                ".github/workflows/release.yml",
                List.of("2: mvn -B release:prepare release:perform")),
            new FoundFile("Jenkinsfile", List.of("1: sh 'mvn jreleaser:full-release' [31m")),
            new FoundFile("release.sh", List.of("1: mvn gitflow:release-start")));
  }

  @Test
  void readsNothingOutsideOfTheWorkingTree() throws IOException {
    Path outside =
        Files.writeString(Files.createTempFile("outside", ".yml"), "release: {x: {y: 1}}");
    Files.createSymbolicLink(root.resolve("jreleaser.yml"), outside);
    Files.createSymbolicLink(root.resolve(".github"), outside.getParent());

    assertThat(jreleaser("").isUsed()).isFalse();
    assertThat(new ToolFiles(new ProjectDirectory(root)).found()).isEmpty();
    Files.delete(outside);
  }
}
