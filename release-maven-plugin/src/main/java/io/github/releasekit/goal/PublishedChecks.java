package io.github.releasekit.goal;

import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.PublishedFiles.Published;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.sign.ArtifactVerifier.Verdict;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.key.VerificationKey;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Verification.Check;
import io.github.releasekit.goal.ReleasedFiles.Found;
import io.github.releasekit.step.CompareStep.Released;
import io.github.releasekit.step.ProvenanceCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks what is published of a release: digests, signatures, provenance.
 *
 * @param keys that provenance may be signed with; none where provenance is not made
 * @param signatures checks a file and its signature
 */
record PublishedChecks(PublishedFiles published, List<VerificationKey> keys, Checking signatures) {

  /** Checks a signature of some form. */
  interface Checking {
    Verdict check(SignatureForm form, Path file, Path signature);
  }

  /**
   * @param unlisted what was published besides, by the ledger
   */
  List<Check> run(Manifest manifest, Released released, List<Artifact> unlisted) {
    List<Check> proofs = new ArrayList<>();
    List<Check> checks =
        new ArrayList<>(
            published
                .read(
                    released.targets(),
                    Stream.concat(released.artifacts().stream(), unlisted.stream()).toList(),
                    found -> proofs.addAll(proofs(manifest, released, found)))
                .stream()
                .map(PublishedChecks::digest)
                .toList());
    checks.addAll(proofs);
    return checks;
  }

  /**
   * Of a file that somebody has: its signature where that stands beside it, and what it says where
   * it is provenance.
   */
  List<Check> beside(Path file, Found known) {
    List<Check> checks = new ArrayList<>();
    String name = file.getFileName().toString();
    for (SignatureForm form : SignatureForm.values()) {
      Path signature = file.resolveSibling(name + form.suffix());
      if (Files.isRegularFile(signature)) {
        checks.add(check(name + form.suffix(), signatures.check(form, file, signature)));
      }
    }
    known
        .manifest()
        .filter(manifest -> name.endsWith("." + StagedArtifact.PROVENANCE))
        .ifPresent(manifest -> checks.add(provenance(manifest, known.released(), name, file)));
    return checks;
  }

  private static Check digest(Published file) {
    String path = file.released().path();
    return new Check(
        path,
        file.problem().isEmpty(),
        file.problem().orElse(path + " has SHA-256 " + file.released().sha256()));
  }

  private List<Check> proofs(Manifest manifest, Released released, Map<String, Path> found) {
    List<Check> checks = new ArrayList<>();
    found.forEach(
        (path, file) -> {
          Optional<SignatureForm> form = SignatureForm.of(path);
          if (form.isPresent()) {
            checks.add(signature(form.get(), found, path, file));
          } else if (path.endsWith("." + StagedArtifact.PROVENANCE)) {
            checks.add(provenance(manifest, released.artifacts(), path, file));
          }
        });
    return checks;
  }

  private Check signature(
      SignatureForm form, Map<String, Path> found, String path, Path signature) {
    Path signed = found.get(path.substring(0, path.length() - form.suffix().length()));
    return check(
        path,
        signed == null
            ? new Verdict(false, "is the signature of nothing that is there")
            : signatures.check(form, signed, signature));
  }

  private static Check check(String path, Verdict verdict) {
    return new Check(path, verdict.good(), path + " " + verdict.detail());
  }

  private Check provenance(Manifest manifest, List<Artifact> released, String path, Path file) {
    List<String> problems = ProvenanceCheck.problems(read(file), keys, manifest, released);
    return new Check(
        path,
        problems.isEmpty(),
        path
            + (problems.isEmpty()
                ? " is signed, and says that the files were built from " + manifest.commit()
                : ": " + String.join("; ", problems)));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
