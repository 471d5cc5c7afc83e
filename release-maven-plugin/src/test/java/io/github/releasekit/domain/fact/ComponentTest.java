package io.github.releasekit.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.fact.VersionFile.Notation;
import io.github.releasekit.domain.fact.VersionFile.Place;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A component is a narrower look at policy and reactor (V8). */
class ComponentTest {

  private static final Component CORE =
      new Component("core", List.of("libs/core", "docs/core"), "core-v@{project.version}", "C.md");
  private static final Component APP =
      new Component("app", List.of("app"), "app-v@{project.version}", "app/CHANGELOG.md");

  private static final Reactor WHOLE =
      new Reactor(
          module("suite", "pom.xml"),
          List.of(
              module("suite", "pom.xml"),
              module("core", "libs/core/pom.xml"),
              module("core-api", "libs/core/api/pom.xml"),
              module("core-extras", "libs/core-extras/pom.xml"),
              module("app", "app/pom.xml", "core-api")),
          List.of("libs/core/bench/pom.xml", "app/bench/pom.xml"),
          false,
          Optional.of("https://example.org/suite"),
          Optional.of("scm:git:https://example.org/suite.git"));

  @ParameterizedTest
  @CsvSource({
    "libs/core, true",
    "libs/core/pom.xml, true",
    "docs/core/a/b.md, true",
    "libs/core-extras/pom.xml, false",
    "libs, false",
    "pom.xml, false",
    "x/libs/core/pom.xml, false"
  })
  void holdsTheFilesBelowItsPaths(String file, boolean held) {
    assertThat(CORE.holds(file)).isEqualTo(held);
  }

  @Test
  void hasTheModulesBelowItsFirstPath() {
    Reactor core = WHOLE.of(CORE);

    assertThat(core.root().artifactId()).isEqualTo("core");
    assertThat(core.modules())
        .extracting(ReactorModule::artifactId)
        .containsExactly("core", "core-api");
    assertThat(core.inactivePoms()).containsExactly("libs/core/bench/pom.xml");
    assertThat(core.webUrl()).contains("https://example.org/suite");
  }

  @Test
  void dependsOnWhatItsModulesName() {
    assertThat(WHOLE.of(APP).dependsOn(WHOLE.of(CORE))).isTrue();
    assertThat(WHOLE.of(CORE).dependsOn(WHOLE.of(APP))).isFalse();
  }

  @Test
  void isRefusedWithoutAModuleAtItsFirstPath() {
    Component docs = new Component("docs", List.of("docs"), "docs-v@{project.version}", "D.md");

    assertThatThrownBy(() -> WHOLE.of(docs))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no module of this reactor is at docs, component docs");
  }

  @Test
  void narrowsThePolicy() {
    Policy d = Policy.DEFAULT;
    VersionFile inside = file("libs/core/package.json");
    Policy whole =
        new Policy(
            d.branches(),
            d.branching(),
            d.tagNameFormat(),
            d.versionScheme(),
            new Policy.Commits(
                true,
                "release: @{releaseVersion}",
                "@{component} goes on with @{developmentVersion}",
                "set @{newVersion}"),
            d.changelog(),
            List.of(inside, file("package.json"), file("app/package.json")),
            d.notesDirectory(),
            List.of(CORE, APP),
            d.snapshotWaivers(),
            false,
            true,
            Set.of("A".repeat(40)),
            Optional.of(
                new SigstorePolicy(
                    "https://issuer.org", "ada@acme.org", Optional.empty(), Optional.empty())),
            new AssetPolicy(true, List.of(), List.of(), true, true, List.of()),
            Optional.of(new Central("https://portal.org", "https://repo.org", "central", false)),
            d.channels(),
            d.notices(),
            d.tracking(),
            Policy.Mode.DIRECT,
            d.push(),
            d.profiles(),
            d.approvers(),
            d.calendar(),
            d.changeControl(),
            d.extended());

    Policy policy = whole.of(CORE);

    assertThat(policy.signatureKeys()).isEqualTo(whole.signatureKeys());
    assertThat(policy.signatureForms())
        .containsExactly(SignatureForm.OPENPGP, SignatureForm.SIGSTORE);
    assertThat(policy.assets()).isEqualTo(whole.assets());
    assertThat(policy.central()).isEqualTo(whole.central());
    assertThat(policy.tagFormat("g", "a").format(Version.parse("1.2.0"))).isEqualTo("core-v1.2.0");
    assertThat(policy.commits())
        .isEqualTo(
            new Policy.Commits(
                true,
                "release: core @{releaseVersion}",
                "core goes on with @{developmentVersion}",
                "set core @{newVersion}"));
    assertThat(policy.changelog().file()).isEqualTo("C.md");
    assertThat(policy.changelog().sections()).isEqualTo(d.changelog().sections());
    assertThat(policy.versionFiles()).containsExactly(inside);
    assertThat(policy.notesDirectory()).isEqualTo("libs/core/docs/release-notes");
    assertThat(whole.component("app")).contains(APP);
    assertThat(whole.component("web")).isEmpty();
  }

  private static VersionFile file(String path) {
    return new VersionFile(path, new Place.Preset(), Notation.MAVEN, false);
  }

  private static ReactorModule module(String artifactId, String path, String... dependencies) {
    return new ReactorModule(
        "org.example",
        artifactId,
        "1.0-SNAPSHOT",
        "jar",
        path,
        "target",
        List.of(dependencies).stream()
            .map(name -> new Dependency("dependency", "org.example", name, "1.0", "compile"))
            .toList(),
        true,
        Optional.empty());
  }
}
