package io.github.releasekit.extension.sigstore;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A key on the curve P-256. */
record SigningKey(KeyPair pair) {

  static SigningKey create() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return new SigningKey(generator.generateKeyPair());
  }

  PublicKey publicKey() {
    return pair.getPublic();
  }

  /** The signature of the SHA-256 of some bytes, in DER. */
  byte[] sign(byte[] bytes) throws GeneralSecurityException {
    return sign("SHA256withECDSA", bytes);
  }

  byte[] sign(String algorithm, byte[] bytes) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(bytes);
    return signature.sign();
  }

  static boolean verifies(PublicKey key, String algorithm, byte[] bytes, byte[] signed)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(key);
    signature.update(bytes);
    return signature.verify(signed);
  }

  /** The SHA-256 of its SubjectPublicKeyInfo, by which logs are known (RFC 6962, 3.2). */
  byte[] id() throws GeneralSecurityException {
    return sha256(publicKey().getEncoded());
  }

  static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  static String pem(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
