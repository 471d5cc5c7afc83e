package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.fact.SigstorePolicy;
import io.github.releasekit.domain.key.VerificationKey;
import io.github.releasekit.domain.material.SbomFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code assets}, {@code sigstore} and {@code signatureKeys} of {@code release-kit.yml}. */
final class AssetLoader {

  private static final List<SbomFormat> FORMATS = List.of(SbomFormat.values());

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{40}|[0-9A-F]{64}");

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

  /** {@code signatureKeys}, as gpg says them: in capitals and without blanks. */
  static Set<String> fingerprints(YamlMapping root) {
    return root.strings("signatureKeys").orElse(List.of()).stream()
        .map(text -> fingerprint(root, text))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String fingerprint(YamlMapping root, String text) {
    String plain = text.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!FINGERPRINT.matcher(plain).matches()) {
      throw root.refused(
          "'"
              + text
              + "' in 'signatureKeys' is no fingerprint of an OpenPGP key, which has 40 hexadecimal"
              + " digits");
    }
    return plain;
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
