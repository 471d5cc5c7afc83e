package io.github.releasekit.extension.sbom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Identifiers of letters, digits, dots and hyphens (SPDX 2.3 sections 7.2 and 10.1). */
final class SpdxIds {

  private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9.]+");
  private static final int MAX_READABLE = 80;
  private static final int DIGEST_BYTES = 8;

  private SpdxIds() {}

  /**
   * The same for the same, in every document; and another for another, even if both read the same.
   * There is only one prefix in it, as the SPDX library looks for prefixes anywhere.
   *
   * @param label to read
   * @param identity what the digest in it is of
   */
  static String of(String prefix, String label, String identity) {
    String readable = ILLEGAL.matcher(label).replaceAll("-");
    String shortened = readable.substring(0, Math.min(readable.length(), MAX_READABLE));
    return prefix + "-" + (shortened + "-" + digest(identity)).replace("Ref-", "Ref.");
  }

  private static String digest(String identity) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
