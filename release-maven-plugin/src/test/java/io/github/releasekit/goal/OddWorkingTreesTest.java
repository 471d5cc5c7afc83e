package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Working trees, and what stands in them beside the files. */
class OddWorkingTreesTest extends OddRepositories {

  private static final List<Case> WORKING_TREES =
      List.of(
          works("linked working tree", odd -> link(odd, odd.git)),
          works(
              "linked working tree of a bare clone",
              odd -> {
                Path bare = odd.temp.resolve("clones/.bare");
                odd.bare.run("clone", "--quiet", "--bare", ".", bare.toString());
                GitFixture git = GitFixture.at(bare);
                git.run("remote", "set-url", "origin", odd.bare.directory().toUri().toString());
                link(odd, git);
              }),
          works(
              "working tree that core.worktree names",
              odd -> {
                odd.git.run("config", "core.worktree", odd.git.directory().toString());
              }),
          works(
              "clone that is itself a submodule",
              odd -> {
                GitFixture outer = GitFixture.init(odd.temp.resolve("outer"));
                outer.run(
                    "-c",
                    "protocol.file.allow=always",
                    "submodule",
                    "--quiet",
                    "add",
                    odd.bare.directory().toString(),
                    "app");
                outer.commit("feat: app");
                odd.use(outer.directory().resolve("app"));
              }),
          works(
              "project in a directory that a symbolic link leads to",
              odd -> {
                odd.project = link(odd.temp.resolve("by-link"), odd.git.directory());
              }),
          works(
              "POM that is a symbolic link within the repository",
              odd -> {
                odd.git.run("rm", "--quiet", "pom.xml");
                odd.git.write("build/pom.xml", OddRepository.POM);
                link(odd.git.directory().resolve("pom.xml"), Path.of("build/pom.xml"));
                odd.publish("build: move the POM");
              }),
          refused(
              "changelog that is a symbolic link",
              odd -> {
                odd.git.write("docs/changes.md", "# Changelog\n");
                link(odd.git.directory().resolve("CHANGELOG.md"), Path.of("docs/changes.md"));
                odd.publish("docs: link the changelog");
              },
              "CHANGELOG.md is a symbolic link to docs/changes.md"),
          refused(
              "core.bare set in a checkout",
              odd -> odd.git.run("config", "core.bare", "true"),
              "is bare",
              "git config core.bare false"),
          refused(
              "bare repository",
              odd -> {
                Path bare = odd.temp.resolve("bare.git");
                odd.bare.run("clone", "--quiet", "--bare", ".", bare.toString());
                odd.use(bare);
                write(bare.resolve("pom.xml"), OddRepository.POM);
              },
              "is bare",
              "git worktree add"),
          refused(
              "no repository",
              odd -> {
                odd.project = odd.temp.resolve("none");
                write(odd.project.resolve("pom.xml"), OddRepository.POM);
              },
              "is in no git repository",
              "git init"),
          refused(
              "branch without a commit",
              odd -> odd.git.run("switch", "--quiet", "--orphan", "fresh"),
              "has no commit on fresh",
              "git add --all && git commit"),
          refused(
              "SHA-256 object ids",
              odd -> {
                Path directory = odd.temp.resolve("sha256");
                odd.bare.run("init", "--quiet", "--object-format=sha256", directory.toString());
                odd.use(directory);
                odd.git.write("pom.xml", OddRepository.POM);
                odd.git.run("add", "--all");
                odd.git.commit("feat: begin");
              },
              "has SHA-256 object ids",
              "--object-format=sha1"));

  private static final List<Case> INDEXES =
      List.of(
          works(
              "sparse checkout of directories",
              odd -> {
                directories(odd);
                odd.git.run("sparse-checkout", "set", "--cone", "a");
                assertThat(odd.git.directory().resolve("b/b.txt")).doesNotExist();
              }),
          works(
              "sparse checkout of patterns",
              odd -> {
                directories(odd);
                odd.git.run("sparse-checkout", "set", "--no-cone", "/*", "!/b/");
                assertThat(odd.git.directory().resolve("b/b.txt")).doesNotExist();
              }),
          works(
              "sparse index",
              odd -> {
                directories(odd);
                odd.git.run("sparse-checkout", "set", "--cone", "--sparse-index", "a");
                assertThat(odd.git.run("ls-files", "--sparse")).contains("b/\n");
              }),
          works(
              "split index",
              odd -> {
                directories(odd);
                odd.git.run("update-index", "--split-index");
              }),
          works(
              "untracked cache and a file system monitor",
              odd -> {
                Path hook = odd.temp.resolve("monitor");
                script(hook, "printf 'token\\0/\\0'");
                odd.git.run("config", "core.fsmonitor", hook.toString());
                odd.git.run("config", "core.untrackedCache", "true");
                odd.git.run("status");
              }));

  @Override
  Stream<Case> cases() {
    return Stream.of(WORKING_TREES, INDEXES).flatMap(List::stream);
  }
}
