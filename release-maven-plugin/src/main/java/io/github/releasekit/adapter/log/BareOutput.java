package io.github.releasekit.adapter.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Standard output without what Maven puts in front of lines, for programs that read results. Maven
 * 4 takes what is written to the usual stream for a line of its log.
 */
public final class BareOutput {

  private BareOutput() {}

  /**
   * Writes a line in UTF-8.
   *
   * @throws UncheckedIOException when nobody reads it any more
   */
  public static void print(String line) {
    try {
      // Not closed: it is the process's own.
      OutputStream out = new FileOutputStream(FileDescriptor.out);
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
