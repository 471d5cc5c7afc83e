package io.github.releasekit.adapter.config;

import static io.github.releasekit.adapter.config.PolicyFixture.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.ChangelogPolicy.SectionRule;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Commits;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.fact.Policy.SnapshotWaiver;
import io.github.releasekit.domain.fact.Tracking;
import io.github.releasekit.domain.fact.VersionFile;
import io.github.releasekit.domain.fact.VersionFile.Notation;
import io.github.releasekit.domain.fact.VersionFile.Place;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.CalendarVersioning;
import io.github.releasekit.domain.version.VersionScheme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLoaderTest {

  @Test
  void takesTheDefaultsWithoutAFile() {
    assertThat(PolicyLoader.load(Optional.empty(), PolicyArtifacts.NONE)).isEqualTo(Policy.DEFAULT);
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
            signing: required
            artifactSignatures: openpgp
            signatureKeys: ["0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567"]
            """);

    assertThat(policy)
        .isEqualTo(
            new Policy(
                List.of("main", "release/*"),
                Branching.DEFAULT,
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
                    new SnapshotWaiver("a:b", "1", LocalDate.parse("2026-12-01"))),
                true,
                true,
                Set.of("0123456789ABCDEF0123456789ABCDEF01234567"),
                Optional.empty(),
                AssetPolicy.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                Tracking.NONE,
                Policy.Mode.DIRECT,
                Policy.DEFAULT.push(),
                Policy.DEFAULT.profiles(),
                List.of(),
                Policy.DEFAULT.calendar(),
                Optional.empty(),
                List.of()));
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

  @Test
  void readsVersionsSectionsFilesAndComponents() {
    Policy policy =
        load(
            """
            versions: {scheme: calver, format: YYYY.MM.MICRO}
            commits: {conventional: true}
            changelog:
              file: docs/CHANGES.md
              sections:
                - title: "✨ Added"
                  types: [feat]
                - title: Rest
                  scopes: [api]
              exclude: {types: [chore], scopes: [internal]}
            versionFiles:
              - file: core/pyproject.toml
              - {file: app/values.yaml, yaml: image.tag}
              - {file: app/README.md, pattern: "acme==@{version}", notation: pep440, on: release}
            notes: {directory: notes}
            components:
              - {name: core, paths: [core, docs/core]}
              - {name: app, paths: [app], tagNameFormat: "app@@{project.version}", changelogFile: A.md}
            """);

    assertThat(policy.versionScheme()).isEqualTo(CalendarVersioning.of("YYYY.MM.MICRO"));
    assertThat(policy.commits().conventional()).isTrue();
    assertThat(policy.changelog())
        .isEqualTo(
            new ChangelogPolicy(
                "docs/CHANGES.md",
                List.of(
                    new SectionRule("✨ Added", List.of("feat"), List.of("*")),
                    new SectionRule("Rest", List.of("*"), List.of("api"))),
                List.of("chore"),
                List.of("internal")));
    assertThat(policy.versionFiles())
        .containsExactly(
            new VersionFile("core/pyproject.toml", new Place.Preset(), Notation.MAVEN, false),
            new VersionFile("app/values.yaml", new Place.Yaml("image.tag"), Notation.MAVEN, false),
            new VersionFile(
                "app/README.md", new Place.Pattern("acme==@{version}"), Notation.PEP_440, true));
    assertThat(policy.notesDirectory()).isEqualTo("notes");
    assertThat(policy.components())
        .containsExactly(
            new Component(
                "core",
                List.of("core", "docs/core"),
                "core-v@{project.version}",
                "core/CHANGELOG.md"),
            new Component("app", List.of("app"), "app@@{project.version}", "A.md"));
    assertThat(load("versions: {scheme: zero-padded}").versionScheme())
        .isEqualTo(new VersionScheme.ZeroPadded());
    assertThat(load("versions: {breakingInMajorZero: major}").versionScheme())
        .isEqualTo(new VersionScheme.Semantic(Bump.MAJOR));
  }

  @Test
  void readsHowIsPushed() {
    assertThat(load("branches: [main]").push())
        .isEqualTo(new Policy.Push(true, "refs/release-kit/ledger"));
    assertThat(load("push: {atomic: preferred, ledgerBranch: team/ledger}").push())
        .isEqualTo(new Policy.Push(false, "refs/heads/team/ledger"));
    assertThat(load("push: {atomic: required}").push()).isEqualTo(Policy.DEFAULT.push());
  }

  @Test
  void readsWhichForgeIsPushedTo() {
    assertThat(load("push: {atomic: required}").push().forge()).isEmpty();
    assertThat(load("push: {forge: gitlab}").push().forge()).contains(ForgeTarget.Kind.GITLAB);
    assertThatThrownBy(() -> load("push: {forge: bitbucket}"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:1:15")
        .hasMessageContaining("gitea");
  }

  @Test
  void readsTheMode() {
    assertThat(load("mode: tag-only").mode()).isEqualTo(Policy.Mode.TAG_ONLY);
    assertThat(load("mode: direct").mode()).isEqualTo(Policy.Mode.DIRECT);
  }
}
