package io.github.releasekit.extension.sigstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sigstore.oidc.client.ImmutableOidcToken;
import dev.sigstore.oidc.client.OidcClient;
import dev.sigstore.oidc.client.OidcToken;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An OpenID Connect identity token, which is a JSON Web Token (RFC 7519) in its compact form. */
final class IdentityToken implements OidcClient {

  /** What may be one of a token; shorter ones give nothing away. */
  private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9_-]{12,}");

  private static final String NEXT =
      "get an identity token with the audience 'sigstore' from an issuer that the instance of"
          + " Sigstore knows, and run the command again with it";

  private final Secret token;
  private final Instant expiry;
  private final OidcToken read;

  private IdentityToken(Secret token, Instant expiry, OidcToken read) {
    this.token = token;
    this.expiry = expiry;
    this.read = read;
  }

  /**
   * Reads a token.
   *
   * @throws ReleaseException when it is none
   */
  static IdentityToken read(Secret token) {
    JsonNode claims = claims(token.reveal());
    String subject = subject(claims);
    String issuer = claims.path("iss").asText();
    if (subject.isEmpty() || issuer.isEmpty()) {
      throw new ReleaseException("the identity token names no subject, or no issuer", NEXT);
    }
    return new IdentityToken(
        token,
        expiry(claims),
        ImmutableOidcToken.builder()
            .idToken(token.reveal())
            .issuer(issuer)
            .subjectAlternativeName(subject)
            .build());
  }

  /**
   * That which Fulcio wants signed: an address that the issuer has seen to, or else the subject.
   */
  private static String subject(JsonNode claims) {
    String address = claims.path("email").asText();
    boolean verified = claims.path("email_verified").asBoolean();
    return address.isEmpty() || !verified ? claims.path("sub").asText() : address;
  }

  private static Instant expiry(JsonNode claims) {
    JsonNode seconds = claims.path("exp");
    return seconds.isNumber()
        ? Instant.ofEpochMilli((long) (seconds.asDouble() * 1000))
        : Instant.MAX;
  }

  private static JsonNode claims(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      if (parts.length == 3) {
        JsonNode claims = new JsonMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        if (claims.isObject()) {
          return claims;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Its message would quote the token.
    }
    throw new ReleaseException("the identity token is no JSON Web Token", NEXT);
  }

  boolean isSame(IdentityToken other) {
    return token.reveal().equals(other.token.reveal());
  }

  /** A text without the token, and without pieces of it, should they be there. */
  String hideIn(String text) {
    return PIECE
        .matcher(text.replace(token.reveal(), token.toString()))
        .replaceAll(
            piece ->
                Matcher.quoteReplacement(
                    token.reveal().contains(piece.group()) ? token.toString() : piece.group()));
  }

  /** What to do when a service does not take it. */
  String next() {
    return NEXT;
  }

  @Override
  public boolean isEnabled(Map<String, String> environment) {
    return true;
  }

  /**
   * Itself, for Fulcio.
   *
   * @throws ReleaseException when it has expired
   */
  @Override
  public OidcToken getIDToken(Map<String, String> environment) {
    if (!expiry.isAfter(Instant.now())) {
      throw new ReleaseException("the identity token expired at " + expiry, NEXT);
    }
    return read;
  }
}
