package io.github.releasekit.fault;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets every rename, fsync, unlink and write of a release fail, by strace: a broken disk, a full
 * one, and one that may not be written to.
 */
class ErrorsTest {

  private static final int SAMPLE = 170;
  private static final List<String> ERRORS = List.of("EIO", "ENOSPC", "EACCES");

  @TempDir Path temp;

  @Test
  void leavesNothingHalfDoneInASample() {
    play("errors, a sample", SAMPLE);
  }

  @Test
  @Tag("faults")
  void leavesNothingHalfDone() {
    play("errors", 1);
  }

  private void play(String name, int every) {
    Injections.play(
        name, temp, every, List.of("alone"), point -> "error=" + ERRORS.get(point % ERRORS.size()));
  }
}
