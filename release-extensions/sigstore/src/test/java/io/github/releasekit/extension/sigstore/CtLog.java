package io.github.releasekit.extension.sigstore;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.X509CertificateHolder;

/** Promises to log certificates before they are issued (RFC 6962, 3.1 to 3.3). */
final class CtLog {

  static final ASN1ObjectIdentifier POISON = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.3");
  static final ASN1ObjectIdentifier SCTS = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");

  private static final int V1 = 0;
  private static final int CERTIFICATE_TIMESTAMP = 0;
  private static final int PRECERT_ENTRY = 1;
  private static final int SHA256 = 4;
  private static final int ECDSA = 3;

  private final SigningKey key;

  CtLog() throws GeneralSecurityException {
    this.key = SigningKey.create();
  }

  SigningKey key() {
    return key;
  }

  /**
   * The extension with one signed certificate timestamp.
   *
   * @param precertificate one with the poison extension
   */
  Extension addPreChain(X509CertificateHolder precertificate, SigningKey issuer)
      throws GeneralSecurityException, IOException {
    long timestamp = Instant.now().toEpochMilli();
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    DataOutputStream input = new DataOutputStream(signed);
    input.writeByte(V1);
    input.writeByte(CERTIFICATE_TIMESTAMP);
    input.writeLong(timestamp);
    input.writeShort(PRECERT_ENTRY);
    input.write(issuer.id());
    byte[] certificate = withoutPoison(precertificate).getEncoded("DER");
    input.writeByte(certificate.length >> 16);
    input.writeShort(certificate.length);
    input.write(certificate);
    input.writeShort(0);

    ByteArrayOutputStream sct = new ByteArrayOutputStream();
    DataOutputStream output = new DataOutputStream(sct);
    byte[] signature = key.sign(signed.toByteArray());
    output.writeByte(V1);
    output.write(key.id());
    output.writeLong(timestamp);
    output.writeShort(0);
    output.writeByte(SHA256);
    output.writeByte(ECDSA);
    output.writeShort(signature.length);
    output.write(signature);

    ByteArrayOutputStream list = new ByteArrayOutputStream();
    DataOutputStream outer = new DataOutputStream(list);
    outer.writeShort(sct.size() + 2);
    outer.writeShort(sct.size());
    outer.write(sct.toByteArray());
    return new Extension(SCTS, false, new DEROctetString(list.toByteArray()).getEncoded());
  }

  private static TBSCertificate withoutPoison(X509CertificateHolder precertificate) {
    TBSCertificate whole = precertificate.toASN1Structure().getTBSCertificate();
    if (whole.getExtensions().getExtension(POISON) == null) {
      throw new IllegalArgumentException("no precertificate");
    }
    ExtensionsGenerator rest = new ExtensionsGenerator();
    for (ASN1ObjectIdentifier one : whole.getExtensions().getExtensionOIDs()) {
      if (!one.equals(POISON)) {
        rest.addExtension(whole.getExtensions().getExtension(one));
      }
    }
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(whole.getSerialNumber());
    generator.setSignature(whole.getSignature());
    generator.setIssuer(whole.getIssuer());
    generator.setStartDate(whole.getStartDate());
    generator.setEndDate(whole.getEndDate());
    generator.setSubject(whole.getSubject());
    generator.setSubjectPublicKeyInfo(whole.getSubjectPublicKeyInfo());
    generator.setExtensions(rest.generate());
    return generator.generateTBSCertificate();
  }
}
