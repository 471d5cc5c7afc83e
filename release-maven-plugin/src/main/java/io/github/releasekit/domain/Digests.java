package io.github.releasekit.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests in lower-case hexadecimal. */
public final class Digests {

  private Digests() {}

  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(algorithm("SHA-256").digest(content));
  }

  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A digest that every Java platform has to provide ({@link MessageDigest}). */
  public static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
