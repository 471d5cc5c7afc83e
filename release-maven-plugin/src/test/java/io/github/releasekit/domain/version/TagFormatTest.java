package io.github.releasekit.domain.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagFormatTest {

  private static final VersionScheme SEMVER = new VersionScheme.Semantic(Bump.MINOR);

  @ParameterizedTest
  @CsvSource({
    "v@{project.version}, v1.2.3",
    "@{project.version}, 1.2.3",
    "v@{version}, v1.2.3",
    "@{project.artifactId}-@{project.version}, app-1.2.3",
    "@{project.groupId}/@{project.artifactId}/v@{project.version}, org.acme/app/v1.2.3",
    "release/@{project.version}, release/1.2.3",
    "@{project.version}.RELEASE, 1.2.3.RELEASE",
    "v@{project.version}-final, v1.2.3-final"
  })
  void writesAndReadsTheSameTag(String format, String tag) {
    TagFormat tagFormat = TagFormat.of(format, "org.acme", "app", SEMVER);
    Version version = Version.parse("1.2.3");

    assertThat(tagFormat.format(version)).isEqualTo(tag);
    assertThat(tagFormat.parse(tag)).contains(version);
  }

  @ParameterizedTest
  @CsvSource({
    "v@{project.version}, 1.2.3",
    "v@{project.version}, v",
    "v@{project.version}, V1.2.3",
    "v@{project.version}, v1.2.3.4",
    "v@{project.version}, vacation",
    "v@{project.version}, ''",
    "v@{project.version}, app-v1.2.3",
    "@{project.artifactId}-@{project.version}, v1.2.3",
    "@{project.version}.RELEASE, .RELEASE",
    "@{project.version}.RELEASE, 1.2.3",
    "v@{project.version}v, v"
  })
  void findsNoVersionInATagOfAnotherForm(String format, String tag) {
    assertThat(TagFormat.of(format, "org.acme", "app", SEMVER).parse(tag)).isEmpty();
  }

  @Test
  void readsTagsOfPreReleasesAndShortVersions() {
    TagFormat format = TagFormat.of("v@{project.version}", "g", "a", SEMVER);

    assertThat(format.parse("v2.0.0-rc.1")).contains(Version.parse("2.0.0-rc.1"));
    assertThat(format.parse("v1.4")).contains(Version.parse("1.4.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v",
        "",
        "@{project.artifactId}",
        "-@{project.version}",
        "v @{project.version}",
        "v@{project.version}@{project.version}",
        "@{project.version}.lock",
        "v@{project.version}~",
        "@{scmBranch}@{project.version}"
      })
  void refusesAFormatThatGivesNoSafeTagOfAVersion(String format) {
    assertThatThrownBy(() -> TagFormat.of(format, "org.acme", "app", SEMVER))
        .isInstanceOfSatisfying(ReleaseException.class, e -> assertThat(e.remedy()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-v1",
        "--upload-pack=x",
        "-",
        "v1$(id)",
        "v1`id`",
        "v1;id",
        "v1|id",
        "v1&id",
        "v1>f",
        "v1'",
        "v1\"",
        "v1\\",
        "v1 2",
        " v1",
        "v1 ",
        "v1\t",
        "v1\n",
        "v1\u0000",
        "v1\u202Egpj",
        "v1\u2066x",
        "v1\u200B",
        "vé",
        "v1..v2",
        "v1.",
        ".v1",
        "a/.b",
        "a./b",
        "a//b",
        "/v1",
        "v1/",
        "v1.lock",
        "a.lock/b",
        "v1~1",
        "v1^",
        "v1:x",
        "v1?",
        "v1*",
        "v1[0]",
        "@",
        "@{u}",
        "v1@{0}",
        "{v}",
        "v1%2e",
        "v#1",
        "v=1"
      })
  void refusesAnUnsafeName(String tag) {
    assertThatThrownBy(() -> TagFormat.requireSafe(tag))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("'" + tag + "'");
              assertThat(e.remedy()).isNotEmpty();
            });
  }

  @Test
  void refusesANameOfMoreThanTwoHundredCharacters() {
    assertThat(TagFormat.requireSafe("v".repeat(200))).hasSize(200);
    assertThatThrownBy(() -> TagFormat.requireSafe("v".repeat(201)))
        .isInstanceOf(ReleaseException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.2.3",
        "1.2.3",
        "release/1.2.3",
        "org.acme/app/v1.2.3",
        "v1.0.0-rc.1",
        "v1.0.0+build.5",
        "app@1.2.3",
        "a_b-c+d.e@f/g"
      })
  void letsThroughWhatGitTakesToo(String tag, @TempDir Path directory) {
    GitFixture git = GitFixture.init(directory);
    git.commit("chore: begin", "a.txt", "a");

    assertThat(TagFormat.requireSafe(tag)).isEqualTo(tag);
    git.run("check-ref-format", "refs/tags/" + tag);
    git.run("tag", tag);
    assertThat(git.run("tag", "--list").strip()).isEqualTo(tag);
  }
}
