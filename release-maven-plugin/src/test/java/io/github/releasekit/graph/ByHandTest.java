package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.graph.ByHand.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByHandTest {

  private static final String GREET_AND_LATE =
      """
      ### Added

      - greet

      ### Fixed

      - late
      """;

  private static final String URGENT = "### Fixed\n\n- urgent\n";

  @TempDir private Path directory;

  @Test
  void setsVersionAndChangelogOnMainAndTagsThat() {
    World world =
        world(
            "world",
            """
            * 1.0.1-SNAPSHOT feat: greet (HEAD -> main)
            * 1.0.0 release (tag: v1.0.0)
            * 1.0.0-SNAPSHOT feat: first
            """);

    List<String> tags =
        new ByHand(world).run(List.of("trunk 1.1.0", "  added greet", "  fixed late"));

    assertThat(tags).containsExactly("v1.1.0");
    assertDrawn(
        world,
        """
        * 1.1.0 chore: bump version to 1.1.0 (HEAD -> main, tag: v1.1.0)
        * 1.0.1-SNAPSHOT feat: greet
        * 1.0.0 release (tag: v1.0.0)
        * 1.0.0-SNAPSHOT feat: first
        """);
    assertThat(Tree.of(world.remote(), "v1.1.0").timeless().files().get("CHANGELOG.md"))
        .contains("## [1.1.0]\n\n" + GREET_AND_LATE + "\n## [1.0.0]\n");
  }

  @Test
  void mergesAReleaseBranchIntoMainAndTagsTheMerge() {
    World world =
        world(
            "world",
            """
            * 1.1.0-SNAPSHOT feat: greet (HEAD -> main)
            * 1.1.0-SNAPSHOT begin
            * 1.0.0 release (tag: v1.0.0)
            * 1.0.0-SNAPSHOT feat: first
            """);

    new ByHand(world).byReleaseBranch(new Release("1.1.0", GREET_AND_LATE, List.of("fix: late")));

    assertDrawn(
        world,
        """
        *   1.1.0 merge (HEAD -> main, tag: v1.1.0)
        |\\
        | * 1.1.0 chore: bump version to 1.1.0 (clone/release/v1.1.0)
        | * 1.1.0-SNAPSHOT fix: late
        |/
        * 1.1.0-SNAPSHOT feat: greet (origin/release/v1.1.0)
        * 1.1.0-SNAPSHOT begin
        * 1.0.0 release (tag: v1.0.0)
        * 1.0.0-SNAPSHOT feat: first
        """);
    assertThat(Tree.of(world.remote(), "main").files())
        .containsKeys("src/feat-greet.txt", "src/fix-late.txt");
    assertThat(world.changelog("main")).containsExactly("1.1.0", "1.0.0");
  }

  @Test
  void mergesAHotfixIntoAMainThatHasGoneOn() {
    World world =
        world(
            "world",
            """
            * 1.0.1-SNAPSHOT feat: greet (HEAD -> main)
            * 1.0.1-SNAPSHOT begin
            * 1.0.0 release (tag: v1.0.0)
            * 1.0.0-SNAPSHOT feat: first
            """);

    new ByHand(world)
        .byHotfixBranch("v1.0.0", new Release("1.0.1", URGENT, List.of("fix: urgent")));

    assertDrawn(
        world,
        """
        *   1.0.1-SNAPSHOT merge (HEAD -> main, tag: v1.0.1)
        |\\
        | * 1.0.1 chore: bump version to 1.0.1 (clone/hotfix/v1.0.1)
        | * 1.0.0 fix: urgent
        * | 1.0.1-SNAPSHOT feat: greet
        * | 1.0.1-SNAPSHOT begin
        |/
        * 1.0.0 release (tag: v1.0.0)
        * 1.0.0-SNAPSHOT feat: first
        """);
    assertThat(Tree.of(world.remote(), "main").files())
        .containsKeys("src/feat-greet.txt", "src/fix-urgent.txt");
    assertThat(world.changelog("main")).containsExactly("1.0.1", "1.0.0");
  }

  @Test
  void mergesAGitflowReleaseIntoMainAndDevelop() {
    World world =
        world(
            "world",
            """
            * 1.1.0-SNAPSHOT feat!: anew (HEAD -> develop)
            * 1.1.0-SNAPSHOT begin
            * 1.0.0 release (main, tag: v1.0.0)
            * 1.0.0-SNAPSHOT feat: first
            """);

    new ByHand(world).byGitflow(new Release("2.0.0", URGENT, List.of("fix: late")));

    assertDrawn(
        world,
        """
        *   2.0.0 merge (HEAD -> develop)
        |\\
        | | *   2.0.0 merge (main, tag: v2.0.0)
        | | |\\
        | | |/
        | |/|
        | * | 2.0.0 fix: late
        | * | 2.0.0 chore: bump version to 2.0.0
        |/ /
        * | 1.1.0-SNAPSHOT feat!: anew
        * | 1.1.0-SNAPSHOT begin
        |/
        * 1.0.0 release (tag: v1.0.0)
        * 1.0.0-SNAPSHOT feat: first
        """);
    assertThat(Tree.of(world.remote(), "main")).isEqualTo(Tree.of(world.remote(), "develop"));
    assertThat(world.changelog("develop")).containsExactly("2.0.0", "1.0.0");
  }

  @Test
  void mergesAGitflowHotfixIntoMainAndDevelop() {
    World world =
        world(
            "world",
            """
            * 1.1.0-SNAPSHOT feat!: anew (HEAD -> develop)
            * 1.1.0-SNAPSHOT begin
            * 1.0.0 release (main, tag: v1.0.0)
            * 1.0.0-SNAPSHOT feat: first
            """);

    new ByHand(world).byGitflowHotfix(new Release("1.0.1", URGENT, List.of("fix: urgent")));

    assertDrawn(
        world,
        """
        *   1.1.0-SNAPSHOT merge (HEAD -> develop)
        |\\
        * | 1.1.0-SNAPSHOT feat!: anew
        * | 1.1.0-SNAPSHOT begin
        | | * 1.0.1 merge (main, tag: v1.0.1)
        | |/|
        |/|/
        | * 1.0.1 fix: urgent
        | * 1.0.1 chore: bump version to 1.0.1
        |/
        * 1.0.0 release (tag: v1.0.0)
        * 1.0.0-SNAPSHOT feat: first
        """);
    assertThat(Tree.of(world.remote(), "develop").files())
        .containsKeys("src/feat-anew.txt", "src/fix-urgent.txt");
    assertThat(world.changelog("develop")).containsExactly("1.0.1", "1.0.0");
  }

  private World world(String name, String drawing) {
    try {
      return World.create(
          Files.createDirectory(directory.resolve(name)), Drawing.read(drawing), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertDrawn(World world, String drawing) {
    assertThat(world.graph()).isEqualTo(Drawing.read(drawing));
  }
}
