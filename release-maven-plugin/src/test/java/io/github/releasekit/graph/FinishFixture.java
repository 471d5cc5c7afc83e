package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import io.github.releasekit.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A remote and a clone of it, in which tests end branches by releases. */
abstract class FinishFixture {

  static final String GITFLOW = "branching: {model: gitflow}\n";

  static final String RELEASE_BRANCH =
      """
      * 1.2.0-SNAPSHOT begin (develop)
      | * 1.1.0-SNAPSHOT fix: late (HEAD -> release/v1.1.0)
      |/
      * 1.1.0-SNAPSHOT feat: greet
      * 1.1.0-SNAPSHOT begin
      * 1.0.0 release (main, tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      """;

  static final String HOTFIX =
      """
      * 3.0.0-SNAPSHOT begin (main)
      | * 2.0.0-SNAPSHOT begin (support/2.x)
      |/
      | * 1.0.1-SNAPSHOT fix: late (HEAD -> hotfix/x)
      | * 1.0.1-SNAPSHOT begin
      |/
      * 1.0.0 release (tag: v1.0.0)
      * 1.0.0-SNAPSHOT feat: first
      """;

  @TempDir Path temp;
  final List<String> out = new ArrayList<>();
  World world;
  GitFixture here;
  GitFixture there;

  final void begin(String policy, String drawing) {
    world = World.create(temp, Drawing.read(drawing), policy);
    here = world.checkout();
    there = world.remote();
  }

  final void run(String command, String... meanwhile) {
    new Commands(world, Optional.empty(), out::add).run(command, List.of(meanwhile));
  }

  final String subjects(String range) {
    return String.join(
        ", ", there.run("log", "--format=%s", "--first-parent", range).lines().toList());
  }

  final boolean isThere(String branch) {
    return !there.run("for-each-ref", "refs/heads/" + branch).isEmpty();
  }

  final String version(String branch) {
    return Poms.versions(there.run("show", branch + ":pom.xml"), path -> "");
  }

  final void forgetReleases() {
    try (Stream<Path> files = Files.walk(here.directory().resolve(".git/release-kit"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final Path refusing(String ref) throws IOException {
    Path hook = there.directory().resolve("hooks/update");
    Files.createDirectories(hook.getParent());
    Programs.script(hook, "case $1 in " + ref + ") exit 1 ;; esac");
    return hook;
  }

  final void moveDevelop() {
    here.run("checkout", "--quiet", "--detach", "origin/develop");
    here.commit("feat: moved", "moved.txt", "moved\n");
    here.run("push", "--quiet", "origin", "HEAD:develop");
    here.run("checkout", "--quiet", "release/v1.1.0");
  }
}
