package io.github.releasekit.extension.sigstore;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.releasekit.extension.Sigstore.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * An instance of Sigstore, with the files that it publishes: {@code TrustedRoot} and {@code
 * SigningConfig} of {@code sigstore_trustroot.proto} in Sigstore's protobuf-specs, in JSON.
 */
public final class SigstoreStandIn implements AutoCloseable {

  static final Map<String, Object> ALWAYS = Map.of("start", "2020-01-01T00:00:00Z");

  final OidcIssuer issuer;
  final FulcioStandIn fulcio;
  final RekorStandIn rekor;
  final RekorTilesStandIn tiles;
  final TimestampStandIn timestamps;

  private final Path directory;
  private final Authority authority = new Authority("example.org");
  private final CtLog ctLog = new CtLog();
  private final MerkleLog log = new MerkleLog();

  SigstoreStandIn(Path directory) throws GeneralSecurityException, IOException {
    this.directory = directory;
    this.issuer = new OidcIssuer();
    this.fulcio = new FulcioStandIn(issuer, authority, ctLog);
    this.rekor = new RekorStandIn(log);
    this.tiles = new RekorTilesStandIn(log);
    this.timestamps = new TimestampStandIn();
  }

  /**
   * Serves until its input ends, for programs that trust {@code trust.p12} of its directory.
   *
   * @param arguments the directory that its files and an identity token are written into, the token
   *     last
   */
  public static void main(String... arguments) throws GeneralSecurityException, IOException {
    Path directory = Path.of(arguments[0]);
    try (SigstoreStandIn standIn = new SigstoreStandIn(directory)) {
      standIn.instance();
      Files.copy(
          Path.of(System.getProperty("javax.net.ssl.trustStore")), directory.resolve("trust.p12"));
      Path token =
          Files.writeString(directory.resolve("token.new"), standIn.issuer.token().reveal());
      Files.move(token, directory.resolve("token"));
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }

  Instance instance() throws GeneralSecurityException, IOException {
    return instance(fulcio.url(), rekor.url(), ALWAYS);
  }

  /** Its files, with a timestamp authority and a log of the next generation beside the first. */
  Instance nextInstance() throws GeneralSecurityException, IOException {
    return instance(
        fulcio.url(),
        ALWAYS,
        tiles.url(),
        List.of(service(rekor.url(), 1), service(tiles.url(), 2)),
        List.of(service(timestamps.address(), 1)));
  }

  /**
   * Its files, with services elsewhere.
   *
   * @param logged when the key of the log was in use
   */
  Instance instance(String fulcioUrl, String rekorUrl, Map<String, Object> logged)
      throws GeneralSecurityException, IOException {
    return instance(fulcioUrl, logged, rekorUrl, List.of(service(rekorUrl, 1)), List.of());
  }

  private Instance instance(
      String fulcioUrl,
      Map<String, Object> logged,
      String logUrl,
      List<Map<String, Object>> logs,
      List<Map<String, Object>> timestampAuthorities)
      throws GeneralSecurityException, IOException {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("mediaType", "application/vnd.dev.sigstore.trustedroot+json;version=0.1");
    root.put("tlogs", List.of(log(logUrl, log.key(), logged)));
    root.put("certificateAuthorities", List.of(authority(fulcioUrl, authority.chain())));
    root.put("ctlogs", List.of(log("https://ct.example.org", ctLog.key(), ALWAYS)));
    root.put("timestampAuthorities", List.of(authority(timestamps.address(), timestamps.chain())));
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("mediaType", "application/vnd.dev.sigstore.signingconfig.v0.2+json");
    config.put("caUrls", List.of(service(fulcioUrl, 1)));
    config.put("rekorTlogUrls", logs);
    config.put("tsaUrls", timestampAuthorities);
    config.put("rekorTlogConfig", Map.of("selector", "ANY"));
    config.put("tsaConfig", Map.of("selector", "ANY"));
    return new Instance(
        Optional.of(write("trusted_root.json", root)),
        Optional.of(write("signing_config.v0.2.json", config)));
  }

  private Path write(String name, Map<String, Object> members) throws IOException {
    Path file = directory.resolve(name);
    new JsonMapper().writeValue(file.toFile(), members);
    return file;
  }

  private static Map<String, Object> service(String url, int version) {
    return Map.of(
        "url", url, "majorApiVersion", version, "validFor", ALWAYS, "operator", "example.org");
  }

  private static Map<String, Object> log(String url, SigningKey key, Map<String, Object> valid)
      throws GeneralSecurityException {
    return Map.of(
        "baseUrl",
        url,
        "hashAlgorithm",
        "SHA2_256",
        "publicKey",
        Map.of(
            "rawBytes",
            base64(key.publicKey().getEncoded()),
            "keyDetails",
            "PKIX_ECDSA_P256_SHA_256",
            "validFor",
            valid),
        "logId",
        Map.of("keyId", base64(key.id())));
  }

  private static Map<String, Object> authority(String url, List<X509CertificateHolder> chain)
      throws IOException {
    List<Map<String, Object>> certificates = new ArrayList<>();
    for (X509CertificateHolder one : chain) {
      certificates.add(Map.of("rawBytes", base64(one.getEncoded())));
    }
    return Map.of(
        "subject",
        Map.of("organization", "example.org", "commonName", "intermediate"),
        "uri",
        url,
        "certChain",
        Map.of("certificates", certificates),
        "validFor",
        ALWAYS);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
    fulcio.close();
    rekor.close();
    tiles.close();
    timestamps.close();
  }
}
