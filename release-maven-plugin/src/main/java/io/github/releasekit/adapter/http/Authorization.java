package io.github.releasekit.adapter.http;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who asks, as a header of a request.
 *
 * @param header its name
 */
public record Authorization(String header, Secret value) {

  private static final String AUTHORIZATION = "Authorization";

  /** {@code Bearer} (RFC 6750) for a password alone, else {@code Basic} (RFC 7617). */
  public static Authorization of(Credentials credentials) {
    if (credentials.username().isEmpty()) {
      return bearer(credentials.password());
    }
    String both = credentials.username() + ":" + credentials.password();
    return new Authorization(
        AUTHORIZATION,
        new Secret(
            "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))));
  }

  /** A bearer token (RFC 6750). */
  public static Authorization bearer(String token) {
    return new Authorization(AUTHORIZATION, new Secret("Bearer " + token));
  }
}
