package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Commits;
import io.github.releasekit.domain.fact.Policy.SnapshotWaiver;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLoaderTest {

  @Test
  void takesTheDefaultsWithoutAFile() {
    assertThat(PolicyLoader.load(Optional.empty())).isEqualTo(Policy.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "{}\n", "\uFEFF# a mark\n"})
  void takesTheDefaultsWhereTheFileIsSilent(String yaml) {
    assertThat(load(yaml)).isEqualTo(Policy.DEFAULT);
  }

  @Test
  void readsEveryKey() {
    Policy policy =
        load(
            """
            # yaml-language-server: $schema=https://example.org/release-kit.schema.json
            branches: [main, "release/*"]
            tagNameFormat: "@{project.artifactId}-@{project.version}"
            changelog:
              file: docs/CHANGES.md
            commits:
              release: "release: @{releaseVersion}"
              development: 'next: @{developmentVersion}'
              bump: "set @{newVersion}"
            snapshotWaivers:
              - artifact: org.lib:*
                reason: released with us
                expires: 2027-01-31
              - {artifact: "a:b", reason: "1", expires: "2026-12-01"}
            """);

    assertThat(policy)
        .isEqualTo(
            new Policy(
                List.of("main", "release/*"),
                "@{project.artifactId}-@{project.version}",
                Policy.DEFAULT.versionScheme(),
                new Commits(
                    false,
                    "release: @{releaseVersion}",
                    "next: @{developmentVersion}",
                    "set @{newVersion}"),
                new ChangelogPolicy(
                    "docs/CHANGES.md",
                    ChangelogPolicy.DEFAULT.sections(),
                    ChangelogPolicy.DEFAULT.excludedTypes(),
                    List.of()),
                List.of(),
                Policy.DEFAULT.notesDirectory(),
                List.of(),
                List.of(
                    new SnapshotWaiver(
                        "org.lib:*", "released with us", LocalDate.parse("2027-01-31")),
                    new SnapshotWaiver("a:b", "1", LocalDate.parse("2026-12-01")))));
  }

  @Test
  void keepsTheDefaultsOfKeysThatAreNotThere() {
    assertThat(load("commits:\n  bump: 'x @{newVersion}'\n").commits())
        .isEqualTo(
            new Commits(
                false,
                "chore(release): @{releaseVersion}",
                "chore(release): begin @{developmentVersion}",
                "x @{newVersion}"));
    assertThat(load("branches: []\n").branches()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "'branch: [main]' => 1:1 => 'branches'",
        "'a: 1\nbranches: [main]' => 1:1 => 'a'",
        "'branches: [main]\ntagnameformat: v' => 2:1 => 'tagNameFormat'",
        "'commits:\n  relase: x' => 2:3 => 'release'",
        "'snapshotWaivers:\n- artifact: a\n  reason: b\n  expires: 2027-01-01\n  until: x' => 5:3 =>"
            + " 'until'",
        "'<<: {branches: [x]}' => 1:1 => '<<'",
        "'branches: main' => 1:11 => a list is expected",
        "'branches: {a: b}' => 1:11 => a list is expected",
        "'branches:' => 1:10 => a list is expected",
        "'branches: [[main]]' => 1:12 => a text is expected",
        "'branches: [main, ]\nchangelog: {file: [x]}' => 2:19 => a text is expected",
        "'changelog: {file: ../x}' => 1:19 => is not a path inside the repository",
        "'changelog: {file: docs/../../x}' => 1:19 => is not a path inside the repository",
        "'changelog: {file: /etc/passwd}' => 1:19 => is not a path inside the repository",
        "'changelog: {file: docs//x}' => 1:19 => is not a path inside the repository",
        "'changelog: {file: C:x}' => 1:19 => is not a path inside the repository",
        "'changelog: {file: {a: b}}' => 1:19 => a text is expected",
        "'changelog: {file:}' => 1:18 => a text is expected",
        "'changelog: {file: \"\"}' => 1:19 => a text is expected",
        "'tagNameFormat: ~' => 1:16 => a text is expected",
        "'branches: [\"\"]' => 1:12 => a text is expected",
        "'commits: x' => 1:10 => a mapping of keys",
        "'commits: [x]' => 1:10 => a mapping of keys",
        "'commits:\n  release: no placeholder' => 2:12 => '@{releaseVersion}'",
        "'commits:\n  development: x' => 2:16 => '@{developmentVersion}'",
        "'snapshotWaivers: x' => 1:18 => a list is expected",
        "'snapshotWaivers: [x]' => 1:19 => a mapping of keys",
        "'snapshotWaivers:\n- reason: b\n  expires: 2027-01-01' => 2:3 => 'artifact'",
        "'snapshotWaivers:\n- artifact: b\n  expires: 2027-01-01' => 2:3 => 'reason'",
        "'snapshotWaivers:\n- artifact: b\n  reason: c' => 2:3 => 'expires'",
        "'- a\n- b' => 1:1 => a mapping of keys",
        "'text' => 1:1 => a mapping of keys",
        "'branches: [a]\nbranches: [b]' => 2:1 => twice",
        "'commits: {bump: x@{newVersion}' => 1: => not YAML",
        "'branches: [a\n' => : => not YAML",
        "'a: 1\n\tb: 2' => : => not YAML",
        "'a: b: c' => 1:5 => not YAML",
        "'? [a]\n: b' => 1:3 => a text is expected",
        "'branches: &b [main]\ncommits: *b' => : => release-kit.yml",
        "'a: {}\n---\nb: {}' => : => not YAML"
      })
  void refusesWithFileLineAndColumn(String yaml, String at, String about) {
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).startsWith("release-kit.yml:").contains(at);
              assertThat(e.problem()).contains(about.replaceAll("^'|'$", ""));
              assertThat(e.problem().lines()).hasSize(1);
              assertThat(e.remedy()).isNotBlank();
            });
  }

  @Test
  void namesTheNearestKey() {
    assertThatThrownBy(() -> load("changelogs: x"))
        .hasMessageContaining("did you mean 'changelog'?");
    assertThatThrownBy(() -> load("snapshotWaiver: []"))
        .hasMessageContaining("did you mean 'snapshotWaivers'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-1-31",
        "31.01.2027",
        "01/31/2027",
        "2027-02-30",
        "2027-13-01",
        "tomorrow",
        "20270131",
        "2027-01-31T00:00:00Z",
        "2027"
      })
  void refusesADateOfAnotherForm(String date) {
    assertThatThrownBy(
            () -> load("snapshotWaivers:\n- artifact: a\n  reason: b\n  expires: " + date + "\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:4:12: '" + date + "'")
        .hasMessageContaining("2027-01-31");
  }

  @Test
  void makesNoObjectOfATag() {
    assertThat(load("changelog: {file: !!str 1}").changelog().file()).isEqualTo("1");
    assertThatThrownBy(() -> load("changelog: {file: !!java.net.URL 'http://example.org'}"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:1:19")
        .hasMessageContaining("java.net.URL");
    assertThatThrownBy(
            () ->
                load(
                    "changelog: {file: !!javax.script.ScriptEngineManager [!!java.net.URL ['x']]}"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:1:19");
  }

  @Test
  void expandsNoAliasBomb() {
    String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nbranches: [*c, *c]\n";

    assertThatThrownBy(() -> load(bomb)).isInstanceOf(ReleaseException.class);
    assertThatThrownBy(() -> load("branches: " + "[".repeat(1000)))
        .isInstanceOf(ReleaseException.class);
    assertThatThrownBy(() -> load("tagNameFormat: " + "x".repeat(1_100_000) + "\nbranches: [a]"))
        .isInstanceOf(ReleaseException.class);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThatThrownBy(
            () -> PolicyLoader.load(Optional.of("reason: é".getBytes(StandardCharsets.ISO_8859_1))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml is not UTF-8");
  }

  private static Policy load(String yaml) {
    return PolicyLoader.load(Optional.of(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
