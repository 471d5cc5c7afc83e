package io.github.releasekit.domain.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SbomTest {

  private static final Instant TIME = Instant.parse("2026-11-30T10:00:00Z");

  private static final Material ROOT = module("acme", "pom");
  private static final Material CORE = module("core", "jar");
  private static final Material APP = module("app", "jar");
  private static final Material CORE_DEPENDENCY = in(CORE, "compile", false);

  private static final Material LIB = library("lib", "compile", false);
  private static final Material LOG = library("log", "runtime", false);
  private static final Material JUNIT = library("junit", "test", false);

  private static final Materials OF_CORE =
      new Materials(
          CORE,
          List.of(LOG, LIB, JUNIT),
          List.of(library("maven-jar-plugin", "", false)),
          List.of(edge(CORE, LIB), edge(LIB, LOG), edge(CORE, JUNIT), edge(JUNIT, LIB)));
  private static final Materials OF_APP =
      new Materials(
          APP,
          List.of(CORE_DEPENDENCY, in(LIB, "provided", true), in(LOG, "test", false)),
          List.of(),
          List.of(edge(APP, CORE), edge(CORE, LIB), edge(APP, LOG)));
  private static final Materials OF_ROOT = new Materials(ROOT, List.of(), List.of(), List.of());

  @ParameterizedTest
  @CsvSource({
    "org.acme, app, 1.0, '', jar, pkg:maven/org.acme/app@1.0",
    "org.acme, app, 1.0, sources, jar, pkg:maven/org.acme/app@1.0?classifier=sources",
    "org.acme, app, 1.0, '', pom, pkg:maven/org.acme/app@1.0?type=pom",
    "org.acme, app, 1.0, linux, tar.gz, pkg:maven/org.acme/app@1.0?classifier=linux&type=tar.gz",
    "org.acme, app, 1.0+7, '', jar, pkg:maven/org.acme/app@1.0%2B7",
    "a b, ü*~, '1/2@3?', '&', '#', pkg:maven/a%20b/%C3%BC%2A~@1%2F2%403%3F?classifier=%26&type=%23"
  })
  void writesPackageUrls(
      String groupId,
      String artifactId,
      String version,
      String classifier,
      String type,
      String purl) {
    Material material =
        new Material(groupId, artifactId, version, classifier, type, "", false, "", "", List.of());

    assertThat(material.purl()).isEqualTo(purl);
  }

  @Test
  void hasOfAModuleWhatItIsReleasedWith() {
    Sbom sbom = Sbom.of(OF_CORE, TIME, "1.0");

    assertThat(sbom.subject()).isEqualTo(CORE);
    assertThat(sbom.modules()).isEmpty();
    assertThat(sbom.dependencies()).containsExactly(LIB, LOG);
    assertThat(sbom.relations()).containsExactly(edge(CORE, LIB), edge(LIB, LOG));
  }

  @Test
  void hasOtherModulesAmongTheDependenciesOfOne() {
    assertThat(Sbom.of(OF_APP, TIME, "1.0").dependencies())
        .containsExactly(CORE_DEPENDENCY, in(LIB, "provided", true));
  }

  @Test
  void hasOfAReleaseItsModulesAndWhatTheyAreReleasedWith() {
    Sbom sbom = Sbom.aggregate(ROOT, List.of(OF_ROOT, OF_CORE, OF_APP), TIME, "1.0");

    assertThat(sbom.subject()).isEqualTo(ROOT);
    assertThat(sbom.modules()).containsExactly(APP, CORE);
    assertThat(sbom.dependencies()).containsExactly(LIB, LOG);
    assertThat(sbom.relations())
        .containsExactly(
            edge(ROOT, APP), edge(ROOT, CORE), edge(APP, CORE), edge(CORE, LIB), edge(LIB, LOG));
  }

  @Test
  void takesTheScopeThatReachesFurthest() {
    for (List<Materials> order : List.of(List.of(OF_CORE, OF_APP), List.of(OF_APP, OF_CORE))) {
      assertThat(Sbom.aggregate(ROOT, order, TIME, "1.0").dependencies())
          .as("provided and optional there, compile here")
          .contains(LIB);
    }
  }

  @Test
  void isTheSameInWhateverOrderTheModulesCome() {
    List<Materials> all = new ArrayList<>(List.of(OF_ROOT, OF_CORE, OF_APP));
    Sbom expected = Sbom.aggregate(ROOT, all, TIME, "1.0");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(all, random);
      assertThat(Sbom.aggregate(ROOT, all, TIME, "1.0")).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static Material module(String name, String extension) {
    return new Material(
        "org.acme", name, "1.0", "", extension, "", false, "0".repeat(64), "", List.of());
  }

  private static Material library(String name, String scope, boolean optional) {
    return in(
        new Material(
            "org.lib",
            name,
            "2.0",
            "",
            "jar",
            scope,
            optional,
            "1".repeat(64),
            "2".repeat(128),
            List.of(new License("MIT", ""))),
        scope,
        optional);
  }

  private static Material in(Material material, String scope, boolean optional) {
    return material.in(scope, optional);
  }

  private static Relation edge(Material from, Material to) {
    return new Relation(from.purl(), to.purl());
  }
}
