package io.github.releasekit.fault;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills, by strace, at every rename, fsync, unlink and write of a release: the process that runs
 * the goals, a git or what it starts, and a git together with the process that runs the goals.
 */
class KillsTest {

  private static final int SAMPLE = 200;

  @TempDir Path temp;

  @Test
  void leavesNothingHalfDoneInASample() {
    play("kills, a sample", SAMPLE);
  }

  @Test
  @Tag("faults")
  void leavesNothingHalfDone() {
    play("kills", 1);
  }

  private void play(String name, int every) {
    Injections.play(name, temp, every, List.of("alone", "together"), point -> "signal=SIGKILL");
  }
}
