package io.github.releasekit.goal;

import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.PublishedFiles.Published;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.sign.ArtifactVerifier.Verdict;
import io.github.releasekit.domain.event.Artifact;
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
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Checks what is published of a release: digests, signatures, provenance.
 *
 * @param keys that provenance may be signed with; none where provenance is not made
 * @param signatures what gpg says of a file and its signature
 */
record PublishedChecks(
    PublishedFiles published,
    List<VerificationKey> keys,
    BiFunction<Path, Path, Verdict> signatures) {

  /** What follows the name of a file in that of its signature. */
  static final String SIGNATURE = ".asc";

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
    Path signature = file.resolveSibling(name + SIGNATURE);
    if (Files.isRegularFile(signature)) {
      Verdict verdict = signatures.apply(file, signature);
      checks.add(
          new Check(name + SIGNATURE, verdict.good(), name + SIGNATURE + " " + verdict.detail()));
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
          if (path.endsWith(SIGNATURE)) {
            checks.add(signature(found, path, file));
          } else if (path.endsWith("." + StagedArtifact.PROVENANCE)) {
            checks.add(provenance(manifest, released.artifacts(), path, file));
          }
        });
    return checks;
  }

  private Check signature(Map<String, Path> found, String path, Path signature) {
    Path signed = found.get(path.substring(0, path.length() - SIGNATURE.length()));
    Verdict verdict =
        signed == null
            ? new Verdict(false, "is the signature of nothing that is there")
            : signatures.apply(signed, signature);
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
