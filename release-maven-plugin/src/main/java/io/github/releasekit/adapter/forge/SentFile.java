package io.github.releasekit.adapter.forge;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file that is sent to a forge.
 *
 * @param name it is to have there
 * @param sha256 in lower-case hexadecimal
 */
record SentFile(String name, Path path, String sha256) {

  private static final int BUFFER = 1 << 16;

  long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  BodyPublisher body() {
    try {
      return BodyPublishers.ofFile(path);
    } catch (FileNotFoundException e) {
      throw unreadable(e);
    }
  }

  /** Whether what is on the forge is all of it. */
  boolean is(long size, String digest) {
    return size == size() && sha256.equalsIgnoreCase(digest);
  }

  /** Whether what is on the forge is its beginning and not all of it: its upload was cut. */
  boolean isCut(long size, String digest) {
    return size < size() && digestOfFirst(size).equalsIgnoreCase(digest);
  }

  private String digestOfFirst(long count) {
    MessageDigest digest = Digests.algorithm("SHA-256");
    try (InputStream in = Files.newInputStream(path)) {
      byte[] buffer = new byte[BUFFER];
      long left = count;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          break;
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Another file has the name on the forge. */
  ReleaseException isTaken(String tag, String what) {
    return new ReleaseException(
        "the draft of " + tag + " has another file " + name + ": " + what,
        "find out where it comes from, remove it from the draft, and run the same command again");
  }

  /** What was sent has not arrived as it is. */
  ReleaseException hasChanged(String tag, String what) {
    return new ReleaseException(
        "what has arrived of " + name + " at the draft of " + tag + " is not the file: " + what,
        "it was removed from the draft again; run the same command again");
  }

  private ReleaseException unreadable(IOException e) {
    return new ReleaseException(path + " cannot be read: " + e.getMessage(), "build it again", e);
  }
}
