package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.key.VerificationKey;
import io.github.releasekit.domain.material.SbomFormat;
import java.util.List;

/**
 * What is released besides what the modules' builds make (P3, X1 to X3).
 *
 * @param sourceArchive whether the sources are, as an archive
 * @param sboms the formats of bills of materials
 * @param files globs of more files, from the root of the repository
 * @param manifest whether the release manifest is
 * @param checksums whether a file with the digests of all others is
 * @param provenanceKeys public keys that provenance may be signed with; without one there is none
 */
public record AssetPolicy(
    boolean sourceArchive,
    List<SbomFormat> sboms,
    List<String> files,
    boolean manifest,
    boolean checksums,
    List<VerificationKey> provenanceKeys) {

  public static final AssetPolicy NONE =
      new AssetPolicy(false, List.of(), List.of(), false, false, List.of());

  public AssetPolicy {
    sboms = List.copyOf(sboms);
    files = List.copyOf(files);
    provenanceKeys = List.copyOf(provenanceKeys);
  }

  /** Whether anything is. */
  public boolean isAny() {
    return !equals(NONE);
  }

  /** Whether some are made of the manifest, and can only be afterwards. */
  public boolean hasAttestations() {
    return manifest || checksums || provenance();
  }

  public boolean provenance() {
    return !provenanceKeys.isEmpty();
  }

  /** Whether the build has to note what it resolves. */
  public boolean needsMaterials() {
    return !sboms.isEmpty() || provenance();
  }
}
