package io.github.releasekit.adapter.server;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/**
 * What a client has to know: sent as {@code Bearer} token (RFC 6750), or, as browsers do when they
 * ask their user, as the password of any user (RFC 7617).
 */
public final class AccessToken {

  private static final int SHORTEST = 16;

  private final byte[] digest;

  /**
   * @throws ReleaseException when it is so short that it could be guessed
   */
  public AccessToken(Secret token) {
    if (token.reveal().length() < SHORTEST) {
      throw new ReleaseException(
          "the token that clients have to send is shorter than " + SHORTEST + " characters",
          "take a random one, such as the output of: openssl rand -hex 32");
    }
    this.digest = sha256(token.reveal());
  }

  /** Whether a header {@code Authorization} carries it; how long that takes tells nothing. */
  boolean isIn(String authorization) {
    int space = authorization.indexOf(' ');
    if (space < 0) {
      return false;
    }
    String sent = authorization.substring(space + 1).strip();
    return switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "bearer" -> isEqual(sent);
      case "basic" -> isEqual(password(sent));
      default -> false;
    };
  }

  private boolean isEqual(String sent) {
    return MessageDigest.isEqual(digest, sha256(sent));
  }

  private static String password(String encoded) {
    try {
      String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      return colon < 0 ? "" : both.substring(colon + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static byte[] sha256(String text) {
    return Digests.algorithm("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
