package io.github.releasekit.extension.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.domain.material.License;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.SbomFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.jacksonstore.MultiFormatStore.Format;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.storage.simple.InMemSpdxStore;

class SpdxTest extends AbstractBillTest {

  SpdxTest() {
    super(SbomFormat.SPDX);
  }

  @Test
  void saysWhatItIsOfAndWhatWroteIt() throws IOException {
    JsonNode bill = write(Bills.aggregate());
    assertThat(bill.get("spdxVersion").asText()).isEqualTo("SPDX-2.3");
    assertThat(bill.get("SPDXID").asText()).isEqualTo("SPDXRef-DOCUMENT");
    assertThat(bill.get("dataLicense").asText()).isEqualTo("CC0-1.0");
    assertThat(bill.get("name").asText()).isEqualTo("parent-1.0");
    assertThat(bill.get("documentNamespace").asText())
        .matches("https://spdx.org/spdxdocs/parent-1\\.0-[0-9a-f-]{36}");
    assertThat(bill.at("/creationInfo/created").asText()).isEqualTo("2026-11-30T23:59:58Z");
    assertThat(bill.at("/creationInfo/creators/0").asText()).isEqualTo("Tool: release-kit-0.1.0");
    assertThat(relationships(bill)).contains("DOCUMENT DESCRIBES org.example:parent");
  }

  @Test
  void hasCoordinatesAndDigests() throws IOException {
    JsonNode library =
        find(write(Bills.aggregate()).get("packages"), "name", "org.example:library");
    assertThat(library.get("versionInfo").asText()).isEqualTo("1.0");
    for (String unknown :
        List.of("downloadLocation", "supplier", "licenseConcluded", "copyrightText")) {
      assertThat(library.get(unknown).asText()).as(unknown).isEqualTo("NOASSERTION");
    }
    assertThat(library.get("filesAnalyzed").asBoolean(true)).isFalse();
    assertThat(library.get("primaryPackagePurpose").asText()).isEqualTo("LIBRARY");
    assertThat(texts(library.get("checksums"), "algorithm")).containsExactly("SHA256", "SHA512");
    assertThat(texts(library.get("checksums"), "checksumValue"))
        .containsExactly(Bills.digest("library", 64), Bills.digest("library", 128));
    JsonNode reference = library.at("/externalRefs/0");
    assertThat(reference.get("referenceCategory").asText()).isEqualTo("PACKAGE-MANAGER");
    assertThat(reference.get("referenceType").asText()).isEqualTo("purl");
    assertThat(reference.get("referenceLocator").asText())
        .isEqualTo("pkg:maven/org.example/library@1.0");
  }

  @Test
  void whatHasNoFileHasNoChecksums() throws IOException {
    JsonNode packages = write(Bills.aggregate()).get("packages");
    assertThat(find(packages, "name", "org.example:parent").has("checksums")).isFalse();
  }

  @Test
  void identifiersTellCoordinatesApartThatReadTheSame() throws IOException {
    List<Material> alike =
        List.of("a-b", "a_b", "a--b", "a+b").stream()
            .map(name -> Bills.material(name, "compile"))
            .toList();
    JsonNode packages = write(Bills.bill(Bills.material("a.b", ""), alike)).get("packages");
    assertThat(texts(packages, "SPDXID"))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("SPDXRef-Package-[A-Za-z0-9.-]+"));
  }

  @Test
  void identifiersAreTheSameInEveryBill() throws IOException {
    Material library = Bills.material("library", "compile");
    JsonNode own = write(Bills.bill(library, List.of())).get("packages");
    JsonNode aggregate = write(Bills.aggregate()).get("packages");
    assertThat(find(aggregate, "name", library.key()).get("SPDXID"))
        .isEqualTo(own.get(0).get("SPDXID"));
  }

  @Test
  void containsTheModulesWhichDependOnEachOther() throws IOException {
    assertThat(relationships(write(Bills.aggregate())))
        .containsExactlyInAnyOrder(
            "DOCUMENT DESCRIBES org.example:parent",
            "org.example:parent CONTAINS org.example:cli",
            "org.example:parent CONTAINS org.example:core",
            "org.example:cli DEPENDS_ON org.example:core",
            "org.example:cli DEPENDS_ON org.example:library",
            "org.example:core DEPENDS_ON org.example:library");
  }

  @Test
  void tellsHowADependencyIsNeeded() throws IOException {
    assertThat(relationships(write(Bills.scopes())))
        .contains(
            "org.example:subject DEPENDS_ON org.example:compile-",
            "org.example:compile-optional OPTIONAL_DEPENDENCY_OF org.example:subject",
            "org.example:runtime- RUNTIME_DEPENDENCY_OF org.example:subject",
            "org.example:runtime-optional OPTIONAL_DEPENDENCY_OF org.example:subject",
            "org.example:provided- PROVIDED_DEPENDENCY_OF org.example:subject",
            "org.example:provided-optional PROVIDED_DEPENDENCY_OF org.example:subject",
            "org.example:system- PROVIDED_DEPENDENCY_OF org.example:subject")
        .hasSize(13);
  }

  private static List<String> relationships(JsonNode bill) {
    Map<String, String> names = new HashMap<>(Map.of("SPDXRef-DOCUMENT", "DOCUMENT"));
    list(bill.get("packages"))
        .forEach(one -> names.put(one.get("SPDXID").asText(), one.get("name").asText()));
    return list(bill.get("relationships")).stream()
        .map(
            relationship ->
                names.get(relationship.get("spdxElementId").asText())
                    + " "
                    + relationship.get("relationshipType").asText()
                    + " "
                    + names.get(relationship.get("relatedSpdxElement").asText()))
        .toList();
  }

  @Test
  void licencesAreAChoice() throws IOException {
    JsonNode bill =
        licensed(
            new License("MIT License", ""),
            Bills.APACHE,
            new License("GPL2 w/ CPE", ""),
            new License("Apache-2.0", ""));
    assertThat(bill.at("/packages/0/licenseDeclared").asText())
        .isEqualTo("MIT OR Apache-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0");
    assertThat(bill.has("hasExtractedLicensingInfos")).isFalse();
  }

  @Test
  void aLicenceThatIsNotListedIsExtracted() throws IOException {
    JsonNode bill =
        licensed(new License("In-house (2)", "https://example.org/licence"), Bills.APACHE);
    String declared = bill.at("/packages/0/licenseDeclared").asText();
    assertThat(declared).matches("LicenseRef-In-house-2-+[0-9a-f]{16} OR Apache-2\\.0");
    JsonNode extracted = bill.at("/hasExtractedLicensingInfos/0");
    assertThat(extracted.get("licenseId").asText())
        .isEqualTo(declared.substring(0, declared.indexOf(' ')));
    assertThat(extracted.get("name").asText()).isEqualTo("In-house (2)");
    assertThat(extracted.get("extractedText").asText())
        .isEqualTo("In-house (2)\nhttps://example.org/licence");
    assertThat(extracted.at("/seeAlsos/0").asText()).isEqualTo("https://example.org/licence");
  }

  @Test
  void everyLicenceThatIsReferredToIsThereOnce() throws IOException {
    JsonNode bill = write(Bills.hostile());
    List<String> extracted = texts(bill.get("hasExtractedLicensingInfos"), "licenseId");
    assertThat(extracted).doesNotHaveDuplicates();
    assertThat(
            list(bill.get("packages")).stream()
                .flatMap(one -> List.of(one.get("licenseDeclared").asText().split(" OR ")).stream())
                .filter(license -> license.startsWith("LicenseRef-"))
                .collect(Collectors.toSet()))
        .hasSizeGreaterThan(20)
        .isEqualTo(new HashSet<>(extracted));
  }

  @Test
  void aPomWithoutLicencesAssertsNothing() throws IOException {
    assertThat(licensed().at("/packages/0/licenseDeclared").asText()).isEqualTo("NOASSERTION");
    assertThat(licensed(new License("", " ")).at("/packages/0/licenseDeclared").asText())
        .isEqualTo("NOASSERTION");
  }

  private JsonNode licensed(License... licenses) throws IOException {
    return write(Bills.bill(Bills.material("a", "", licenses), List.of()));
  }

  @Test
  void theLibraryReadsItBack() throws Exception {
    SpdxModelFactory.init();
    byte[] written = writer.write(SbomFormat.SPDX, Bills.large(1));
    MultiFormatStore store = new MultiFormatStore(new InMemSpdxStore(), Format.JSON);
    SpdxDocument document = store.deSerialize(new ByteArrayInputStream(written), false);
    assertThat(document.verify()).isEmpty();
    assertThat(document.getDocumentDescribes()).hasSize(1);
  }
}
