package io.github.releasekit.adapter.sign;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.key.Pem;
import io.github.releasekit.domain.key.Scheme;
import io.github.releasekit.domain.key.VerificationKey;
import io.github.releasekit.domain.provenance.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Signs provenance with a private key (X3). */
public final class ProvenanceSigner {

  private static final List<String> ALGORITHMS = List.of("Ed25519", "EC", "RSA");
  private static final byte[] PROBE = "release-kit".getBytes(StandardCharsets.US_ASCII);

  private final PrivateKey key;
  private final VerificationKey counterpart;

  /**
   * @param pem {@code -----BEGIN PRIVATE KEY-----}, or {@code ENCRYPTED PRIVATE KEY} (RFC 7468, 10
   *     and 11)
   * @param allowed the keys that verify what may be signed
   * @throws ReleaseException when it is no such key, the passphrase is wrong, or none of those
   *     verifies what it signs
   */
  public ProvenanceSigner(Secret pem, Optional<Secret> passphrase, List<VerificationKey> allowed) {
    this.key = privateKey(pem, passphrase);
    this.counterpart =
        allowed.stream()
            .filter(one -> Scheme.of(key).equals(Optional.of(one.scheme())))
            .filter(one -> one.verifies(PROBE, sign(one.scheme(), PROBE)))
            .findFirst()
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "the private key for provenance belongs to none of the 'publicKeys' of"
                            + " release-kit.yml",
                        "openssl pkey -in key.pem -pubout prints the public key that belongs to it"));
  }

  private static PrivateKey privateKey(Secret text, Optional<Secret> passphrase) {
    Pem pem = Pem.parse(text.reveal()).orElseThrow(ProvenanceSigner::unreadable);
    return switch (pem.label()) {
      case "PRIVATE KEY" -> decode(new PKCS8EncodedKeySpec(pem.content()));
      case "ENCRYPTED PRIVATE KEY" ->
          decode(
              decrypted(
                  pem,
                  passphrase.orElseThrow(
                      () ->
                          new ReleaseException(
                              "the private key for provenance is encrypted, and there is no"
                                  + " passphrase",
                              "export RELEASE_KIT_PROVENANCE_PASSPHRASE, or give the server"
                                  + " 'release-kit.provenance' of settings.xml a <passphrase>"))));
      default -> throw unreadable();
    };
  }

  private static PrivateKey decode(KeySpec encoded) {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (GeneralSecurityException e) {
        continue;
      }
    }
    throw unreadable();
  }

  private static KeySpec decrypted(Pem pem, Secret passphrase) {
    PBEKeySpec password = new PBEKeySpec(passphrase.reveal().toCharArray());
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(pem.content());
      // Before Java 19 the name is that of the family, and the parameters have the algorithm's.
      String algorithm =
          info.getAlgName().equals("PBES2")
              ? info.getAlgParameters().toString()
              : info.getAlgName();
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(password),
          info.getAlgParameters());
      return info.getKeySpec(cipher);
    } catch (GeneralSecurityException | IOException e) {
      throw new ReleaseException(
          "the private key for provenance cannot be decrypted",
          "check its passphrase, which has to be ASCII; openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem encrypts one anew");
    } finally {
      password.clearPassword();
    }
  }

  private static ReleaseException unreadable() {
    return new ReleaseException(
        "the private key for provenance is none of Ed25519, P-256, P-384 or RSA in PEM",
        "openssl genpkey -algorithm ed25519 prints one");
  }

  /** An envelope with the statement in it. */
  public Envelope sign(byte[] statement) {
    return Envelope.of(
        statement, counterpart.id(), sign(counterpart.scheme(), Envelope.signed(statement)));
  }

  private byte[] sign(Scheme scheme, byte[] content) {
    try {
      Signature signature = Signature.getInstance(scheme.algorithm());
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new ReleaseException(
          "the private key for provenance does not sign: " + e.getMessage(),
          "openssl genpkey -algorithm ed25519 prints another one",
          e);
    }
  }
}
