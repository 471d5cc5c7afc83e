package io.github.releasekit.extension.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Sbom;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Component.Scope;
import org.cyclonedx.model.Component.Type;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Hash.Algorithm;
import org.cyclonedx.model.LifecycleChoice;
import org.cyclonedx.model.LifecycleChoice.Phase;
import org.cyclonedx.model.Lifecycles;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/** A bill of materials in CycloneDX 1.6 (ECMA-424). */
final class CycloneDxBill {

  /** Maven's scopes of what has to be there when the subject runs. */
  private static final Set<String> REQUIRED = Set.of("", "compile", "runtime");

  private static final int MAX_VERSION = 1024;

  private final Sbom sbom;
  private final SortedMap<String, Material> materials;
  private final Set<String> modules;
  private final CycloneDxLicenses licenses = new CycloneDxLicenses();

  /**
   * @param materials all of the bill, the subject too, by package URL
   */
  CycloneDxBill(Sbom sbom, SortedMap<String, Material> materials) {
    this.sbom = sbom;
    this.materials = materials;
    this.modules = sbom.modules().stream().map(Material::purl).collect(Collectors.toSet());
  }

  ObjectNode document() throws GeneratorException, JsonProcessingException {
    Bom bom = new Bom();
    bom.setSerialNumber("urn:uuid:");
    bom.setMetadata(metadata());
    bom.setComponents(
        materials.values().stream()
            .filter(material -> !material.equals(sbom.subject()))
            .map(this::part)
            .toList());
    bom.setDependencies(dependencies());
    String json = new BomJsonGenerator(bom, Version.VERSION_16).toJsonString(false);
    ObjectNode document = (ObjectNode) Json.MAPPER.readTree(json);
    // The library counts years as the default locale does.
    ((ObjectNode) document.get("metadata")).put("timestamp", Json.time(sbom.time()));
    Json.identify(document, "serialNumber");
    return document;
  }

  private Metadata metadata() {
    Component tool = new Component();
    tool.setType(Type.APPLICATION);
    tool.setGroup("io.github.releasekit");
    tool.setName("release-kit");
    tool.setVersion(PlainText.line(sbom.tool()));
    ToolInformation tools = new ToolInformation();
    tools.setComponents(List.of(tool));
    LifecycleChoice build = new LifecycleChoice();
    build.setPhase(Phase.BUILD);
    Lifecycles lifecycles = new Lifecycles();
    lifecycles.setLifecycleChoice(List.of(build));
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(sbom.time()));
    metadata.setLifecycles(lifecycles);
    metadata.setToolChoice(tools);
    metadata.setComponent(component(sbom.subject()));
    return metadata;
  }

  /** Something that the subject consists of or needs. */
  private Component part(Material material) {
    Component component = component(material);
    component.setScope(isRequired(material) ? Scope.REQUIRED : Scope.OPTIONAL);
    if (!material.scope().isEmpty()) {
      Property scope = new Property();
      scope.setName("maven:scope");
      scope.setValue(PlainText.line(material.scope()));
      component.setProperties(List.of(scope));
    }
    return component;
  }

  private boolean isRequired(Material material) {
    return modules.contains(material.purl())
        || REQUIRED.contains(material.scope()) && !material.optional();
  }

  private Component component(Material material) {
    Component component = new Component();
    component.setType(Type.LIBRARY);
    component.setBomRef(material.purl());
    component.setGroup(PlainText.line(material.groupId()));
    component.setName(PlainText.line(material.artifactId()));
    component.setVersion(version(material));
    component.setPurl(material.purl());
    List<Hash> hashes =
        Stream.of(
                hash(Algorithm.SHA_256, material.sha256()),
                hash(Algorithm.SHA_512, material.sha512()))
            .flatMap(Optional::stream)
            .toList();
    if (!hashes.isEmpty()) {
      component.setHashes(hashes);
    }
    licenses.of(material).ifPresent(component::setLicenses);
    return component;
  }

  private static String version(Material material) {
    String version = PlainText.line(material.version());
    if (version.length() > MAX_VERSION) {
      throw new ReleaseException(
          "the version of "
              + PlainText.shortLine(material.key())
              + " has "
              + version.length()
              + " characters, CycloneDX allows "
              + MAX_VERSION,
          "leave cyclonedx out of the formats, or use another version");
    }
    return version;
  }

  private static Optional<Hash> hash(Algorithm algorithm, String digest) {
    return digest.isEmpty() ? Optional.empty() : Optional.of(new Hash(algorithm, digest));
  }

  /**
   * Of each one, also where it has none: what is left out is not known (ECMA-424, dependencies).
   */
  private List<Dependency> dependencies() {
    Map<String, SortedSet<String>> targets = new TreeMap<>();
    materials.keySet().forEach(purl -> targets.put(purl, new TreeSet<>()));
    sbom.relations().forEach(relation -> targets.get(relation.from()).add(relation.to()));
    return targets.entrySet().stream()
        .map(
            entry -> {
              Dependency dependency = new Dependency(entry.getKey());
              entry.getValue().forEach(target -> dependency.addDependency(new Dependency(target)));
              return dependency;
            })
        .toList();
  }
}
