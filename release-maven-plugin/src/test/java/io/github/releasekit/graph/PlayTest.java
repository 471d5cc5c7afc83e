package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario that ends otherwise than it is drawn fails, and tells what is other. */
class PlayTest {

  private static final String RELEASE =
      """
      ## A release

      ```before
      * 1.0.0-SNAPSHOT feat: second (HEAD -> main)
      * 0.9.0 release (tag: v0.9.0)
      * 0.9.0-SNAPSHOT feat: first
      ```

      ```console
      $ prepare
      ```

      ```after
      * 1.0.1-SNAPSHOT begin (HEAD -> main)
      * 1.0.0 release (tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: second
      * 0.9.0 release (tag: v0.9.0)
      * 0.9.0-SNAPSHOT feat: first
      ```

      ```changelog
      main: 1.0.0, 0.9.0
      ```
      """;

  private static final String COMMIT =
      """
      ## A commit

      ```before
      * 1.0.0 release (HEAD -> main, tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      ```

      ```console
      $ commit fix: late
      ```

      ```after
      * 1.0.0 fix: late (HEAD -> clone/main)
      * 1.0.0 release (origin/main, tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      ```

      ```changelog
      main: 1.0.0
      ```
      """;

  @TempDir private Path directory;

  @Test
  void playsWhatIsDrawn() {
    play(COMMIT);
  }

  @Test
  void showsBothDrawings() {
    assertThatThrownBy(() -> play(COMMIT.replace("origin/main,", "origin/main, clone/kept,")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("* 1.0.0 release (origin/main, clone/kept, tag: v1.0.0)")
        .hasMessageContaining("* 1.0.0 release (origin/main, tag: v1.0.0)");
  }

  @Test
  void missesARefusal() {
    assertThatThrownBy(() -> play(COMMIT + "\n```refused\nno\n```\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("refused");
  }

  @Test
  void tellsARefusalThatIsNotDrawn() {
    assertThatThrownBy(
            () -> play(RELEASE.replace("$ prepare", "$ write src/feat-first.txt=other\n$ prepare")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("src/feat-first.txt");
  }

  @Test
  void comparesChangelogs() {
    assertThatThrownBy(() -> play(COMMIT.replace("main: 1.0.0", "main: 1.0.0, 0.9.0")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("changelog of main");
  }

  @Test
  void refusesAnOptionThatTheGoalHasNot() {
    assertThatThrownBy(() -> play(RELEASE.replace("$ prepare", "$ prepare -Dcolour=red")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour");
  }

  @Test
  void comparesFilesWithThoseOfAReleaseByHand() {
    String byHand = "\n```by-hand\ntrunk 1.0.0\n  added second\n  added more\n```\n";

    assertThatThrownBy(() -> play(RELEASE + byHand))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("files of v1.0.0")
        .hasMessageContaining("- more");
  }

  private void play(String text) {
    new Play(ScenarioFile.parse(text).get(0), directory).play();
  }
}
