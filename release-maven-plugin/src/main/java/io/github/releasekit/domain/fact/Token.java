package io.github.releasekit.domain.fact;

/**
 * A place in a file that a release rewrites.
 *
 * @param start offset of its first byte
 * @param end offset after its last byte; equal to start where nothing stands yet
 */
public record Token(int start, int end, Slot slot) {

  public Token {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no such place: " + start + " to " + end);
    }
  }
}
