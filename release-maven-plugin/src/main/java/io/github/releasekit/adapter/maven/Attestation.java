package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * What is published about a release, under a name of its root module.
 *
 * @param classifier empty for none
 */
public record Attestation(String classifier, String extension) {

  public static final Attestation MANIFEST = new Attestation("release-manifest", "json");
  public static final Attestation PROVENANCE =
      new Attestation("", StagedModule.StagedArtifact.PROVENANCE);
  public static final Attestation CHECKSUMS = new Attestation("checksums", "txt");

  /** Those that a policy asks for, in the order that they are made. */
  public static List<Attestation> of(AssetPolicy policy) {
    List<Attestation> asked = new ArrayList<>();
    if (policy.manifest()) {
      asked.add(MANIFEST);
    }
    if (policy.provenance()) {
      asked.add(PROVENANCE);
    }
    if (policy.checksums()) {
      asked.add(CHECKSUMS);
    }
    return asked;
  }

  /**
   * The paths of all that a policy has published besides the artifacts: attestations, and
   * signatures of both.
   */
  public static List<String> demanded(Policy policy, Manifest manifest, List<Artifact> artifacts) {
    List<String> paths = new ArrayList<>();
    if (!artifacts.isEmpty()) {
      of(policy.assets())
          .forEach(one -> paths.add(one.path(manifest.project(), manifest.version())));
    }
    List<String> signed = new ArrayList<>(paths);
    artifacts.forEach(artifact -> signed.add(artifact.path()));
    for (SignatureForm form : policy.signatureForms()) {
      signed.stream()
          .filter(path -> signed.stream().noneMatch(one -> SignatureForm.signs(path, one)))
          .map(path -> path + form.suffix())
          .filter(path -> !signed.contains(path))
          .forEach(paths::add);
    }
    return paths;
  }

  /**
   * Its path in Maven's layout.
   *
   * @param project {@code groupId:artifactId} of the root module
   */
  public String path(String project, String version) {
    String[] names = project.split(":");
    return StagedModule.StagedArtifact.path(names[0], names[1], version, classifier, extension);
  }
}
