package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.sign.ArtifactVerifier.Verdict;
import java.nio.file.Path;

/** Signs files, and checks what was signed so. */
public interface FileSigner extends AutoCloseable {

  /**
   * The signature of a file, which is another one each time.
   *
   * @throws io.github.releasekit.domain.ReleaseException when there is none
   */
  byte[] sign(Path file);

  /** Whether a signature is a good one of a file, by somebody who is trusted. */
  Verdict check(Path file, Path signature);

  @Override
  void close();
}
