package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each odd repository is released from as git by hand would have it, or is refused before anything
 * happens with the command that mends it. Gates and steps are those of {@code prepare}, the oracle
 * is the git command line.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OddRepositories {

  /**
   * A repository.
   *
   * @param make makes the repository odd
   * @param expected what comes of a release
   */
  record Case(String name, Consumer<OddRepository> make, Consumer<OddRepository> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private int counted;

  /** The repositories. */
  abstract Stream<Case> cases();

  @ParameterizedTest
  @MethodSource("cases")
  void isReleasedOrRefused(Case each, @TempDir Path temp) throws IOException {
    OddRepository odd = new OddRepository(temp.toRealPath());
    each.make().accept(odd);
    each.expected().accept(odd);
    assertThat(odd.temp.resolve("touched")).doesNotExist();
    counted++;
  }

  @AfterAll
  void count() {
    System.out.printf("%s: %d as they should be%n", getClass().getSimpleName(), counted);
  }

  static Case works(String name, Consumer<OddRepository> make) {
    return new Case(name, make, OddRepository::releases);
  }

  static Case refused(String name, Consumer<OddRepository> make, String... words) {
    return new Case(name, make, odd -> odd.refuses(words));
  }

  static void link(OddRepository odd, GitFixture git) {
    Path linked = odd.temp.resolve("linked");
    git.run("worktree", "add", "--quiet", "-b", "release/1.x", linked.toString());
    odd.use(linked);
    odd.branch = "release/1.x";
  }

  static void directories(OddRepository odd) {
    odd.git.write("a/a.txt", "a\n");
    odd.git.write("b/b.txt", "b\n");
    odd.git.write("b/c/.gitattributes", "*.txt text eol=crlf\n");
    odd.git.write("b/c/c.txt", "c\n");
    odd.publish("feat: directories");
  }

  static void updateSubmodules(OddRepository odd) {
    odd.git.run(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "update",
        "--init",
        "--recursive");
  }

  static void largeFile(OddRepository odd) {
    Programs.require("git-lfs");
    odd.git.run("lfs", "install", "--local", "--skip-repo");
    odd.git.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
    odd.git.write("large.bin", "large\n");
    odd.publish("feat: a large file");
    assertThat(odd.git.run("cat-file", "blob", "HEAD:large.bin")).startsWith("version ");
  }

  /** A checkout that shows the pointer of a large file, as with {@code GIT_LFS_SKIP_SMUDGE}. */
  static void pointer(OddRepository odd) {
    largeFile(odd);
    odd.git.run("config", "filter.lfs.smudge", "git-lfs smudge --skip -- %f");
    odd.git.run("config", "filter.lfs.process", "git-lfs filter-process --skip");
    odd.git.run("rm", "--quiet", "large.bin");
    odd.git.run("reset", "--quiet", "--hard");
    odd.environment.put("GIT_LFS_SKIP_SMUDGE", "1");
    assertThat(read(odd.git.directory().resolve("large.bin"))).startsWith("version ");
  }

  /** Configuration of the user, in a process of its own. */
  static void global(OddRepository odd, String config) {
    Path file = odd.temp.resolve("global.config");
    write(file, config);
    odd.environment.put("GIT_CONFIG_GLOBAL", file.toString());
  }

  static void script(Path file, String body) {
    write(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  static Path link(Path link, Path target) {
    try {
      return Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String content) {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
