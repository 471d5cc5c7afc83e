package io.github.releasekit.extension.sigstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.releasekit.domain.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vouches for subjects with ID tokens (OpenID Connect Core 1.0, 2), which are JSON Web Signatures
 * in compact serialisation (RFC 7515, 7.1) with ES256 (RFC 7518, 3.4).
 */
final class OidcIssuer {

  static final String URL = "https://token.example.org";
  static final String WORKFLOW =
      "https://github.com/example/app/.github/workflows/release.yml@refs/heads/main";

  private final SigningKey key;

  OidcIssuer() throws GeneralSecurityException {
    this.key = SigningKey.create();
  }

  Secret token() throws GeneralSecurityException, IOException {
    return token(Map.of());
  }

  /**
   * A token for {@link #WORKFLOW}.
   *
   * @param changes claims that are other ones
   */
  Secret token(Map<String, Object> changes) throws GeneralSecurityException, IOException {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", URL);
    claims.put("sub", WORKFLOW);
    claims.put("aud", "sigstore");
    claims.put("exp", Instant.now().plus(Duration.ofMinutes(10)).getEpochSecond());
    claims.putAll(changes);
    String signed = part(Map.of("alg", "ES256", "typ", "JWT")) + "." + part(claims);
    byte[] signature =
        key.sign("SHA256withECDSAinP1363Format", signed.getBytes(StandardCharsets.US_ASCII));
    return new Secret(signed + "." + encode(signature));
  }

  /** The claims of a token that holds for Fulcio. */
  JsonNode verify(String token) throws GeneralSecurityException, IOException {
    int end = token.lastIndexOf('.');
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
    byte[] signed = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
    JsonNode claims =
        new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    if (!SigningKey.verifies(key.publicKey(), "SHA256withECDSAinP1363Format", signed, signature)
        || !claims.path("iss").asText().equals(URL)
        || !claims.path("aud").asText().equals("sigstore")
        || claims.path("exp").asLong() <= Instant.now().getEpochSecond()) {
      throw new GeneralSecurityException("not a token of this issuer for Sigstore");
    }
    return claims;
  }

  private static String part(Map<String, Object> members) throws IOException {
    return encode(new JsonMapper().writeValueAsBytes(members));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
