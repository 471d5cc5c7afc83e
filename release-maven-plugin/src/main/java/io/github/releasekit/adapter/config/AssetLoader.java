package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.fact.SigstorePolicy;
import io.github.releasekit.domain.key.VerificationKey;
import io.github.releasekit.domain.material.SbomFormat;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code assets} and {@code sigstore} of {@code release-kit.yml}. */
final class AssetLoader {

  private static final List<SbomFormat> FORMATS = List.of(SbomFormat.values());

  private AssetLoader() {}

  static AssetPolicy assets(YamlMapping mapping) {
    AssetPolicy assets =
        new AssetPolicy(
            mapping.flag("sourceArchive").orElse(false),
            mapping.strings("sbom").orElse(List.of()).stream()
                .map(word -> format(mapping, word))
                .distinct()
                .toList(),
            mapping.strings("files").orElse(List.of()),
            mapping.flag("manifest").orElse(false),
            mapping.flag("checksums").orElse(false),
            mapping.mapping("provenance").stream().flatMap(AssetLoader::keys).toList());
    mapping.refuseOthers();
    return assets;
  }

  static SigstorePolicy sigstore(YamlMapping mapping) {
    SigstorePolicy sigstore =
        new SigstorePolicy(
            mapping.required("issuer"),
            mapping.required("identity"),
            mapping.path("trustedRoot"),
            mapping.path("signingConfig"));
    mapping.refuseOthers();
    return sigstore;
  }

  private static SbomFormat format(YamlMapping mapping, String word) {
    return FORMATS.stream()
        .filter(format -> format.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> mapping.refused("'" + word + "' in 'sbom' is none of " + FORMATS));
  }

  private static Stream<VerificationKey> keys(YamlMapping mapping) {
    List<VerificationKey> keys =
        mapping.strings("publicKeys").orElse(List.of()).stream()
            .map(pem -> key(mapping, pem))
            .toList();
    if (keys.isEmpty()) {
      throw mapping.refused("'provenance' names its 'publicKeys', and there are none");
    }
    mapping.refuseOthers();
    return keys.stream();
  }

  private static VerificationKey key(YamlMapping mapping, String pem) {
    try {
      return VerificationKey.parse(pem);
    } catch (ReleaseException e) {
      throw mapping.refused("'publicKeys': " + e.problem() + "; " + e.remedy());
    }
  }
}
