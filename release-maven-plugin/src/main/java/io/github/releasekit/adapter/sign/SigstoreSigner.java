package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.sign.ArtifactVerifier.Verdict;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.extension.Sigstore;
import io.github.releasekit.extension.Sigstore.Identity;
import io.github.releasekit.extension.Sigstore.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Signs files with Sigstore.
 *
 * @param token of the identity; asked for each time, since it holds for some minutes only
 */
public record SigstoreSigner(
    Sigstore sigstore, Instance instance, Identity identity, Supplier<Secret> token)
    implements FileSigner {

  @Override
  public byte[] sign(Path file) {
    return sigstore.sign(instance, token.get(), file);
  }

  @Override
  public Verdict check(Path file, Path signature) {
    return sigstore
        .problem(instance, identity, file, read(signature))
        .map(problem -> new Verdict(false, "is no good bundle: " + PlainText.line(problem)))
        .orElseGet(() -> new Verdict(true, "is a good bundle by " + identity.subject()));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** There is nothing to close. */
  @Override
  public void close() {
    return;
  }
}
