package io.github.releasekit.extension.sigstore;

import io.github.releasekit.domain.Secret;
import io.github.releasekit.extension.Sigstore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Signs and checks by sigstore-java, which is asked for no token and opens no browser. */
public final class SigstoreBundles implements Sigstore {

  private final PublicGoodInstance publicGoodInstance = new PublicGoodInstance();
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
  private final Duration limit;

  public SigstoreBundles() {
    this(Duration.ofMinutes(2));
  }

  /**
   * @param limit how long one file may take
   */
  SigstoreBundles(Duration limit) {
    this.limit = limit;
  }

  /** One who has signed, and has a certificate for more files while it lasts. */
  private record Held(Instance instance, IdentityToken token, BundleSigner signer) {

    boolean isFor(Instance other, IdentityToken otherToken) {
      return instance.equals(other) && token.isSame(otherToken);
    }
  }

  @Override
  public byte[] sign(Instance instance, Secret token, Path file) {
    IdentityToken identity = IdentityToken.read(token);
    return Bounded.call(
        "signing " + file.getFileName() + " with Sigstore",
        limit,
        () -> {
          Held one = held.getAndSet(null);
          if (one == null || !one.isFor(instance, identity)) {
            one = new Held(instance, identity, signer(instance, identity));
          }
          byte[] bundle = one.signer().sign(file);
          held.set(one);
          return bundle;
        });
  }

  private BundleSigner signer(Instance instance, IdentityToken token) {
    Configuration configuration = new Configuration(instance, publicGoodInstance);
    return new BundleSigner(configuration.trustedRoot(), configuration.signingConfig(), token);
  }

  @Override
  public Optional<String> problem(Instance instance, Identity expected, Path file, byte[] bundle) {
    Configuration configuration = new Configuration(instance, publicGoodInstance);
    return Bounded.call(
        "checking the Sigstore bundle of " + file.getFileName(),
        limit,
        () -> new BundleChecker(configuration.trustedRoot(), expected).problem(file, bundle));
  }
}
