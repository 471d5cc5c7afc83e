package io.github.releasekit.extension.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Relation;
import io.github.releasekit.domain.material.Sbom;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.jacksonstore.JacksonSerializer;
import org.spdx.jacksonstore.MultiFormatStore.Format;
import org.spdx.jacksonstore.MultiFormatStore.Verbose;
import org.spdx.library.LicenseInfoFactory;
import org.spdx.library.ModelCopyManager;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v2.Checksum;
import org.spdx.library.model.v2.ReferenceType;
import org.spdx.library.model.v2.SpdxConstantsCompatV2;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.library.model.v2.SpdxElement;
import org.spdx.library.model.v2.SpdxPackage;
import org.spdx.library.model.v2.enumerations.ChecksumAlgorithm;
import org.spdx.library.model.v2.enumerations.Purpose;
import org.spdx.library.model.v2.enumerations.ReferenceCategory;
import org.spdx.library.model.v2.enumerations.RelationshipType;
import org.spdx.library.model.v2.license.AnyLicenseInfo;
import org.spdx.library.model.v2.license.ExtractedLicenseInfo;
import org.spdx.library.model.v2.license.SpdxNoAssertionLicense;
import org.spdx.storage.IModelStore;
import org.spdx.storage.simple.InMemSpdxStore;

/** A bill of materials in SPDX 2.3 (section numbers are those of its specification). */
final class SpdxBill {

  /** In the store of the library, which takes a reference of any kind in it for its own. */
  private static final String NAMESPACE = "https://spdx.org/spdxdocs/bill";

  private static final String NO_ASSERTION = SpdxConstantsCompatV2.NOASSERTION_VALUE;

  private final Sbom sbom;
  private final SortedMap<String, Material> materials;
  private final String name;
  private final IModelStore store = new InMemSpdxStore();
  private final ModelCopyManager copyManager = new ModelCopyManager();
  private final SpdxDocument document;

  /** Declared ones, by packages. */
  private final Map<String, String> licenses = new HashMap<>();

  /**
   * @param materials all of the bill, the subject too, by package URL
   */
  SpdxBill(Sbom sbom, SortedMap<String, Material> materials) throws InvalidSPDXAnalysisException {
    this.sbom = sbom;
    this.materials = materials;
    Material subject = sbom.subject();
    name = PlainText.line(subject.artifactId() + "-" + subject.version());
    SpdxModelFactory.init();
    document = new SpdxDocument(store, NAMESPACE, copyManager, true);
  }

  ObjectNode document() throws InvalidSPDXAnalysisException, JsonProcessingException {
    document.setSpecVersion(SpdxConstantsCompatV2.SPEC_TWO_POINT_THREE_VERSION);
    document.setName(name);
    document.setDataLicense(license("CC0-1.0"));
    document.setCreationInfo(
        document.createCreationInfo(
            List.of("Tool: release-kit-" + PlainText.line(sbom.tool())), Json.time(sbom.time())));
    Map<String, SpdxPackage> packages = new HashMap<>();
    for (Material material : materials.values()) {
      packages.put(material.purl(), spdxPackage(material));
    }
    document.getDocumentDescribes().add(packages.get(sbom.subject().purl()));
    relate(packages);
    ObjectNode json =
        new JacksonSerializer(Json.MAPPER, Format.JSON, Verbose.COMPACT, store)
            .docToJsonNode(NAMESPACE);
    json.path("packages").forEach(this::order);
    json.put(
        "documentNamespace",
        "https://spdx.org/spdxdocs/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "-");
    Json.identify(json, "documentNamespace");
    return json;
  }

  /** One of section 7. */
  private SpdxPackage spdxPackage(Material material) throws InvalidSPDXAnalysisException {
    List<Checksum> checksums = new ArrayList<>();
    if (!material.sha256().isEmpty()) {
      checksums.add(document.createChecksum(ChecksumAlgorithm.SHA256, material.sha256()));
    }
    if (!material.sha512().isEmpty()) {
      checksums.add(document.createChecksum(ChecksumAlgorithm.SHA512, material.sha512()));
    }
    String id =
        SpdxIds.of("SPDXRef-Package", material.key() + "-" + material.version(), material.purl());
    String declared = declared(material);
    licenses.put(id, declared);
    return document
        .createPackage(
            id,
            PlainText.line(material.key()),
            new SpdxNoAssertionLicense(),
            NO_ASSERTION,
            license(declared))
        .setVersionInfo(PlainText.line(material.version()))
        .setDownloadLocation(NO_ASSERTION)
        .setFilesAnalyzed(false)
        .setSupplier(NO_ASSERTION)
        .setPrimaryPurpose(Purpose.LIBRARY)
        .setChecksums(checksums)
        .setExternalRefs(
            List.of(
                document.createExternalRef(
                    ReferenceCategory.PACKAGE_MANAGER,
                    new ReferenceType(
                        SpdxConstantsCompatV2.SPDX_LISTED_REFERENCE_TYPES_PREFIX + "purl"),
                    material.purl(),
                    null)))
        .build();
  }

  /** Any of those that the POM names, as Maven's POM reference tells to read them (annex D). */
  private String declared(Material material) throws InvalidSPDXAnalysisException {
    Set<String> choices = new LinkedHashSet<>();
    for (DeclaredLicense license : DeclaredLicense.of(material)) {
      choices.add(license.listed().isPresent() ? license.listed().get() : extracted(license));
    }
    return choices.isEmpty() ? NO_ASSERTION : String.join(" OR ", choices);
  }

  private AnyLicenseInfo license(String expression) throws InvalidSPDXAnalysisException {
    return LicenseInfoFactory.parseSPDXLicenseStringCompatV2(
        expression, store, NAMESPACE, copyManager);
  }

  /** The library keeps what a package has several of in sets. */
  private void order(JsonNode spdxPackage) {
    ObjectNode fields = (ObjectNode) spdxPackage;
    fields.put("licenseDeclared", licenses.get(fields.get("SPDXID").textValue()));
    if (fields.get("checksums") instanceof ArrayNode checksums) {
      List<JsonNode> sorted = new ArrayList<>();
      checksums.forEach(sorted::add);
      sorted.sort(Comparator.comparing(checksum -> checksum.get("algorithm").textValue()));
      checksums.removeAll().addAll(sorted);
    }
  }

  /** The reference to one that SPDX does not list, which section 10 has what is known of. */
  private String extracted(DeclaredLicense license) throws InvalidSPDXAnalysisException {
    String text =
        license.url().isEmpty() || license.name().isEmpty()
            ? license.label()
            : license.name() + "\n" + license.url();
    String id = SpdxIds.of("LicenseRef", license.label(), text);
    ExtractedLicenseInfo info = new ExtractedLicenseInfo(store, NAMESPACE, id, copyManager, true);
    info.setExtractedText(text);
    info.setName(license.label());
    if (license.link().isPresent()) {
      info.setSeeAlso(Set.of(license.url()));
    }
    document.addExtractedLicenseInfos(info);
    return id;
  }

  /** As section 11.1 has it: some read "depends on", others "is a … dependency of". */
  private void relate(Map<String, SpdxPackage> packages) throws InvalidSPDXAnalysisException {
    Set<String> modules = sbom.modules().stream().map(Material::purl).collect(Collectors.toSet());
    for (Relation relation : sbom.relations()) {
      SpdxPackage from = packages.get(relation.from());
      SpdxPackage to = packages.get(relation.to());
      boolean contains =
          relation.from().equals(sbom.subject().purl()) && modules.contains(relation.to());
      RelationshipType type =
          contains ? RelationshipType.CONTAINS : type(materials.get(relation.to()));
      if (type == RelationshipType.CONTAINS || type == RelationshipType.DEPENDS_ON) {
        relate(from, type, to);
      } else {
        relate(to, type, from);
      }
    }
  }

  private void relate(SpdxElement one, RelationshipType type, SpdxElement other)
      throws InvalidSPDXAnalysisException {
    one.addRelationship(document.createRelationship(other, type, null));
  }

  /** Whoever provides a dependency, the scope says so whether or not it is optional too. */
  private static RelationshipType type(Material dependency) {
    return switch (dependency.scope()) {
      case "provided", "system" -> RelationshipType.PROVIDED_DEPENDENCY_OF;
      case "runtime" ->
          dependency.optional()
              ? RelationshipType.OPTIONAL_DEPENDENCY_OF
              : RelationshipType.RUNTIME_DEPENDENCY_OF;
      default ->
          dependency.optional()
              ? RelationshipType.OPTIONAL_DEPENDENCY_OF
              : RelationshipType.DEPENDS_ON;
    };
  }
}
