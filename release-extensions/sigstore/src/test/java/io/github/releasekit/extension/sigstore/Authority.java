package io.github.releasekit.extension.sigstore;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root and an intermediate authority, which issues (RFC 5280). */
final class Authority {

  private static final Duration LONG = Duration.ofDays(1);

  private final X500Name name;
  private final SigningKey key;
  private final X509CertificateHolder intermediate;
  private final X509CertificateHolder root;

  Authority(String organization) throws GeneralSecurityException, IOException {
    X500Name rootName = new X500Name("O=" + organization + ",CN=root");
    SigningKey rootKey = SigningKey.create();
    this.name = new X500Name("O=" + organization + ",CN=intermediate");
    this.key = SigningKey.create();
    this.root = authority(rootName, rootKey, rootName, rootKey.publicKey());
    this.intermediate = authority(rootName, rootKey, name, key.publicKey());
  }

  private static X509CertificateHolder authority(
      X500Name issuer, SigningKey issuerKey, X500Name subject, PublicKey key)
      throws GeneralSecurityException, IOException {
    Instant start = Instant.now().minus(LONG);
    X509v3CertificateBuilder builder = builder(issuer, subject, key, start, LONG.multipliedBy(2));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return sign(builder, issuerKey);
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant start, Duration validity) {
    return new X509v3CertificateBuilder(
        issuer,
        new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
        Date.from(start),
        Date.from(start.plus(validity)),
        subject,
        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  private static X509CertificateHolder sign(X509v3CertificateBuilder builder, SigningKey key)
      throws GeneralSecurityException {
    try {
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withECDSA").build(key.pair().getPrivate());
      return builder.build(signer);
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** A certificate that is yet to be given extensions. */
  X509v3CertificateBuilder builder(
      X500Name subject, PublicKey subjectKey, Instant start, Duration validity) {
    return builder(name, subject, subjectKey, start, validity);
  }

  X509CertificateHolder sign(X509v3CertificateBuilder builder) throws GeneralSecurityException {
    return sign(builder, key);
  }

  SigningKey key() {
    return key;
  }

  /** Itself and its root. */
  List<X509CertificateHolder> chain() {
    return List.of(intermediate, root);
  }
}
