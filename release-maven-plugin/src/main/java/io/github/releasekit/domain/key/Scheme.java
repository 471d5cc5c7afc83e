package io.github.releasekit.domain.key;

import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.util.Optional;

/** How envelopes are signed, by the kind of key: as cosign signs and verifies them. */
public enum Scheme {
  ED25519("Ed25519"),
  ECDSA_P256("SHA256withECDSA"),
  ECDSA_P384("SHA384withECDSA"),
  RSA("SHA256withRSA");

  private static final int LEAST_RSA_BITS = 2048;

  private final String algorithm;

  Scheme(String algorithm) {
    this.algorithm = algorithm;
  }

  /** As {@link java.security.Signature} names it. */
  public String algorithm() {
    return algorithm;
  }

  /** The one of a public or private key; empty where there is none, or the key is too weak. */
  public static Optional<Scheme> of(Key key) {
    if (key instanceof EdECKey edwards) {
      return Optional.of(ED25519)
          .filter(scheme -> edwards.getParams().getName().equals(scheme.algorithm()));
    }
    if (key instanceof ECKey elliptic) {
      return switch (elliptic.getParams().getCurve().getField().getFieldSize()) {
        case 256 -> Optional.of(ECDSA_P256);
        case 384 -> Optional.of(ECDSA_P384);
        default -> Optional.empty();
      };
    }
    return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS
        ? Optional.of(RSA)
        : Optional.empty();
  }
}
