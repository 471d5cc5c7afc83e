package io.github.releasekit.extension.sigstore;

import dev.sigstore.AlgorithmRegistry.SigningAlgorithm;
import dev.sigstore.KeylessSigner;
import dev.sigstore.KeylessSignerException;
import dev.sigstore.oidc.client.OidcClients;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreSigningConfig;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import io.github.releasekit.domain.ReleaseException;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;

/** Signs with a key that is thrown away, and that Fulcio certifies for whoever has the token. */
final class BundleSigner {

  private static final Set<Code> TOKEN_REFUSED =
      Set.of(Code.INVALID_ARGUMENT, Code.UNAUTHENTICATED, Code.PERMISSION_DENIED);

  private final SigstoreSigningConfig config;
  private final IdentityToken token;
  private final KeylessSigner signer;

  /**
   * Signs at an instance of Sigstore.
   *
   * @throws ReleaseException when what the instance publishes is not enough for that
   */
  BundleSigner(SigstoreTrustedRoot root, SigstoreSigningConfig config, IdentityToken token) {
    this.config = config;
    this.token = token;
    this.signer = signer(root, config, token);
  }

  /**
   * The bundle of a file, which ends with a line feed.
   *
   * @throws ReleaseException when the file cannot be read, or a service does not do its part
   */
  byte[] sign(Path file) {
    byte[] digest = Digest.of(file);
    try {
      return (signer.sign(digest).toJson() + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (KeylessSignerException | RuntimeException e) {
      throw refusal(e);
    }
  }

  private static KeylessSigner signer(
      SigstoreTrustedRoot root, SigstoreSigningConfig config, IdentityToken token) {
    try {
      return KeylessSigner.builder()
          .trustedRootProvider(() -> root)
          .signingConfigProvider(() -> config)
          .enableRekorV2(true)
          .forceCredentialProviders(OidcClients.of(token))
          .signingAlgorithm(SigningAlgorithm.PKIX_ECDSA_P256_SHA_256)
          .build();
    } catch (GeneralSecurityException | IOException | SigstoreConfigurationException e) {
      throw new ReleaseException(
          "the trusted root and the signing config do not do for signing: " + Words.why(e),
          "name those files that the instance of Sigstore publishes now",
          e);
    }
  }

  /** Without the exception of the library as the cause, which may quote the token. */
  private ReleaseException refusal(Exception failure) {
    if (failure instanceof ReleaseException refusal) {
      return refusal;
    }
    SigstoreService service = SigstoreService.of(failure);
    String which = service.in(config);
    String why = Words.why(failure, token::hideIn);
    if (failure instanceof StatusRuntimeException grpc
        && TOKEN_REFUSED.contains(grpc.getStatus().getCode())) {
      return new ReleaseException(
          which + " does not take the identity token: " + why, token.next());
    }
    return new ReleaseException(
        which + " " + service.failure() + ": " + why,
        "see that it can be reached and works, then run the command again");
  }
}
