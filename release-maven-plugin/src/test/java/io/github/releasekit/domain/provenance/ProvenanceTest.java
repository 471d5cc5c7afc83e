package io.github.releasekit.domain.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Materials;
import io.github.releasekit.domain.provenance.Provenance.Origin;
import io.github.releasekit.domain.provenance.Provenance.Resource;
import io.github.releasekit.domain.provenance.Provenance.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {

  private static final String SOURCE = "https://acme.org/app.git";
  private static final Manifest MANIFEST = ManifestFixture.manifest("1.2.0");
  private static final Artifact JAR = file("org/acme/app/1.2.0/app-1.2.0.jar", "1");
  private static final Artifact POM = file("org/acme/app/1.2.0/app-1.2.0.pom", "2");
  private static final Build OTHER =
      new Build("urn:other", null, "install", List.of("ci"), List.of());

  private static final Material APP = material("org.acme", "app", "1.2.0", "0");
  private static final Materials MATERIALS =
      new Materials(
          APP,
          List.of(
              material("org.lib", "lib", "2.0", "3"), material("org.acme", "core", "1.2.0", "4")),
          List.of(material("org.apache.maven.plugins", "maven-jar-plugin", "3.4.2", "5")),
          List.of());
  private static final Materials CORE =
      new Materials(
          material("org.acme", "core", "1.2.0", "4"),
          List.of(material("org.lib", "lib", "2.0", "3")),
          List.of(material("org.apache.maven.plugins", "maven-jar-plugin", "3.4.2", "5")),
          List.of());

  @Test
  void saysWhatWasBuiltFromWhatAndByWhom() {
    Provenance provenance = provenance(List.of(JAR, POM), true);

    assertThat(provenance._type()).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(provenance.predicateType()).isEqualTo("https://slsa.dev/provenance/v1");
    assertThat(provenance.subject())
        .containsExactly(
            new Subject("app-1.2.0.jar", Map.of("sha256", "1".repeat(64))),
            new Subject("app-1.2.0.pom", Map.of("sha256", "2".repeat(64))));
    Provenance.BuildDefinition definition = provenance.predicate().buildDefinition();
    assertThat(definition.externalParameters())
        .containsEntry("source", "git+https://acme.org/app.git@refs/tags/v1.2.0")
        .containsEntry("goals", "verify")
        .containsEntry("profiles", List.of("release"))
        .containsEntry("properties", List.of("acme.token"));
    assertThat(definition.internalParameters())
        .isEqualTo(Map.of("maven", "3.9.16", "java", "17.0.15", "git", "2.39.5"));
    assertThat(provenance.predicate().runDetails().builder().id())
        .isEqualTo("https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main");
    assertThat(provenance.predicate().runDetails().metadata())
        .containsEntry("invocationId", "https://github.com/acme/app/actions/runs/7/attempts/1")
        .containsEntry("startedOn", "2026-11-21T10:00:01Z")
        .containsEntry("finishedOn", "2026-11-21T10:00:09.250Z");
  }

  @Test
  void namesCommitDependenciesAndPluginsOnceAndNoModule() {
    assertThat(provenance(List.of(JAR), true).predicate().buildDefinition().resolvedDependencies())
        .containsExactly(
            new Resource(
                "git+https://acme.org/app.git@refs/tags/v1.2.0",
                Map.of("gitCommit", MANIFEST.commit())),
            new Resource(
                "pkg:maven/org.apache.maven.plugins/maven-jar-plugin@3.4.2",
                Map.of("sha256", "5".repeat(64))),
            new Resource("pkg:maven/org.lib/lib@2.0", Map.of("sha256", "3".repeat(64))));
  }

  @Test
  void hasNoTimesOfAnotherBuildThanItIsAbout() {
    Provenance provenance =
        Provenance.of(
            MANIFEST,
            new Origin(SOURCE, OTHER, new Tools("2", "4.0.0", "25", "2.50")),
            List.of(JAR),
            false,
            List.of(MATERIALS));

    assertThat(provenance.predicate().runDetails().metadata()).isEmpty();
    assertThat(provenance.predicate().runDetails().builder().id()).isEqualTo("urn:other");
    assertThat(provenance.predicate().buildDefinition().externalParameters())
        .containsEntry("goals", "install");
    assertThat(provenance.predicate().buildDefinition().internalParameters())
        .containsEntry("java", "25");
  }

  @Test
  void tellsFilesOfTheSameNameApart() {
    Artifact other = file("com/acme/app/1.2.0/app-1.2.0.jar", "3");

    Provenance provenance = provenance(List.of(JAR, other), true);

    assertThat(provenance.subject())
        .extracting(Subject::name)
        .containsExactly(JAR.path(), other.path());
    assertThat(provenance.problems(MANIFEST, List.of(JAR, other))).isEmpty();
  }

  @Test
  void isStillItselfOnceItWasWrittenAndRead() {
    Provenance provenance = provenance(List.of(JAR, POM), true);

    Provenance read =
        Json.read(Json.line(provenance).getBytes(StandardCharsets.UTF_8), Provenance.class, "test");

    assertThat(read).isEqualTo(provenance);
    assertThat(read.problems(MANIFEST, List.of(JAR, POM))).isEmpty();
  }

  @Test
  void findsWhatIsWrongWithItAsProvenanceOfARelease() {
    Provenance provenance = provenance(List.of(JAR, POM), true);
    Artifact changed = file(JAR.path(), "9");
    Artifact more = file("org/acme/app/1.2.0/app-1.2.0-sources.jar", "8");

    assertThat(provenance.problems(MANIFEST, List.of(changed, POM)))
        .containsExactly("its subject app-1.2.0.jar has SHA-256 " + "1".repeat(64));
    assertThat(provenance.problems(MANIFEST, List.of(JAR)))
        .containsExactly("its subject app-1.2.0.pom was not released");
    assertThat(provenance.problems(MANIFEST, List.of(JAR, POM, more)))
        .containsExactly("app-1.2.0-sources.jar is not among its subjects");
    Provenance otherCommit =
        Json.read(
            Json.line(provenance)
                .replace(MANIFEST.commit(), "e".repeat(40))
                .getBytes(StandardCharsets.UTF_8),
            Provenance.class,
            "test");
    assertThat(otherCommit.problems(MANIFEST, List.of(JAR, POM)))
        .containsExactly("it names another commit than " + MANIFEST.commit());
    Provenance otherKind =
        new Provenance(
            Provenance.STATEMENT, provenance.subject(), "urn:other", provenance.predicate());
    assertThat(otherKind.problems(MANIFEST, List.of(JAR, POM)))
        .containsExactly("it is a statement of another kind, urn:other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'_type':'https://in-toto.io/Statement/v1','subject':[],'predicateType':'https://slsa.dev/provenance/v1'}",
        "{'_type':'https://in-toto.io/Statement/v1','subject':[],'predicateType':'https://slsa.dev/provenance/v1','predicate':{}}",
        "{'_type':'https://in-toto.io/Statement/v1','subject':[null],'predicateType':'x','predicate':{'buildDefinition':{'resolvedDependencies':[]}}}",
        "{'_type':'x','subject':[{'name':'a'}],'predicateType':'x','predicate':{'buildDefinition':{'resolvedDependencies':[{}]}}}"
      })
  void isRefusedWhereItLacksParts(String json) {
    byte[] content = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Json.read(content, Provenance.class, "it"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith("it cannot be read");
  }

  private static Provenance provenance(List<Artifact> files, boolean isOriginal) {
    return Provenance.of(
        MANIFEST,
        new Origin(SOURCE, MANIFEST.build(), MANIFEST.tools()),
        files,
        isOriginal,
        List.of(MATERIALS, CORE));
  }

  private static Artifact file(String path, String digit) {
    return new Artifact(
        path.substring(path.lastIndexOf('/') + 1), path, 7, digit.repeat(64), digit.repeat(128));
  }

  private static Material material(
      String groupId, String artifactId, String version, String digit) {
    return new Material(
        groupId, artifactId, version, "", "jar", "", false, digit.repeat(64), "", List.of());
  }
}
