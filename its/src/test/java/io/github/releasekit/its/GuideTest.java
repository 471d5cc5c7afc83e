package io.github.releasekit.its;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guides are read as readers read them, and an error names its place. */
class GuideTest {

  @TempDir private Path directory;

  private Path settings;

  @BeforeEach
  void writeSettings() throws IOException {
    settings = Files.writeString(directory.resolve("settings.xml"), "<settings></settings>");
  }

  @Test
  void findsBlocksWithWhatIsSaidAboveThem() {
    List<GuideBlock> blocks =
        GuidePage.read(
            "page.md",
            """
            # Title

            Some text.

            1. Put this
               into `a.yml`:

               ```yaml
               a:
                 b: 1
               ```

            <!-- guide: fails -->
            ```sh
            false
            ```
            """);

    assertEquals(
        List.of(
            new GuideBlock(
                "page.md",
                8,
                "yaml",
                "a:\n  b: 1\n",
                "1. Put this into `a.yml`:",
                Optional.empty()),
            new GuideBlock("page.md", 14, "sh", "false\n", "", Optional.of("fails"))),
        blocks);
  }

  @Test
  void followsEveryKindOfBlock() throws IOException {
    Guide guide =
        follow(
            """
            ```sh
            mkdir there; cd there; NAME=Ada; export NAME
            ```

            The file `pom.xml`:

            ```xml
            <project>
              <a>
                <b/>
              </a>
            </project>
            ```

            Within `<a>` of `pom.xml`:

            ```xml
                <c/>
            ```

            Remove this from `pom.xml`:

            ```xml
            <b/>
            ```

            At the end of `pom.xml`:

            ```xml
            <!-- end -->
            ```

            ```sh
            echo "Hello $NAME, it is 2026-11-30, at 1a2b3c4"
            echo "[INFO] Total time: 1.5 s"
            ```

            ```text
            Hello Ada, it is 2000-01-01, at 0f0f0f0f
            Total …: 12.3 s
            ```
            """);

    assertEquals(
        "<project>\n  <a>\n    <c/>\n  </a>\n</project>\n<!-- end -->\n",
        Files.readString(guide.home().resolve("there/pom.xml")));
    assertEquals(guide.home().resolve("there"), guide.here());
  }

  @Test
  void namesThePlaceOfWhatFails() {
    assertFails("guide.md:3: exit code 3 of", "\n\n```sh\nexit 3\n```\n");
    assertFails("guide.md:2: exit code 0 of", "<!-- guide: fails -->\n```sh\ntrue\n```\n");
    assertFails(
        "guide.md:4: this was not printed:\na",
        "```sh\nprintf 'b\\na\\nb\\n'\n```\n```text\na\na\n```\n");
    assertFails("guide.md:1: nothing says what becomes of this block", "```yaml\na: 1\n```\n");
    assertFails(
        "guide.md:3: .m2/settings.xml is there", "A `.m2/settings.xml`:\n\n```xml\n<a/>\n```\n");
    assertFails(
        "guide.md:3: there is no element [x]",
        "In `<x>` of `.m2/settings.xml`:\n\n```xml\n<a/>\n```\n");
  }

  private void assertFails(String message, String page) {
    AssertionError error = assertThrows(AssertionError.class, () -> follow(page));
    assertTrue(error.getMessage().startsWith(message), error.getMessage());
  }

  private Guide follow(String page) throws IOException {
    Guide guide =
        new Guide(
            Files.writeString(directory.resolve("guide.md"), page),
            directory.resolve("home"),
            Path.of("/none"),
            settings,
            directory.resolve("repository"),
            "1");
    guide.follow();
    return guide;
  }
}
