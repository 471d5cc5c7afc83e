package io.github.releasekit.extension;

import io.github.releasekit.domain.material.Sbom;
import io.github.releasekit.domain.material.SbomFormat;

/** Writes bills of materials (X2). */
public interface SbomWriter {

  /**
   * A document of the format, in UTF-8; the same for the same bill.
   *
   * @throws io.github.releasekit.domain.ReleaseException when there is something that the format
   *     has no place for
   */
  byte[] write(SbomFormat format, Sbom sbom);
}
