package io.github.releasekit.goal;

import io.github.releasekit.adapter.maven.Attestation;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.PublishedFiles.Published;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
   * @param demanded paths of what has to be among that
   */
  List<Check> run(
      Manifest manifest, Released released, List<Artifact> unlisted, List<String> demanded) {
    List<Check> checks = new ArrayList<>();
    Set<String> listed =
        released.artifacts().stream().map(Artifact::path).collect(Collectors.toSet());
    List<Artifact> more = new ArrayList<>();
    for (Artifact file : unlisted) {
      if (listed.add(file.path())) {
        more.add(file);
      } else {
        checks.add(
            new Check(
                file.path(), false, "ledger: performed lists " + file.path() + " a second time"));
      }
    }
    demanded.stream()
        .filter(path -> !listed.contains(path))
        .forEach(
            path ->
                checks.add(
                    new Check(
                        path,
                        false,
                        path + " was not published, and release-kit.yml asks for it")));
    List<Check> proofs = new ArrayList<>();
    published
        .read(
            released.targets(),
            Stream.concat(released.artifacts().stream(), more.stream()).toList(),
            found -> proofs.addAll(proofs(manifest, released, found)))
        .forEach(file -> checks.add(digest(file)));
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
        .filter(manifest -> provenancePath(manifest).endsWith("/" + name))
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
          for (SignatureForm form : SignatureForm.values()) {
            Path signed = signed(found, path, form);
            if (signed != null) {
              checks.add(check(path, signatures.check(form, signed, file)));
            }
          }
          if (path.equals(provenancePath(manifest))) {
            checks.add(provenance(manifest, released.artifacts(), path, file));
          }
        });
    return checks;
  }

  /** What a file is the signature of; null where it is none. */
  private static @Nullable Path signed(Map<String, Path> found, String path, SignatureForm form) {
    return path.endsWith(form.suffix())
        ? found.get(path.substring(0, path.length() - form.suffix().length()))
        : null;
  }

  private static String provenancePath(Manifest manifest) {
    return Attestation.PROVENANCE.path(manifest.project(), manifest.version());
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
