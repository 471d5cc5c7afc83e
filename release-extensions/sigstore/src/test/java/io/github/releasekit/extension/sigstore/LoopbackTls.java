package io.github.releasekit.extension.sigstore;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** TLS of 127.0.0.1, which this JVM trusts: the library talks to Fulcio in no other way. */
final class LoopbackTls {

  private static final String PASSWORD = "changeit";
  private static final LoopbackTls ONLY = create();

  private final SigningKey key;
  private final X509CertificateHolder certificate;

  private LoopbackTls() throws GeneralSecurityException, IOException {
    Authority authority = new Authority("loopback");
    this.key = SigningKey.create();
    X509v3CertificateBuilder builder =
        authority.builder(
            new X500Name("CN=127.0.0.1"),
            key.publicKey(),
            Instant.now().minusSeconds(60),
            Duration.ofHours(1));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    this.certificate = authority.sign(builder);
    trust(authority.chain().get(0));
  }

  private static LoopbackTls create() {
    try {
      return new LoopbackTls();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void trust(X509CertificateHolder authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "loopback",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(authority.getEncoded())));
    Path file = Files.createTempFile("loopback", ".p12");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    System.setProperty("javax.net.ssl.trustStore", file.toString());
    System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
  }

  static ServerCredentials credentials() throws IOException {
    return TlsServerCredentials.create(
        pem("CERTIFICATE", ONLY.certificate.getEncoded()),
        pem("PRIVATE KEY", ONLY.key.pair().getPrivate().getEncoded()));
  }

  private static ByteArrayInputStream pem(String type, byte[] der) {
    return new ByteArrayInputStream(SigningKey.pem(type, der).getBytes(StandardCharsets.US_ASCII));
  }
}
