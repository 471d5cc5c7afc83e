package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import java.util.List;
import java.util.stream.Stream;

/** Repositories with submodules. */
class OddSubmodulesTest extends OddRepositories {

  private static final List<Case> SUBMODULES =
      List.of(
          works(
              "submodule",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "libs/lib one");
                odd.publish("build: add a submodule");
              }),
          works(
              "submodule within a submodule",
              odd -> {
                GitFixture outer = odd.library("outer");
                outer.run(
                    "-c",
                    "protocol.file.allow=always",
                    "submodule",
                    "--quiet",
                    "add",
                    odd.library("inner").directory().toString(),
                    "inner");
                outer.commit("build: add a submodule");
                odd.addSubmodule(outer, "outer");
                updateSubmodules(odd);
                odd.publish("build: add a submodule");
              }),
          works(
              "shallow submodule",
              odd -> {
                GitFixture library = odd.library("lib");
                library.commit("feat: more");
                odd.git.run(
                    "-c",
                    "protocol.file.allow=always",
                    "submodule",
                    "--quiet",
                    "add",
                    "--depth=1",
                    library.directory().toUri().toString(),
                    "lib");
                odd.submodules.add("lib");
                odd.publish("build: add a submodule");
                assertThat(odd.git.directory().resolve(".git/modules/lib/shallow")).exists();
              }),
          works(
              "submodule with untracked files",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "lib");
                odd.publish("build: add a submodule");
                odd.git.write("lib/target/x.class", "x");
              }),
          works(
              "submodule that update = none leaves empty",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "lib");
                odd.git.run("config", "--file=.gitmodules", "submodule.lib.update", "none");
                odd.publish("build: add a submodule");
                odd.git.run("submodule", "--quiet", "deinit", "--all", "--force");
                odd.submodules.clear();
              }),
          works(
              "submodule that .gitmodules does not name",
              odd -> {
                odd.git.run(
                    "update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",lib");
                odd.git.commit("feat: stray");
                odd.git.run("push", "--quiet", "origin", "main");
                create(odd.git.directory().resolve("lib"));
              }),
          works(
              "paths and URLs in .gitmodules that lead astray",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "lib");
                odd.git.write(
                    ".gitmodules",
                    read(odd.git.directory().resolve(".gitmodules"))
                        + """
                        [submodule "../../up"]
                        	path = ../../up
                        	url = ext::sh -c touch% astray
                        [submodule "--exec"]
                        	path = --exec
                        	url = --upload-pack=touch astray
                        [submodule "no-path"]
                        	url = x
                        [submodule "absolute"]
                        	path = /etc
                        """);
                odd.publish("build: add submodules");
              }),
          refused(
              "submodule that is not populated",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "lib");
                odd.publish("build: add a submodule");
                odd.cloneAgain();
              },
              "submodule lib is not here",
              "git submodule update --init --recursive"),
          refused(
              "submodule with a URL that runs a command",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "lib");
                odd.git.run(
                    "config",
                    "--file=.gitmodules",
                    "submodule.lib.url",
                    "ext::sh -c touch% " + odd.temp.resolve("touched"));
                odd.publish("build: add a submodule");
                odd.cloneAgain();
              },
              "submodule lib is not here"),
          refused(
              "submodule that .gitmodules would have updated by a command",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "lib");
                odd.git.run(
                    "config",
                    "--file=.gitmodules",
                    "submodule.lib.update",
                    "!touch " + odd.temp.resolve("touched"));
                odd.publish("build: add a submodule");
              },
              "would have a command run for the submodule lib",
              "git config --file .gitmodules --unset 'submodule.lib.update'"),
          refused(
              "submodule within a submodule that is not populated",
              odd -> {
                GitFixture outer = odd.library("outer");
                outer.run(
                    "-c",
                    "protocol.file.allow=always",
                    "submodule",
                    "--quiet",
                    "add",
                    odd.library("inner").directory().toString(),
                    "inner");
                outer.commit("build: add a submodule");
                odd.addSubmodule(outer, "outer");
                odd.publish("build: add a submodule");
              },
              "submodule inner is not here"),
          refused(
              "uncommitted changes in a submodule",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "lib");
                odd.git.run("config", "--file=.gitmodules", "submodule.lib.ignore", "all");
                odd.publish("build: add a submodule");
                odd.git.write("lib/lib.txt", "edited");
              },
              "uncommitted changes in lib"),
          refused(
              "another commit of a submodule checked out",
              odd -> {
                odd.addSubmodule(odd.library("lib"), "lib");
                odd.publish("build: add a submodule");
                GitFixture lib = GitFixture.at(odd.git.directory().resolve("lib"));
                lib.run("config", "user.name", "Ada Tester");
                lib.run("config", "user.email", "ada@example.org");
                lib.commit("feat: more");
              },
              "uncommitted changes in lib"));

  @Override
  Stream<Case> cases() {
    return SUBMODULES.stream();
  }
}
