package io.github.releasekit.extension.sigstore;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of files. */
final class Digest {

  private Digest() {}

  /**
   * That of one.
   *
   * @throws ReleaseException when it cannot be read
   */
  static byte[] of(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return digest.digest();
    } catch (IOException e) {
      throw new ReleaseException(
          file + " cannot be read: " + Words.why(e), "see that it is there, and a file", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
