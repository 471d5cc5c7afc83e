package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.sign.ArtifactSigner;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Event.Signed;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Signs every file that is to be uploaded and that the build has not signed itself (X1). A
 * signature is another one each time it is made: one that is published already, and is good, is
 * kept.
 */
public final class SignStep implements Step<Manifest> {

  private final PublishedFiles published;
  private final Supplier<ArtifactSigner> signer;

  /**
   * @param published what an earlier run has uploaded
   * @param signer is asked for where there is something to sign
   */
  public SignStep(PublishedFiles published, Supplier<ArtifactSigner> signer) {
    this.published = published;
    this.signer = signer;
  }

  @Override
  public String id() {
    return "sign";
  }

  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Staging staging = new Staging(Path.of(journal.get(Compared.class).staging()));
    List<StagedModule> unsigned =
        staging.modules().stream()
            .filter(module -> !module.unsigned().isEmpty())
            .filter(module -> !isSigned(staging, module))
            .toList();
    if (!unsigned.isEmpty()) {
      try (ArtifactSigner open = signer.get()) {
        unsigned.forEach(
            module -> staging.addSignatures(module, signatures(staging, module, open)));
      }
    }
    return new Signed(
        staging.signatures().stream()
            .flatMap(module -> module.artifacts().stream())
            .map(StagedArtifact::file)
            .toList());
  }

  /** By an earlier run, whose signatures are as it has left them. */
  private static boolean isSigned(Staging staging, StagedModule module) {
    List<Artifact> signatures =
        staging.signatures().stream()
            .filter(signed -> signed.key().equals(module.key()))
            .flatMap(signed -> signed.artifacts().stream())
            .map(StagedArtifact::file)
            .toList();
    return signatures.size() == module.unsigned().size()
        && signatures.stream()
            .allMatch(
                file ->
                    Files.isRegularFile(staging.file(file.path()))
                        && staging.measure(file.path()).equals(file));
  }

  private Map<StagedArtifact, String> signatures(
      Staging staging, StagedModule module, ArtifactSigner open) {
    Map<StagedArtifact, String> signatures = new LinkedHashMap<>();
    if (module.target() != null) {
      published.signatures(
          module.target(),
          module.unsigned(),
          (file, signature) -> {
            if (open.accepts(staging.file(file.file().path()), signature)) {
              signatures.put(file, text(signature));
            }
          });
    }
    module
        .unsigned()
        .forEach(
            file ->
                signatures.computeIfAbsent(
                    file, one -> open.sign(staging.file(one.file().path()))));
    return signatures;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
