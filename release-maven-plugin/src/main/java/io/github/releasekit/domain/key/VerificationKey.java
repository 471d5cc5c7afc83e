package io.github.releasekit.domain.key;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/**
 * A public key that provenance may be signed with.
 *
 * @param scheme by which it verifies
 */
public record VerificationKey(PublicKey key, Scheme scheme) {

  private static final List<String> ALGORITHMS = List.of("Ed25519", "EC", "RSA");

  /**
   * Reads {@code -----BEGIN PUBLIC KEY-----} (RFC 7468, 13).
   *
   * @throws ReleaseException when it is none of Ed25519, P-256, P-384 or RSA
   */
  public static VerificationKey parse(String pem) {
    return Pem.parse(pem)
        .filter(parsed -> parsed.label().equals("PUBLIC KEY"))
        .flatMap(parsed -> decode(parsed.content()))
        .flatMap(key -> Scheme.of(key).map(scheme -> new VerificationKey(key, scheme)))
        .orElseThrow(
            () ->
                new ReleaseException(
                    "this is no public key of Ed25519, P-256, P-384 or RSA with 2048 bits or more",
                    "openssl pkey -in key.pem -pubout prints that of a private key"));
  }

  private static Optional<PublicKey> decode(byte[] content) {
    for (String algorithm : ALGORITHMS) {
      try {
        return Optional.of(
            KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(content)));
      } catch (GeneralSecurityException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  /** The SHA-256 of the key as X.509 has it: what an envelope names its signer by. */
  public String id() {
    return Digests.sha256(key.getEncoded());
  }

  /** Whether a signature of some bytes is by this key. */
  public boolean verifies(byte[] signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(scheme.algorithm());
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
