package io.github.releasekit.extension.sigstore;

import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.tuf.SigstoreTufClient;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The instance of Sigstore that is open to everybody, whose files are fetched once. */
final class PublicGoodInstance {

  private @Nullable SigstoreTufClient client;

  /**
   * Its files, by The Update Framework.
   *
   * @throws ReleaseException when they cannot be fetched
   */
  synchronized SigstoreTufClient files() {
    try {
      SigstoreTufClient current = client;
      if (current == null) {
        current = SigstoreTufClient.builder().usePublicGoodInstance().build();
        client = current;
      }
      current.update();
      return current;
    } catch (IOException | SigstoreConfigurationException | RuntimeException e) {
      throw new ReleaseException(
          "the trusted root of Sigstore's public good instance cannot be fetched: " + Words.why(e),
          "see that https://tuf-repo-cdn.sigstore.dev can be reached, or name files with the"
              + " trusted root and the signing config of another instance",
          e);
    }
  }
}
