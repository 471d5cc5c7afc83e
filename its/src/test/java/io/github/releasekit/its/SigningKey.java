package io.github.releasekit.its;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;
import org.bouncycastle.openpgp.operator.jcajce.JcePBESecretKeyEncryptorBuilder;

/** An OpenPGP key for one test, made anew. */
public final class SigningKey {

  private SigningKey() {}

  /** The secret key in ASCII armor. */
  public static String armored() {
    return armored("");
  }

  /**
   * As {@link #armored()}.
   *
   * @param passphrase that protects it; empty for none
   */
  public static String armored(String passphrase) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      JcaPGPKeyPair pair =
          new JcaPGPKeyPair(
              4, PGPPublicKey.RSA_GENERAL, generator.generateKeyPair(), Date.from(Instant.now()));
      PGPSecretKey key =
          new PGPSecretKey(
              PGPSignature.DEFAULT_CERTIFICATION,
              pair,
              "Ada Lovelace <ada@example.org>",
              new JcaPGPDigestCalculatorProviderBuilder().build().get(HashAlgorithmTags.SHA1),
              null,
              null,
              new JcaPGPContentSignerBuilder(
                  pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
              passphrase.isEmpty()
                  ? null
                  : new JcePBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                      .build(passphrase.toCharArray()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ArmoredOutputStream armored = new ArmoredOutputStream(out)) {
        key.encode(armored);
      }
      return out.toString(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException | PGPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
