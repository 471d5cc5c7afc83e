package io.github.releasekit.step;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.key.VerificationKey;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.provenance.Envelope;
import io.github.releasekit.domain.provenance.Provenance;
import java.util.List;
import java.util.Optional;

/** Checks provenance that was published (X4). */
public final class ProvenanceCheck {

  private static final String SOURCE = "provenance";

  private ProvenanceCheck() {}

  /**
   * What is wrong with it; nothing where one of the keys has signed it, and it is of the release.
   *
   * @param content a line with an envelope
   * @param artifacts that were released
   */
  public static List<String> problems(
      byte[] content, List<VerificationKey> keys, Manifest manifest, List<Artifact> artifacts) {
    try {
      Optional<byte[]> statement = Json.read(content, Envelope.class, SOURCE).opened(keys);
      return statement
          .map(opened -> Json.read(opened, Provenance.class, SOURCE).problems(manifest, artifacts))
          .orElse(List.of("it is not signed by any of the 'publicKeys' of release-kit.yml"));
    } catch (ReleaseException e) {
      return List.of(e.problem());
    }
  }
}
