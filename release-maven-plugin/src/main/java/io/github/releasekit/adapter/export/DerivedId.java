package io.github.releasekit.adapter.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Ids that follow from what they stand for: who is told a thing twice can tell by them.
 *
 * @param hash SHA-256 of the names
 */
record DerivedId(byte[] hash) {

  private static final int TRACE = 16;
  private static final int SPAN = 8;

  /** The id of what has these names, the repository's first. */
  static DerivedId of(String... names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : names) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return new DerivedId(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A UUID of version 8, which is of the maker's own form (RFC 9562, 5.8). */
  UUID uuid() {
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    long high = bytes.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x8000L;
    long low = bytes.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** 16 bytes in hexadecimal. */
  String trace() {
    return HexFormat.of().formatHex(hash, 0, TRACE);
  }

  /** 8 bytes in hexadecimal. */
  String span() {
    return HexFormat.of().formatHex(hash, 0, SPAN);
  }
}
