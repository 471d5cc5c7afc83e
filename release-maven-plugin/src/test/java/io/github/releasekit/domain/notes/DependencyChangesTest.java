package io.github.releasekit.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.material.License;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Materials;
import io.github.releasekit.domain.material.Resolved;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyChangesTest {

  private static final Resolved LIB = resolved("pkg:maven/org.lib/lib@1.0", "MIT");
  private static final Resolved LOG = resolved("pkg:maven/org.lib/log@2.0", "Apache-2.0");

  @Test
  void listsWhatIsNewAndWhatIsGone() {
    assertThat(DependencyChanges.between(List.of(LIB), List.of(LOG)))
        .contains("- org.lib:lib 1.0 is gone\n- org.lib:log 2.0 is new, under Apache-2.0");
  }

  @Test
  void listsOtherVersionsAndOtherLicences() {
    assertThat(
            DependencyChanges.between(
                List.of(LIB, LOG),
                List.of(
                    resolved("pkg:maven/org.lib/lib@1.1", "MIT"),
                    resolved("pkg:maven/org.lib/log@2.0", "Apache-2.0", "BUSL-1.1"))))
        .contains(
            "- org.lib:lib 1.0 → 1.1\n"
                + "- org.lib:log 2.0, licence Apache-2.0 → Apache-2.0 or BUSL-1.1");
  }

  @Test
  void saysWhereNoLicenceIsNamed() {
    assertThat(
            DependencyChanges.between(List.of(LIB), List.of(resolved("pkg:maven/org.lib/lib@1.1"))))
        .contains("- org.lib:lib 1.0 → 1.1, licence MIT → none named");
  }

  @Test
  void tellsClassifiersApart() {
    assertThat(
            DependencyChanges.between(
                List.of(resolved("pkg:maven/org.lib/lib@1.0?classifier=linux", "MIT"), LIB),
                List.of(resolved("pkg:maven/org.lib/lib@1.1?classifier=linux", "MIT"), LIB)))
        .contains("- org.lib:lib?classifier=linux 1.0 → 1.1");
  }

  @Test
  void saysNothingWhereNothingHasChangedOrIsKnown() {
    assertThat(DependencyChanges.between(List.of(LIB, LOG), List.of(LOG, LIB))).isEmpty();
    assertThat(DependencyChanges.between(List.of(), List.of(LIB))).isEmpty();
    assertThat(DependencyChanges.between(List.of(LIB), List.of())).isEmpty();
  }

  @Test
  void writesWhatPomsSayAsText() {
    assertThat(
            DependencyChanges.between(
                List.of(LIB), List.of(LIB, resolved("pkg:maven/x/y@1*2*", "<b>[a](b)"))))
        .contains("- x:y 1\\*2\\* is new, under &lt;b&gt;\\[a\\](b)");
  }

  @Test
  void keepsOfMaterialsWhatTheModulesBringAlong() {
    Material app = material("org.acme", "app", "");
    Materials materials =
        new Materials(
            app,
            List.of(
                material("org.lib", "lib", "compile"),
                material("org.lib", "junit", "test"),
                material("org.acme", "core", "compile")),
            List.of(material("org.lib", "plugin", "")),
            List.of());
    Materials core =
        new Materials(material("org.acme", "core", ""), List.of(), List.of(), List.of());

    assertThat(Resolved.of(List.of(materials, core)))
        .containsExactly(
            new Resolved(
                "pkg:maven/org.lib/lib@1.0", "0".repeat(64), List.of("MIT", "https://b.org")));
  }

  private static Material material(String groupId, String artifactId, String scope) {
    return new Material(
        groupId,
        artifactId,
        "1.0",
        "",
        "jar",
        scope,
        false,
        "0".repeat(64),
        "",
        List.of(
            new License("MIT", "https://a.org"),
            new License("", "https://b.org"),
            new License("", "")));
  }

  private static Resolved resolved(String purl, String... licenses) {
    return new Resolved(purl, "", List.of(licenses));
  }
}
