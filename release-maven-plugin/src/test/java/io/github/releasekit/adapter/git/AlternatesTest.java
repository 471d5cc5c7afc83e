package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Git takes a carriage return for a part of the path. */
class AlternatesTest {

  @Test
  void endsLinesAsGitReadsThemOnEverySystem() {
    assertThat(ScratchClone.alternates(new LinkedHashSet<>(List.of("/a/.git/objects", "/b"))))
        .isEqualTo("/a/.git/objects\n/b\n");
  }

  @Test
  void writesPathsOfWindowsWithSlashes() {
    assertThat(
            ScratchClone.alternates(
                new LinkedHashSet<>(
                    List.of("C:\\srv\\app\\.git\\objects", "\\\\server\\share\\objects"))))
        .isEqualTo("C:/srv/app/.git/objects\n//server/share/objects\n");
  }

  @Test
  void leavesABackslashInANameAlone() {
    assertThat(ScratchClone.alternates(new LinkedHashSet<>(List.of("/a\\b/objects"))))
        .isEqualTo("/a\\b/objects\n");
  }
}
