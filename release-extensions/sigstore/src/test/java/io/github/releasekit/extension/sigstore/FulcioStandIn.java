package io.github.releasekit.extension.sigstore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sigstore.fulcio.v2.CAGrpc;
import dev.sigstore.fulcio.v2.CertificateChain;
import dev.sigstore.fulcio.v2.CreateSigningCertificateRequest;
import dev.sigstore.fulcio.v2.SigningCertificate;
import dev.sigstore.fulcio.v2.SigningCertificateEmbeddedSCT;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * Certifies keys as Fulcio does: the service {@code dev.sigstore.fulcio.v2.CA} of its {@code
 * fulcio.proto}, over gRPC and TLS; certificates by its {@code certificate-specification.md}, and
 * extensions by its {@code oid-info.md}; refusals by its {@code pkg/api/error.go}.
 */
final class FulcioStandIn extends CAGrpc.CAImplBase implements AutoCloseable {

  private static final ASN1ObjectIdentifier ISSUER_V1 =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.1");
  private static final ASN1ObjectIdentifier ISSUER_V2 =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.8");

  private final OidcIssuer issuer;
  private final Authority authority;
  private final CtLog ctLog;
  private final Server server;
  private final AtomicInteger requests = new AtomicInteger();

  private volatile Disturbance disturbance = Disturbance.NONE;
  private volatile Duration age = Duration.ZERO;
  private volatile KeyPurposeId purpose = KeyPurposeId.id_kp_codeSigning;
  private volatile boolean logged = true;

  FulcioStandIn(OidcIssuer issuer, Authority authority, CtLog ctLog) throws IOException {
    this.issuer = issuer;
    this.authority = authority;
    this.ctLog = ctLog;
    this.server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                LoopbackTls.credentials())
            .addService(this)
            .build()
            .start();
  }

  String url() {
    return "https://127.0.0.1:" + server.getPort();
  }

  void disturb(Disturbance how) {
    this.disturbance = how;
  }

  /** How often it was asked. */
  int requests() {
    return requests.get();
  }

  /** Issues certificates as of some time ago. */
  void backdate(Duration by) {
    this.age = by;
  }

  /** Issues certificates for something else than signing code. */
  void issueFor(KeyPurposeId other) {
    this.purpose = other;
  }

  /** Issues certificates that are in no log. */
  void issueUnlogged() {
    this.logged = false;
  }

  @Override
  public void createSigningCertificate(
      CreateSigningCertificateRequest request, StreamObserver<SigningCertificate> response) {
    requests.incrementAndGet();
    String token = request.getCredentials().getOidcIdentityToken();
    switch (disturbance) {
      case ERROR -> response.onError(Status.INTERNAL.withDescription(token).asException());
      case CUT -> server.shutdownNow();
      case GARBAGE -> answer(response, CertificateChain.newBuilder().addCertificates("garbage"));
      case SILENCE -> {}
      case NONE -> certify(request, token, response);
    }
  }

  private void certify(
      CreateSigningCertificateRequest request,
      String token,
      StreamObserver<SigningCertificate> response) {
    JsonNode claims;
    try {
      claims = issuer.verify(token);
    } catch (GeneralSecurityException | IOException e) {
      refuse(response, "There was an error processing the identity token");
      return;
    }
    boolean address = claims.path("email_verified").asBoolean();
    String name = claims.path(address ? "email" : "sub").asText();
    try {
      PublicKey key = key(request.getPublicKeyRequest().getPublicKey().getContent());
      byte[] proof = request.getPublicKeyRequest().getProofOfPossession().toByteArray();
      if (!SigningKey.verifies(
          key, "SHA256withECDSA", name.getBytes(StandardCharsets.UTF_8), proof)) {
        refuse(response, "The signature supplied in the request could not be verified");
        return;
      }
      CertificateChain.Builder chain = CertificateChain.newBuilder();
      chain.addCertificates(pem(certificate(key, name, address, claims.path("iss").asText())));
      for (X509CertificateHolder one : authority.chain()) {
        chain.addCertificates(pem(one));
      }
      answer(response, chain);
    } catch (GeneralSecurityException | IOException e) {
      response.onError(Status.INTERNAL.withCause(e).asException());
    }
  }

  private static void refuse(StreamObserver<SigningCertificate> response, String why) {
    response.onError(Status.INVALID_ARGUMENT.withDescription(why).asException());
  }

  private static void answer(
      StreamObserver<SigningCertificate> response, CertificateChain.Builder chain) {
    response.onNext(
        SigningCertificate.newBuilder()
            .setSignedCertificateEmbeddedSct(
                SigningCertificateEmbeddedSCT.newBuilder().setChain(chain))
            .build());
    response.onCompleted();
  }

  private X509CertificateHolder certificate(
      PublicKey key, String name, boolean address, String tokenIssuer)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder builder =
        authority.builder(new X500Name(""), key, Instant.now().minus(age), Duration.ofMinutes(10));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    int type = address ? GeneralName.rfc822Name : GeneralName.uniformResourceIdentifier;
    builder.addExtension(
        Extension.subjectAlternativeName, true, new GeneralNames(new GeneralName(type, name)));
    builder.addExtension(ISSUER_V1, false, tokenIssuer.getBytes(StandardCharsets.UTF_8));
    builder.addExtension(ISSUER_V2, false, new DERUTF8String(tokenIssuer));
    if (logged) {
      builder.addExtension(CtLog.POISON, true, DERNull.INSTANCE);
      Extension promise = ctLog.addPreChain(authority.sign(builder), authority.key());
      builder.removeExtension(CtLog.POISON);
      builder.addExtension(promise);
    }
    return authority.sign(builder);
  }

  private static PublicKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private static String pem(X509CertificateHolder certificate) throws IOException {
    return SigningKey.pem("CERTIFICATE", certificate.getEncoded());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
