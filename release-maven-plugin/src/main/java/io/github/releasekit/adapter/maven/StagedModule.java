package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.sign.ArtifactSigner;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.SignatureForm;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was staged for a module, as the index in the staging directory has it.
 *
 * @param target where it is to be deployed; null when nothing says where
 */
public record StagedModule(
    String groupId,
    String artifactId,
    String version,
    @Nullable DeploymentTarget target,
    List<StagedArtifact> artifacts) {

  /** A staged file and its coordinates, which say where it stands in a repository. */
  public record StagedArtifact(
      String groupId,
      String artifactId,
      String version,
      String classifier,
      String extension,
      Artifact file) {

    public StagedArtifact {
      String path = path(groupId, artifactId, version, classifier, extension);
      if (!path.equals(file.path())) {
        throw new IllegalArgumentException(file.path() + " is not the path of its coordinates");
      }
    }

    /** The extension of provenance: a line for each envelope (in-toto Attestation, bundle). */
    public static final String PROVENANCE = "intoto.jsonl";

    /** Whether it is provenance. */
    public boolean isProvenance() {
      return extension.equals(PROVENANCE);
    }

    /** Whether it holds a signature, which is another one each time it is made. */
    boolean isMadeAnew() {
      return isSignature() || extension.equals(PROVENANCE);
    }

    /** Whether only the beginning of such a file is there. */
    boolean isCutOff(byte[] there) {
      return isCutOff(SignatureForm.of(extension), there);
    }

    /** Whether only the beginning of its signature is there. */
    public boolean isCutOffSignature(SignatureForm form, byte[] there) {
      return isCutOff(Optional.of(form), there);
    }

    private static boolean isCutOff(Optional<SignatureForm> form, byte[] there) {
      return form.equals(Optional.of(SignatureForm.OPENPGP))
          ? !ArtifactSigner.isWhole(there)
          : !endsWithLine(there);
    }

    /** Whether the last line of a text has an end. */
    public static boolean endsWithLine(byte[] text) {
      return text.length > 0 && text[text.length - 1] == '\n';
    }

    /** Whether it is the signature of another. */
    public boolean isSignature() {
      return SignatureForm.isSignature(extension);
    }

    /** The path of its signature. */
    String signaturePath(SignatureForm form) {
      return file.path() + form.suffix();
    }

    /** Its own signature. */
    StagedArtifact signature(SignatureForm form, Artifact signature) {
      return new StagedArtifact(
          groupId, artifactId, version, classifier, extension + form.suffix(), signature);
    }

    /** Maven's repository layout. */
    static String path(
        String groupId, String artifactId, String version, String classifier, String extension) {
      return String.join(
          "/",
          groupId.replace('.', '/'),
          artifactId,
          version,
          fileName(artifactId, version, classifier, extension));
    }

    static String fileName(String artifactId, String version, String classifier, String extension) {
      String qualifier = classifier.isEmpty() ? "" : "-" + classifier;
      return artifactId + "-" + version + qualifier + "." + extension;
    }
  }

  /** The name of a file about it. */
  String fileName() {
    return groupId + "_" + artifactId + ".json";
  }

  /** Those of its files that have no signature of a form among them, and are none. */
  public List<StagedArtifact> unsigned(SignatureForm form) {
    List<String> paths = artifacts.stream().map(staged -> staged.file().path()).toList();
    return artifacts.stream()
        .filter(staged -> !staged.isSignature())
        .filter(staged -> !paths.contains(staged.signaturePath(form)))
        .toList();
  }

  /** The same module with other files. */
  StagedModule with(List<StagedArtifact> files) {
    return new StagedModule(groupId, artifactId, version, target, files);
  }

  /** {@code groupId:artifactId}. */
  public String key() {
    return groupId + ":" + artifactId;
  }

  public StagedModule {
    artifacts = List.copyOf(artifacts);
  }
}
