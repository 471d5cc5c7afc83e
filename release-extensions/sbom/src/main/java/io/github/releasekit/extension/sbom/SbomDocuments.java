package io.github.releasekit.extension.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Relation;
import io.github.releasekit.domain.material.Sbom;
import io.github.releasekit.domain.material.SbomFormat;
import io.github.releasekit.extension.SbomWriter;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cyclonedx.exception.GeneratorException;
import org.spdx.core.InvalidSPDXAnalysisException;

/** Writes CycloneDX 1.6 and SPDX 2.3, as JSON that is indented and ends with a line feed. */
public final class SbomDocuments implements SbomWriter {

  @Override
  public byte[] write(SbomFormat format, Sbom sbom) {
    SortedMap<String, Material> materials = materials(sbom);
    for (Relation relation : sbom.relations()) {
      requireIn(materials, relation.from());
      requireIn(materials, relation.to());
    }
    try {
      ObjectNode document =
          switch (format) {
            case CYCLONEDX -> new CycloneDxBill(sbom, materials).document();
            case SPDX -> new SpdxBill(sbom, materials).document();
          };
      return Json.bytes(document);
    } catch (GeneratorException | JsonProcessingException | InvalidSPDXAnalysisException e) {
      throw new ReleaseException(
          "the "
              + format
              + " bill of materials of "
              + sbom.subject().purl()
              + " cannot be written: "
              + e.getMessage(),
          "leave the format out of release-kit.yml, and report this",
          e);
    }
  }

  private static SortedMap<String, Material> materials(Sbom sbom) {
    SortedMap<String, Material> materials = new TreeMap<>();
    Stream.of(Stream.of(sbom.subject()), sbom.modules().stream(), sbom.dependencies().stream())
        .flatMap(part -> part)
        .forEach(
            material -> {
              if (materials.put(material.purl(), material) != null) {
                throw new ReleaseException(
                    "the bill of materials holds " + material.purl() + " twice",
                    "name each artifact once");
              }
            });
    return materials;
  }

  private static void requireIn(SortedMap<String, Material> materials, String purl) {
    if (!materials.containsKey(purl)) {
      throw new ReleaseException(
          "a relation of the bill of materials names " + purl + ", which the bill does not hold",
          "add the artifact to the bill, or leave the relation out");
    }
  }
}
