package io.github.releasekit.adapter.config;

import static io.github.releasekit.adapter.config.PolicyFixture.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy must not say, or not so, is refused where it stands in the file. */
class PolicyRefusalsTest {

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
        "'signing: always' => 1:10 => is none of git, required",
        "'mode: pr' => 1:7 => is none of direct, pull-request, tag-only",
        "'push: {atomic: never}' => 1:16 => is none of required, preferred",
        "'push: {ledgerBranch: a..b}' => 1:22 => is no name of a branch",
        "'push: {ledgerBranch: release/ledger}' => 1:1 => may be released from",
        "'push: {order: 1}' => 1:8 => 'order'",
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

  static Stream<Arguments> badValues() {
    return Stream.of(
        Arguments.of(
            "versions: {scheme: datever}",
            "1:20",
            "'datever' is none of semver, calver, zero-padded"),
        Arguments.of(
            "versions: {scheme: calver, format: YYYY.MICRO}", "1:36", "three or four parts"),
        Arguments.of("versions: {breakingInMajorZero: patch}", "1:33", "none of minor, major"),
        Arguments.of("versions: semver", "1:11", "a mapping of keys"),
        Arguments.of("commits: {conventional: yes}", "1:25", "none of true, false"),
        Arguments.of("changelog: {sections: [{types: [feat]}]}", "1:24", "'title' is missing"),
        Arguments.of("changelog: {sections: [{title: A, kinds: [x]}]}", "1:35", "did you mean"),
        Arguments.of("changelog: {exclude: {type: [x]}}", "1:23", "did you mean 'types'"),
        Arguments.of("versionFiles: [{json: /v}]", "1:16", "'file' is missing"),
        Arguments.of("versionFiles: [{file: a.json, json: /v, yaml: v}]", "1:16", "only one of"),
        Arguments.of("versionFiles: [{file: ../a.json}]", "1:23", "inside the repository"),
        Arguments.of(
            "versionFiles: [{file: a.md, pattern: none}]", "1:38", "'pattern' lacks @{version}"),
        Arguments.of("versionFiles: [{file: a, notation: npm}]", "1:36", "none of maven, pep440"),
        Arguments.of("versionFiles: [{file: a, on: tag}]", "1:30", "none of release, always"),
        Arguments.of("notes: {directory: /etc}", "1:20", "inside the repository"),
        Arguments.of("components: [{paths: [a]}]", "1:14", "'name' is missing"),
        Arguments.of("components: [{name: a}]", "1:14", "'paths' is missing"),
        Arguments.of("components: [{name: a, paths: []}]", "1:31", "inside the repository"),
        Arguments.of("components: [{name: a, paths: [../b]}]", "1:31", "inside the repository"),
        Arguments.of("components: [{name: ../a, paths: [b]}]", "1:14", "other characters"),
        Arguments.of(
            "components: [{name: a, paths: [b]}, {name: a, paths: [c]}]", "1:37", "the same name"),
        Arguments.of("versions: {format: YYYY.0M.MICRO}", "1:11", "the scheme is semver"),
        Arguments.of(
            "components: [{name: a, paths: [b]}, {name: c, paths: [b/d]}]",
            "1:37",
            "the same path, b/d"),
        Arguments.of(
            "components: [{name: a, paths: [b/d]}, {name: c, paths: [b]}]",
            "1:39",
            "the same path, b/d"),
        Arguments.of(
            "components: [{name: a, paths: [b], changelogFile: C}, {name: c, paths: [d],"
                + " changelogFile: C}]",
            "1:55",
            "the same changelogFile, C"),
        Arguments.of(
            "components: [{name: a, paths: [b], tagNameFormat: 'v@{version}'}, {name: c, paths:"
                + " [d], tagNameFormat: 'v@{version}'}]",
            "1:67",
            "the same tagNameFormat"),
        Arguments.of(
            "{versionFiles: [{file: README.md}], components: [{name: a, paths: [b]}]}",
            "1:1",
            "README.md is in no component's paths"));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void refusesABadValueWhereItStands(String yaml, String at, String about) {
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith("release-kit.yml:" + at + ": ")
        .hasMessageContaining(about);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mode: tag-only\nversionFiles: [{file: package.json}]",
        "mode: tag-only\ncomponents:\n- {name: a, paths: [a]}\n- {name: b, paths: [b]}"
      })
  void refusesWhatATagOnlyReleaseCannotDo(String yaml) {
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("mode tag-only");
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
            () ->
                PolicyLoader.load(
                    Optional.of("reason: é".getBytes(StandardCharsets.ISO_8859_1)),
                    PolicyArtifacts.NONE))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml is not UTF-8");
  }
}
