package io.github.releasekit.extension.sigstore;

import dev.sigstore.SigningConfigProvider;
import dev.sigstore.TrustedRootProvider;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreSigningConfig;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Sigstore.Instance;
import java.nio.file.Path;

/** What is known of an instance of Sigstore before it is asked. */
record Configuration(Instance instance, PublicGoodInstance publicGoodInstance) {

  /**
   * Whose certificates and log entries hold.
   *
   * @throws ReleaseException when it cannot be read
   */
  SigstoreTrustedRoot trustedRoot() {
    if (instance.trustedRoot().isEmpty()) {
      return publicGoodInstance.files().getSigstoreTrustedRoot();
    }
    Path file = instance.trustedRoot().get();
    try {
      return TrustedRootProvider.from(file).get();
    } catch (SigstoreConfigurationException | RuntimeException e) {
      throw unreadable("trusted root", "trusted_root.json", file, e);
    }
  }

  /**
   * Where its services are.
   *
   * @throws ReleaseException when it cannot be read
   */
  SigstoreSigningConfig signingConfig() {
    if (instance.signingConfig().isEmpty()) {
      return publicGoodInstance.files().getSigstoreSigningConfig();
    }
    Path file = instance.signingConfig().get();
    try {
      return SigningConfigProvider.from(file).get();
    } catch (SigstoreConfigurationException | RuntimeException e) {
      throw unreadable("signing config", "signing_config.v0.2.json", file, e);
    }
  }

  private static ReleaseException unreadable(String what, String name, Path file, Exception why) {
    return new ReleaseException(
        "the " + what + " " + file + " of Sigstore cannot be read: " + Words.why(why),
        "name the file " + name + " that the instance publishes",
        why);
  }
}
