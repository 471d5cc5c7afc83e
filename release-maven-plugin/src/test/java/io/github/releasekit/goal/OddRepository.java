package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A remote, a clone that a test makes odd, and what git says of both before and after a release.
 */
final class OddRepository {

  static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.acme</groupId>
        <artifactId>app</artifactId>
        <version>1.0-SNAPSHOT</version>
      </project>
      """;

  final Path temp;
  final GitFixture bare;

  /** The clone to release from. */
  GitFixture git;

  /** The directory of the project. */
  Path project;

  /** The branch that is released. */
  String branch = "main";

  /** Paths of submodules that the scratch clone has to have. */
  final List<String> submodules = new ArrayList<>();

  /** Variables of the process that releases; empty for this process. */
  final Map<String, String> environment = new HashMap<>();

  OddRepository(Path temp) {
    this.temp = temp;
    bare = GitFixture.bare(temp.resolve("remote.git"));
    bare.run("config", "uploadpack.allowFilter", "true");
    bare.run("config", "uploadpack.allowAnySHA1InWant", "true");
    git = GitFixture.init(temp.resolve("clone"));
    git.write(".gitignore", "target/\n");
    git.write("pom.xml", POM);
    git.run("add", "--all");
    git.commit("feat: begin");
    git.run("remote", "add", "origin", bare.directory().toUri().toString());
    git.run("push", "--quiet", "--set-upstream", "origin", "main");
    project = git.directory();
  }

  /** Another clone of the remote, which takes the place of the first. */
  void cloneAgain(String... options) {
    Path directory = temp.resolve("clone-2");
    List<String> arguments = new ArrayList<>(List.of("clone", "--quiet"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of(bare.directory().toUri().toString(), directory.toString()));
    bare.run(arguments.toArray(String[]::new));
    use(directory);
  }

  /** Releases from another directory. */
  void use(Path directory) {
    git = GitFixture.at(directory);
    git.run("config", "user.name", "Ada Tester");
    git.run("config", "user.email", "ada@example.org");
    project = directory;
  }

  /** Commits what a test wrote and pushes it. */
  void publish(String message) {
    git.run("add", "--all");
    git.commit(message);
    git.run("push", "--quiet", "origin", "HEAD:" + branch);
  }

  /** A repository that is published beside the remote, with a file. */
  GitFixture library(String name) {
    GitFixture library = GitFixture.init(temp.resolve(name));
    library.commit("feat: " + name, name + ".txt", "of " + name + "\n");
    return library;
  }

  void addSubmodule(GitFixture library, String path) {
    git.run(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        library.directory().toString(),
        path);
    submodules.add(path);
  }

  /** The release has to succeed, with the bytes that git checks out, and I1 and I4 kept. */
  void releases() {
    String tag = publishes();
    Path checkout = project.resolve("target/release-kit/attempt/checkout");
    assertThat(files(checkout, submodules))
        .as("checked out")
        .isEqualTo(files(checkedOutByGit(tag), submodules));
    for (String submodule : submodules) {
      assertThat(files(checkout.resolve(submodule), List.of()))
          .as(submodule)
          .isNotEmpty()
          .isEqualTo(committed(git.directory().resolve(submodule)));
    }
  }

  /**
   * The release has to succeed, with I1 and I4 kept.
   *
   * @return the tag's object id
   */
  String publishes() {
    String head = git.id("HEAD");
    boolean detached = git.run("branch", "--show-current").isBlank();
    String status = status();
    Map<String, String> before = state();
    Path attempt = project.resolve("target/release-kit/attempt");
    Optional<String> refusal = run(attempt, () -> assertUntouched(before));
    assertThat(refusal).isEmpty();

    GitFixture scratch = GitFixture.at(attempt.resolve("checkout"));
    String tag = bare.id("refs/tags/v1.0.0");
    String development = bare.id("refs/heads/" + branch);
    assertThat(bare.id(development + "~2")).as("parent").isEqualTo(head);
    assertThat(bare.id(tag + "^{commit}")).as("tagged").isEqualTo(bare.id(development + "~1"));
    assertThat(bare.id("refs/release-kit/ledger")).isNotEmpty();
    bare.run(
        "-c",
        "fsck.gitmodulesName=ignore",
        "-c",
        "fsck.gitmodulesPath=ignore",
        "-c",
        "fsck.gitmodulesUrl=ignore",
        "-c",
        "fsck.gitmodulesUpdate=ignore",
        "fsck",
        "--strict");
    assertThat(git.id("refs/tags/v1.0.0")).isEqualTo(tag);
    assertThat(git.id("HEAD")).as("HEAD").isEqualTo(detached ? head : development);
    assertThat(status()).as("status").isEqualTo(status);

    assertThat(scratch.id("HEAD")).isEqualTo(bare.id(tag + "^{commit}"));
    assertThat(scratch.run("status", "--porcelain", "--ignored")).isEmpty();
    return tag;
  }

  /** The release has to be refused with a remedy, and nothing may change. */
  void refuses(String... words) {
    Map<String, String> before = state();
    String refs = bare.refs();
    Optional<String> refusal =
        run(temp.resolve("attempt"), () -> assertThat("the build").isEqualTo("not reached"));
    assertThat(refusal).hasValueSatisfying(said -> assertThat(said).contains(words));
    assertUntouched(before);
    assertThat(bare.refs()).isEqualTo(refs);
  }

  private Optional<String> run(Path attempt, Runnable build) {
    if (!environment.isEmpty()) {
      return runBeside(attempt);
    }
    try {
      BuildlessRelease.run(project, attempt, build);
      return Optional.empty();
    } catch (ReleaseException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Optional<String> runBeside(Path attempt) {
    try {
      Path refusal = temp.resolve("process-refusal.txt");
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              BuildlessRelease.class.getName(),
              project.toString(),
              attempt.toString(),
              refusal.toString());
      builder.environment().putAll(environment);
      File output = temp.resolve("process.txt").toFile();
      int exit = builder.redirectErrorStream(true).redirectOutput(output).start().waitFor();
      assertThat(exit).as(Files.readString(output.toPath())).isZero();
      return Files.exists(refusal) ? Optional.of(Files.readString(refusal)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String status() {
    return Files.isDirectory(git.directory().resolve("objects"))
        ? ""
        : git.run("status", "--porcelain=v1", "--ignore-submodules=untracked");
  }

  private void assertUntouched(Map<String, String> before) {
    Map<String, String> after = state();
    assertThat(after.keySet()).as("I4, files").containsExactlyInAnyOrderElementsOf(before.keySet());
    before.forEach(
        (file, content) -> assertThat(after.get(file)).as("I4, " + file).isEqualTo(content));
  }

  /**
   * Every file of all that is beside the remote, but for what a release and git-lfs keep for
   * themselves.
   */
  private Map<String, String> state() {
    return GitFixture.at(temp).state().entrySet().stream()
        .filter(file -> !file.getKey().matches("(?s)(remote\\.git|attempt|process).*"))
        .filter(file -> !file.getKey().matches("(?s).*/(release-kit|objects|lfs/tmp)/.*"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * All files of a revision as the git of this clone writes them, which the clone does not survive.
   */
  private Path checkedOutByGit(String revision) {
    try {
      Path directory = Files.createDirectories(temp.resolve("oracle"));
      String gitDirectory = git.run("rev-parse", "--absolute-git-dir").strip();
      Files.delete(Path.of(gitDirectory, "index"));
      GitFixture.at(directory)
          .run(
              "--git-dir=" + gitDirectory,
              "--work-tree=" + directory,
              "-c",
              "core.sparseCheckout=false",
              "reset",
              "--quiet",
              "--hard",
              "--no-recurse-submodules",
              revision);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a clone without untracked ones. */
  private static Map<String, String> committed(Path clone) {
    Map<String, String> files = files(clone, List.of());
    GitFixture.at(clone)
        .run("ls-files", "-z", "--others")
        .lines()
        .flatMap(names -> List.of(names.split("\0")).stream())
        .forEach(files::remove);
    return files;
  }

  /** What a build would see: kind, permission to execute, and digest of every file by its path. */
  static Map<String, String> files(Path directory, List<String> leftOut) {
    Map<String, String> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return dir.endsWith(".git") || leftOut.contains(directory.relativize(dir).toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              String name = directory.relativize(file).toString();
              if (!file.endsWith(".git")) {
                files.put(
                    name,
                    attributes.isSymbolicLink()
                        ? "link to " + Files.readSymbolicLink(file)
                        : Files.isExecutable(file)
                            + " "
                            + Digests.sha256(Files.readAllBytes(file)));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
