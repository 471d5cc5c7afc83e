package io.github.releasekit.extension.image;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests, written as {@code sha256:…}. */
final class Sha256 {

  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  private Sha256() {}

  static boolean isDigest(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * A digest.
   *
   * @throws ReleaseException when it is none
   */
  static String require(String text) {
    if (!isDigest(text)) {
      throw new ReleaseException(
          "'" + PlainText.shortLine(text) + "' is no digest",
          "write it as sha256: and 64 hexadecimal digits in lower case");
    }
    return text;
  }

  static String of(byte[] content) {
    return form(algorithm().digest(content));
  }

  static String of(Path file) throws IOException {
    MessageDigest digest = algorithm();
    try (InputStream content = Files.newInputStream(file)) {
      content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
    return form(digest.digest());
  }

  private static String form(byte[] digest) {
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
