package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {

  private static final String DRAWING =
      """
      *   1.2.0-SNAPSHOT merge (HEAD -> develop)
      |\\
      | * 1.1.0 release (main, tag: v1.1.0)
      | *   1.1.0-SNAPSHOT merge
      | |\\
      | | * 1.1.0-SNAPSHOT fix: late (clone/release/v1.1.0)
      * | | 1.2.0-SNAPSHOT begin (origin/other, tag: origin/there)
      | |/
      |/|
      * | 1.1.0-SNAPSHOT feat: greet (lightweight tag: demo)
      * | 1.1.0-SNAPSHOT begin
      |/
      * 1.0.0 release (tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      """;

  @TempDir private Path directory;

  @Test
  void hasRepositoriesThatAreAsDrawn() {
    Graph graph = Drawing.read(DRAWING);

    World world = World.create(directory, graph, "mode: direct\n");

    assertThat(world.graph()).isEqualTo(graph);
    world.remote().run("fsck", "--strict");
    world.checkout().run("fsck", "--strict");
    assertThat(world.checkout().run("status", "--porcelain", "--branch"))
        .isEqualTo("## develop...origin/develop\n");
    assertThat(world.checkout().run("fetch", "--dry-run", "origin")).isEmpty();
  }

  @Test
  void holdsVersionPolicyChangesAndChangelog() {
    World world = World.create(directory, Drawing.read(DRAWING), "mode: direct\n");

    assertThat(world.checkout().run("ls-tree", "-r", "--name-only", "main").lines())
        .containsExactly(
            ".gitignore",
            "CHANGELOG.md",
            "pom.xml",
            "release-kit.yml",
            "src/feat-first.txt",
            "src/feat-greet.txt",
            "src/fix-late.txt");
    assertThat(world.checkout().run("show", "main:pom.xml")).contains("<version>1.1.0</version>");
    assertThat(world.checkout().run("show", "main:release-kit.yml")).isEqualTo("mode: direct\n");
    assertThat(world.checkout().run("show", "main:CHANGELOG.md"))
        .endsWith(
            """
            ## [Unreleased]

            ## [1.1.0] - 2026-02-01

            ### Added

            - greet

            ### Fixed

            - late

            ## [1.0.0] - 2026-02-01

            ### Added

            - first
            """);
    assertThat(world.changelog("develop")).containsExactly("1.1.0", "1.0.0");
  }

  @Test
  void hasADetachedHeadAndComponents() {
    Graph graph =
        Drawing.read(
            """
            * core=1.0.1-SNAPSHOT,app=2.0.0-SNAPSHOT begin core (main)
            * core=1.0.0,app=2.0.0-SNAPSHOT release core (HEAD)
            * core=1.0.0-SNAPSHOT,app=2.0.0-SNAPSHOT feat: first [core/first.txt=1]
            """);

    World world = World.create(directory, graph, "");

    assertThat(world.graph()).isEqualTo(graph);
    assertThat(world.checkout().run("log", "-2", "--format=%s", "main"))
        .isEqualTo("chore(release): core begin 1.0.1-SNAPSHOT\nchore(release): core 1.0.0\n");
    assertThat(world.checkout().run("show", "HEAD:core/first.txt")).isEqualTo("1\n");
  }

  @Test
  void drawsACherryPickAsACopy() {
    World world =
        World.create(
            directory,
            Drawing.read(
                """
                * 1.0-SNAPSHOT fix: late (main)
                | * 1.0-SNAPSHOT docs: aside (HEAD -> other)
                |/
                * 1.0-SNAPSHOT feat: first
                """),
            "");

    world.checkout().run("cherry-pick", "-x", "main");

    assertThat(world.graph())
        .isEqualTo(
            Drawing.read(
                """
                * 1.0-SNAPSHOT fix: late (main)
                | * 1.0-SNAPSHOT picked fix: late (HEAD -> clone/other)
                | * 1.0-SNAPSHOT docs: aside (origin/other)
                |/
                * 1.0-SNAPSHOT feat: first
                """));
  }
}
