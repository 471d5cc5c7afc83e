package io.github.releasekit.extension.sigstore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/**
 * Says when something was there: the Time-Stamp Protocol via HTTP (RFC 3161, 2.4 and 3.4), at the
 * path of Sigstore's timestamp-authority.
 */
final class TimestampStandIn extends HttpStandIn {

  private static final String PATH = "/api/v1/timestamp";
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.2");

  private final Authority authority = new Authority("timestamps");
  private final SigningKey key = SigningKey.create();
  private final X509CertificateHolder certificate;

  private volatile Duration age = Duration.ZERO;

  TimestampStandIn() throws GeneralSecurityException, IOException {
    super(PATH);
    X509v3CertificateBuilder builder =
        authority.builder(
            new X500Name("O=timestamps,CN=signer"),
            key.publicKey(),
            Instant.now().minus(Duration.ofHours(12)),
            Duration.ofDays(1));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    this.certificate = authority.sign(builder);
  }

  String address() {
    return url() + PATH;
  }

  /** Itself and those who certified it. */
  List<X509CertificateHolder> chain() {
    List<X509CertificateHolder> chain = new ArrayList<>(List.of(certificate));
    chain.addAll(authority.chain());
    return chain;
  }

  /** Says that it is some time earlier. */
  void backdate(Duration by) {
    this.age = by;
  }

  @Override
  Answer answer(byte[] request) throws GeneralSecurityException, IOException {
    try {
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .build("SHA256withECDSA", key.pair().getPrivate(), x509()),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              POLICY);
      tokens.addCertificates(new CollectionStore<>(List.of(certificate)));
      byte[] response =
          new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
              .generate(
                  new TimeStampRequest(request),
                  BigInteger.valueOf(requests()),
                  Date.from(Instant.now().minus(age)))
              .getEncoded();
      return new Answer(201, "application/timestamp-reply", "", response);
    } catch (OperatorCreationException | TSPException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private X509Certificate x509() throws GeneralSecurityException, IOException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
  }
}
