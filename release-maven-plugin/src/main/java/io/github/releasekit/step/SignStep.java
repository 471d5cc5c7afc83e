package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.sign.ArtifactSigner;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Event.Signed;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    try (ArtifactSigner open = signer.get()) {
      for (StagedModule module : staging.unsigned()) {
        sign(staging, module, open);
      }
    }
    return new Signed(new Uploads(staging, true).signatures());
  }

  private void sign(Staging staging, StagedModule module, ArtifactSigner open) {
    List<StagedArtifact> left = new ArrayList<>(module.unsigned());
    left.removeIf(
        file ->
            Files.isRegularFile(staging.signature(file))
                && open.check(staging.file(file.file().path()), staging.signature(file)).good());
    if (module.target() != null && !left.isEmpty()) {
      published.signatures(
          module.target(), left, (file, there) -> keep(staging, module, file, there, open));
      left.removeIf(file -> Files.isRegularFile(staging.signature(file)));
    }
    left.forEach(
        file ->
            write(
                staging.signature(file),
                open.sign(staging.file(file.file().path())).getBytes(StandardCharsets.US_ASCII)));
  }

  /** Of which only the beginning is there was cut off, and is made anew. */
  private static void keep(
      Staging staging, StagedModule module, StagedArtifact file, Path there, ArtifactSigner open) {
    Path signature = staging.signature(file);
    delete(signature);
    if (!ArtifactSigner.isWhole(there)) {
      return;
    }
    if (!open.check(staging.file(file.file().path()), there).good()) {
      throw new ReleaseException(
          module.target().location()
              + " holds a signature of "
              + file.file().path()
              + " that is by a key that gpg does not know, or is not good",
          "gpg --import the public key of who has signed it, or find out who that was");
    }
    write(signature, read(there));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
