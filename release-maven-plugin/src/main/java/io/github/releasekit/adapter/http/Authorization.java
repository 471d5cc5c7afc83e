package io.github.releasekit.adapter.http;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Who asks, as a header of a request.
 *
 * @param header its name
 */
public record Authorization(String header, Secret value) {

  private static final String AUTHORIZATION = "Authorization";
  private static final String BASIC = "Basic ";

  /** {@code Bearer} (RFC 6750) for a password alone, else {@code Basic} (RFC 7617). */
  public static Authorization of(Credentials credentials) {
    if (credentials.username().isEmpty()) {
      return bearer(credentials.password());
    }
    String both = credentials.username() + ":" + credentials.password();
    return new Authorization(
        AUTHORIZATION,
        new Secret(
            BASIC + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))));
  }

  /** A bearer token (RFC 6750). */
  public static Authorization bearer(String token) {
    return new Authorization(AUTHORIZATION, new Secret("Bearer " + token));
  }

  /** What nobody may read in an answer: the token, of {@code Basic} also the password in it. */
  List<String> secrets() {
    String token = value.reveal().replaceFirst("^[A-Za-z]+ ", "");
    List<String> secrets = new ArrayList<>(List.of(token));
    if (value.reveal().startsWith(BASIC)) {
      String both = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      secrets.add(both.substring(both.indexOf(':') + 1));
    }
    secrets.removeIf(String::isEmpty);
    return secrets;
  }
}
