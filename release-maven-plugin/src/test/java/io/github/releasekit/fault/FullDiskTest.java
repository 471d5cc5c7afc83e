package io.github.releasekit.fault;

import io.github.releasekit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases on a disk that becomes full, a page later each time, until the release fits. */
class FullDiskTest {

  private static final int PAGE = 4;
  private static final int PAGES = 120;
  private static final int SAMPLE = 40;

  @TempDir Path temp;

  @Test
  void leavesNothingHalfDoneInASample() throws Exception {
    play("full disk, a sample", SAMPLE);
  }

  @Test
  @Tag("faults")
  void leavesNothingHalfDone() throws Exception {
    play("full disk", 1);
  }

  private void play(String name, int every) throws IOException, InterruptedException {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    Suite suite = new Suite(name, disk);
    if (!asRoot("mount", "-t", "tmpfs", "-o", "size=64m,mode=777", "tmpfs", disk.toString())) {
      suite.skip("no disk can be mounted");
    }
    try {
      List<Schedule> schedules =
          IntStream.range(0, PAGES)
              .mapToObj(page -> Schedule.of(Fault.fullDisk(page * PAGE)))
              .toList();
      suite.inOneLane().play(schedules, every);
    } finally {
      asRoot("umount", disk.toString());
    }
    suite.end();
  }

  /** Runs a command, by sudo where this is not root and it asks for no password. */
  private static boolean asRoot(String... command) throws IOException, InterruptedException {
    List<String> bySudo = new ArrayList<>(List.of("sudo", "-n"));
    bySudo.addAll(List.of(command));
    return run(List.of(command)) || Programs.find("sudo").isPresent() && run(bySudo);
  }

  private static boolean run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
