package io.github.releasekit.extension.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.material.License;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.SbomFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CycloneDxTest extends AbstractBillTest {

  private static final License IN_HOUSE = new License("In-house", "https://example.org/licence");

  CycloneDxTest() {
    super(SbomFormat.CYCLONEDX);
  }

  @Test
  void saysWhatItIsOfAndWhatWroteIt() throws IOException {
    JsonNode bill = write(Bills.aggregate());
    assertThat(bill.get("specVersion").asText()).isEqualTo("1.6");
    assertThat(bill.get("serialNumber").asText()).startsWith("urn:uuid:");
    JsonNode metadata = bill.get("metadata");
    assertThat(metadata.get("timestamp").asText()).isEqualTo("2026-11-30T23:59:58Z");
    assertThat(metadata.at("/lifecycles/0/phase").asText()).isEqualTo("build");
    JsonNode tool = metadata.at("/tools/components/0");
    assertThat(tool.get("group").asText()).isEqualTo("io.github.releasekit");
    assertThat(tool.get("name").asText()).isEqualTo("release-kit");
    assertThat(tool.get("version").asText()).isEqualTo("0.1.0");
    JsonNode subject = metadata.get("component");
    assertThat(subject.get("type").asText()).isEqualTo("library");
    assertThat(subject.get("bom-ref").asText())
        .isEqualTo("pkg:maven/org.example/parent@1.0?type=pom");
    assertThat(subject.has("hashes")).isFalse();
    assertThat(subject.has("scope")).isFalse();
  }

  @Test
  void hasEachArtifactInTheOrderOfPackageUrls() throws IOException {
    JsonNode components = write(Bills.large(1)).get("components");
    assertThat(texts(components, "purl")).hasSize(299).isSorted();
    assertThat(texts(components, "bom-ref")).isEqualTo(texts(components, "purl"));
  }

  @Test
  void hasCoordinatesAndDigests() throws IOException {
    JsonNode component = find(write(Bills.aggregate()).get("components"), "name", "library");
    assertThat(component.get("group").asText()).isEqualTo("org.example");
    assertThat(component.get("version").asText()).isEqualTo("1.0");
    assertThat(component.get("purl").asText()).isEqualTo("pkg:maven/org.example/library@1.0");
    assertThat(texts(component.get("hashes"), "alg")).containsExactly("SHA-256", "SHA-512");
    assertThat(texts(component.get("hashes"), "content"))
        .containsExactly(Bills.digest("library", 64), Bills.digest("library", 128));
  }

  @Test
  void requiresWhatHasToBeThereAtRunTime() throws IOException {
    Map<String, String> scopes = new TreeMap<>();
    list(write(Bills.scopes()).get("components"))
        .forEach(
            component ->
                scopes.put(component.get("name").asText(), component.get("scope").asText()));
    assertThat(scopes)
        .containsEntry("compile-", "required")
        .containsEntry("runtime-", "required")
        .containsEntry("-", "required")
        .containsEntry("compile-optional", "optional")
        .containsEntry("runtime-optional", "optional")
        .containsEntry("provided-", "optional")
        .containsEntry("system-", "optional");
  }

  @Test
  void keepsTheScopeOfMaven() throws IOException {
    JsonNode components = write(Bills.scopes()).get("components");
    JsonNode property = find(components, "name", "provided-").at("/properties/0");
    assertThat(property.get("name").asText()).isEqualTo("maven:scope");
    assertThat(property.get("value").asText()).isEqualTo("provided");
    assertThat(find(components, "name", "-").has("properties")).isFalse();
  }

  @Test
  void requiresTheModulesOfARelease() throws IOException {
    JsonNode components = write(Bills.aggregate()).get("components");
    assertThat(texts(components, "name")).containsExactly("cli", "core", "library");
    assertThat(texts(components, "scope")).containsOnly("required");
  }

  @Test
  void hasTheDependenciesOfEachOneAlsoOfWhatHasNone() throws IOException {
    JsonNode dependencies = write(Bills.aggregate()).get("dependencies");
    assertThat(dependencies).hasSize(4);
    assertThat(dependsOn(dependencies, "parent@1.0?type=pom")).containsExactly("cli", "core");
    assertThat(dependsOn(dependencies, "cli@1.0")).containsExactly("core", "library");
    assertThat(dependsOn(dependencies, "core@1.0")).containsExactly("library");
    assertThat(dependsOn(dependencies, "library@1.0")).isEmpty();
  }

  private static List<String> dependsOn(JsonNode dependencies, String of) {
    return list(find(dependencies, "ref", "pkg:maven/org.example/" + of).get("dependsOn")).stream()
        .map(ref -> ref.asText().replaceAll(".*/|@.*", ""))
        .toList();
  }

  @Test
  void aListedLicenceHasItsIdentifier() throws IOException {
    JsonNode licenses = licenses(Bills.APACHE);
    assertThat(licenses).hasSize(1);
    assertThat(licenses.at("/0/license/id").asText()).isEqualTo("Apache-2.0");
    assertThat(licenses.at("/0/license/acknowledgement").asText()).isEqualTo("declared");
  }

  @Test
  void aLicenceThatIsNamedTwiceIsThereOnce() throws IOException {
    License same = new License("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0");
    assertThat(licenses(Bills.APACHE, same)).hasSize(1);
    assertThat(licenses(Bills.APACHE, same, IN_HOUSE, IN_HOUSE)).hasSize(2);
  }

  @Test
  void anotherLicenceHasItsNameAndUrl() throws IOException {
    JsonNode license = licenses(IN_HOUSE).at("/0/license");
    assertThat(license.has("id")).isFalse();
    assertThat(license.get("name").asText()).isEqualTo("In-house");
    assertThat(license.get("url").asText()).isEqualTo("https://example.org/licence");
  }

  @Test
  void whatIsNoUrlIsKeptAsAProperty() throws IOException {
    JsonNode license = licenses(new License("In-house", "see LICENSE")).at("/0/license");
    assertThat(license.has("url")).isFalse();
    assertThat(license.at("/properties/0/value").asText()).isEqualTo("see LICENSE");
  }

  @Test
  void listedLicencesAreAChoice() throws IOException {
    JsonNode licenses =
        licenses(Bills.APACHE, new License("MIT License", ""), new License("Apache-2.0", ""));
    assertThat(texts(licenses, "expression")).containsExactly("Apache-2.0 OR MIT");
  }

  @Test
  void aLicenceWithAnExceptionIsAnExpression() throws IOException {
    assertThat(texts(licenses(new License("GPL2 w/ CPE", "")), "expression"))
        .containsExactly("GPL-2.0-only WITH Classpath-exception-2.0");
  }

  @Test
  void licencesThatAreNotAllListedAreAList() throws IOException {
    JsonNode licenses = licenses(Bills.APACHE, new License("GPL2 w/ CPE", ""), IN_HOUSE);
    assertThat(licenses).hasSize(3);
    assertThat(licenses.at("/0/license/id").asText()).isEqualTo("Apache-2.0");
    assertThat(licenses.at("/1/license/name").asText()).isEqualTo("GPL2 w/ CPE");
    assertThat(licenses.at("/2/license/name").asText()).isEqualTo("In-house");
  }

  @Test
  void anIdentifierThatIsTooNewForTheSchemaIsAnExpression() throws IOException {
    assertThat(texts(licenses(new License("MIT-STK", "")), "expression"))
        .containsExactly("MIT-STK");
  }

  @Test
  void aPomWithoutLicencesHasNone() throws IOException {
    assertThat(licenses().isMissingNode()).isTrue();
    assertThat(licenses(new License(" ", "")).isMissingNode()).isTrue();
  }

  private JsonNode licenses(License... licenses) throws IOException {
    return write(Bills.bill(Bills.material("a", "", licenses), List.of()))
        .at("/metadata/component/licenses");
  }

  @Test
  void refusesAVersionThatIsTooLong() {
    Material subject =
        new Material("g", "a", "1".repeat(1025), "", "jar", "", false, "", "", List.of());
    assertThatThrownBy(() -> write(Bills.bill(subject, List.of())))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the version of g:a has 1025 characters");
  }
}
