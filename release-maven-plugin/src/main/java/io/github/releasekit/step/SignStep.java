package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.sign.ArtifactVerifier.Verdict;
import io.github.releasekit.adapter.sign.FileSigner;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Signed;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Signs every file that is to be uploaded and that the build has not signed itself (X1). A
 * signature is another one each time it is made: one that is published already, and is good, is
 * kept.
 *
 * <p>Rollback: the signatures are removed with the staged files, unless they are public.
 */
public final class SignStep implements Step<Manifest> {

  private final SignatureForm form;
  private final PublishedFiles published;
  private final Supplier<FileSigner> signer;

  /**
   * @param published what an earlier run has uploaded
   * @param signer makes signatures of the form
   */
  public SignStep(SignatureForm form, PublishedFiles published, Supplier<FileSigner> signer) {
    this.form = form;
    this.published = published;
    this.signer = signer;
  }

  /** The id of the step for a form. */
  public static String id(SignatureForm form) {
    return form == SignatureForm.OPENPGP ? "sign" : "sign-" + form.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String id() {
    return id(form);
  }

  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Staging staging = CompareStep.staging(journal);
    try (FileSigner open = signer.get()) {
      for (StagedModule module : staging.unsigned()) {
        sign(staging, module, open);
      }
    }
    return new Signed(new Uploads(staging, Set.of(form)).signatures());
  }

  private void sign(Staging staging, StagedModule module, FileSigner open) {
    List<StagedArtifact> left = new ArrayList<>(module.unsigned(form));
    left.removeIf(
        file ->
            Files.isRegularFile(staging.signature(form, file))
                && open.check(staging.file(file.file().path()), staging.signature(form, file))
                    .good());
    if (module.target() != null && !left.isEmpty()) {
      published.signatures(
          form, module.target(), left, (file, there) -> keep(staging, module, file, there, open));
      left.removeIf(file -> Files.isRegularFile(staging.signature(form, file)));
    }
    left.forEach(
        file -> write(staging.signature(form, file), open.sign(staging.file(file.file().path()))));
  }

  /** Of which only the beginning is there was cut off, and is made anew. */
  private void keep(
      Staging staging, StagedModule module, StagedArtifact file, Path there, FileSigner open) {
    Path signature = staging.signature(form, file);
    delete(signature);
    if (file.isCutOffSignature(form, read(there))) {
      return;
    }
    Verdict verdict = open.check(staging.file(file.file().path()), there);
    if (!verdict.good()) {
      throw new ReleaseException(
          module.target().location()
              + " holds a signature of "
              + file.file().path()
              + ", and it "
              + verdict.detail(),
          "let gpg know the public key of who has signed it, or find out who that was");
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
