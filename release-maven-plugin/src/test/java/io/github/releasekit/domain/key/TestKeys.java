package io.github.releasekit.domain.key;

import io.github.releasekit.domain.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pairs of keys that openssl has made, for tests alone. */
public final class TestKeys {

  /** The passphrase of those that are encrypted. */
  public static final Secret PASSPHRASE = new Secret("correct");

  private TestKeys() {}

  /** The private key of a name, in PEM. */
  public static Secret privateKey(String name) {
    return new Secret(read(name + ".pem"));
  }

  /** The public key of a name. */
  public static VerificationKey publicKey(String name) {
    return VerificationKey.parse(publicPem(name));
  }

  /** As {@link #publicKey}, in PEM. */
  public static String publicPem(String name) {
    return read(name + ".pub");
  }

  private static String read(String file) {
    try (InputStream stream = TestKeys.class.getResourceAsStream("/keys/" + file)) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
