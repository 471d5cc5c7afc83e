package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.releasekit.GitFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Each odd repository is released from as git by hand would have it, or is refused before anything
 * happens with the command that mends it. Gates and steps are those of {@code prepare}, the oracle
 * is the git command line.
 */
class OddRepositoriesTest {

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

  private static int cases;

  static final List<Case> WORKING_TREES =
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

  static final List<Case> SUBMODULES =
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

  static final List<Case> CLONES =
      List.of(
          works(
              "everything packed",
              odd -> {
                odd.git.run("tag", "-a", "-m", "old", "v0.9.0");
                odd.git.run("push", "--quiet", "origin", "v0.9.0");
                odd.publish("feat!: more");
                odd.git.run("gc", "--quiet");
                odd.git.run("pack-refs", "--all");
              }),
          works(
              "objects borrowed from a clone that borrows itself, by relative paths",
              odd -> {
                odd.bare.run("clone", "--quiet", "--shared", ".", odd.temp.resolve("b").toString());
                odd.cloneAgain("--reference=" + odd.temp.resolve("b"));
                write(
                    odd.temp.resolve("b/.git/objects/info/alternates"),
                    "../../../remote.git/objects\n");
                write(
                    odd.git.directory().resolve(".git/objects/info/alternates"),
                    "# a comment\n../../../b/.git/objects\n");
              }),
          works("partial clone without blobs", odd -> odd.cloneAgain("--filter=blob:none")),
          works(
              "partial clone without large blobs",
              odd -> {
                odd.git.write("large.txt", "0123456789".repeat(1000));
                odd.publish("feat: large");
                odd.cloneAgain("--filter=blob:limit=1k");
              }),
          works(
              "partial clone with a sparse checkout",
              odd -> {
                directories(odd);
                odd.cloneAgain("--filter=blob:none", "--sparse");
                assertThat(odd.git.directory().resolve("b/b.txt")).doesNotExist();
              }),
          works(
              "partial clone without a checkout of old releases and the ledger",
              odd -> {
                odd.git.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n");
                odd.publish("docs: begin a changelog");
                odd.git.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- more\n");
                odd.publish("docs: more");
                odd.git.run("push", "--quiet", "origin", "HEAD:refs/release-kit/ledger");
                odd.cloneAgain("--filter=blob:none");
              }),
          refused(
              "partial clone without trees",
              odd -> odd.cloneAgain("--filter=tree:0"),
              "leaves out more than blobs: tree:0",
              "git config remote.origin.partialCloneFilter blob:none && git fetch --refetch origin"),
          refused(
              "shallow clone",
              odd -> {
                odd.publish("feat: more");
                odd.cloneAgain("--depth=1");
              },
              "git fetch --unshallow"),
          refused(
              "replaced commit",
              odd -> {
                odd.publish("feat: more");
                odd.git.run("replace", "--graft", odd.git.id("HEAD"));
              },
              "git replace -d"));

  static final List<Case> HEADS =
      List.of(
          works(
              "detached at the only branch there, as CI checks out",
              odd -> {
                odd.git.run("push", "--quiet", "origin", "HEAD:refs/heads/feature/x");
                odd.publish("feat: more");
                odd.git.run("push", "--quiet", "origin", "HEAD:refs/heads/feature/y");
                odd.cloneAgain();
                odd.git.run("switch", "--quiet", "--detach", "origin/main");
                odd.git.run("branch", "--quiet", "-D", "main");
              }),
          refused(
              "detached behind the branch",
              odd -> {
                odd.publish("feat: more");
                odd.git.run("switch", "--quiet", "--detach", "HEAD~1");
              },
              "HEAD is detached",
              "git switch -C main"),
          refused(
              "detached at two branches",
              odd -> {
                odd.git.run("push", "--quiet", "origin", "HEAD:refs/heads/release/1.x");
                odd.git.run("switch", "--quiet", "--detach");
              },
              "HEAD is detached"),
          works(
              "branch with a name that shells and JSON would quote",
              odd -> {
                odd.branch = "release/ü#1'\"$x;&";
                odd.git.run("switch", "--quiet", "-c", odd.branch);
                odd.publish("feat: more");
              }),
          refused(
              "branch below one of the remote",
              odd -> {
                odd.git.run("push", "--quiet", "origin", "HEAD:refs/heads/release");
                odd.git.run("switch", "--quiet", "-c", "release/1.x");
              },
              "branch release/1.x cannot be pushed to origin, where refs/heads/release is",
              "git branch -m"),
          refused(
              "tag above one of the remote",
              odd -> odd.git.run("push", "--quiet", "origin", "HEAD:refs/tags/v1.0.0/rc"),
              "tag v1.0.0 cannot stand beside tag v1.0.0/rc",
              "tagNameFormat"),
          refused(
              "merge under way",
              odd -> {
                odd.git.run("switch", "--quiet", "-c", "topic");
                odd.git.commit("feat: topic");
                odd.git.run("switch", "--quiet", "main");
                odd.git.run("merge", "--quiet", "--no-ff", "--no-commit", "topic");
              },
              "a merge is unfinished",
              "git merge --abort"),
          refused(
              "rebase under way",
              odd -> {
                odd.publish("feat: more");
                write(odd.temp.resolve("editor"), "");
                odd.git.run(
                    "-c",
                    "sequence.editor=sed -i s/^pick/edit/",
                    "rebase",
                    "--quiet",
                    "-i",
                    "HEAD~1");
              },
              "a rebase is unfinished",
              "git rebase --abort"),
          refused(
              "revert under way",
              odd -> {
                odd.git.write("a.txt", "a");
                odd.publish("feat: a");
                odd.git.run("revert", "--no-commit", "HEAD");
              },
              "a revert is unfinished",
              "git revert --abort"),
          refused(
              "bisection under way",
              odd -> odd.git.run("bisect", "start"),
              "a bisection is unfinished",
              "git bisect reset"),
          refused(
              "index.lock left behind",
              odd -> write(odd.git.directory().resolve(".git/index.lock"), ""),
              "index.lock is there",
              "rm '"));

  static final List<Case> INDEXES =
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

  static final List<Case> SETTINGS =
      List.of(
          new Case(
              "hooks for all repositories, which fail",
              odd -> {
                Path hooks = odd.temp.resolve("hooks");
                Path ran = odd.temp.resolve("remote.git/ran-hooks");
                for (String name : List.of("post-checkout", "post-merge", "post-index-change")) {
                  script(hooks.resolve(name), "echo " + name + " >>" + ran + "; exit 1");
                }
                script(
                    hooks.resolve("reference-transaction"),
                    "case $PWD in *remote.git*) exit 0;; esac\n"
                        + "grep -E 'refs/(heads|tags)/' >/dev/null || exit 0\n"
                        + "echo reference-transaction >>"
                        + ran
                        + "; exit 1");
                script(hooks.resolve("pre-push"), "echo pre-push >>" + ran);
                global(odd, "[core]\n\thooksPath = " + hooks + "\n");
              },
              odd -> {
                odd.releases();
                assertThat(read(odd.temp.resolve("remote.git/ran-hooks"))).isEqualTo("pre-push\n");
              }),
          refused(
              "signing asked for, by a program that fails",
              odd -> {
                odd.git.run("config", "commit.gpgSign", "true");
                odd.git.run("config", "tag.gpgSign", "true");
                odd.git.run("config", "gpg.program", "false");
              },
              "made no signature"),
          works(
              "settings by which a merge would do something else",
              odd -> {
                odd.git.run("config", "merge.verifySignatures", "true");
                odd.git.run("config", "merge.ff", "false");
                odd.git.run("config", "branch.main.mergeOptions", "--squash");
                odd.git.run("config", "submodule.recurse", "true");
              }),
          works(
              "settings by which status would hide something",
              odd -> {
                odd.git.run("config", "status.showUntrackedFiles", "no");
                odd.git.run("config", "status.branch", "true");
                odd.git.run("config", "status.relativePaths", "false");
                odd.git.run("config", "core.quotePath", "false");
              }),
          works(
              "settings for other file systems",
              odd -> {
                odd.git.run("config", "core.ignoreCase", "true");
                odd.git.run("config", "core.precomposeUnicode", "true");
                odd.git.run("config", "core.symlinks", "false");
                odd.git.run("config", "core.fileMode", "false");
              }),
          works(
              "line ends of Windows",
              odd -> {
                odd.git.run("config", "core.autocrlf", "true");
                odd.git.write("a.txt", "one\r\ntwo\r\n");
                odd.publish("feat: a");
              }),
          new Case(
              "identity that an includeIf gives",
              odd -> {
                Path included = odd.temp.resolve("work.config");
                write(included, "[user]\n\tname = Eve Work\n\temail = eve@work.example\n");
                odd.git.run("config", "--unset", "user.name");
                odd.git.run("config", "--unset", "user.email");
                global(
                    odd,
                    "[user]\n\tname = Eve Home\n\temail = eve@home.example\n[includeIf \"gitdir:"
                        + odd.temp
                        + "/**\"]\n\tpath = "
                        + included
                        + "\n");
              },
              odd -> {
                odd.releases();
                assertThat(odd.bare.run("log", "-1", "--format=%an %ae %cn %ce", "main").strip())
                    .isEqualTo("Eve Work eve@work.example Eve Work eve@work.example");
              }),
          works(
              "GIT_DIR and the like of another repository",
              odd -> {
                GitFixture other = odd.library("other");
                odd.environment.put("GIT_DIR", other.directory().resolve(".git").toString());
                odd.environment.put("GIT_WORK_TREE", other.directory().toString());
                odd.environment.put(
                    "GIT_INDEX_FILE", other.directory().resolve(".git/index").toString());
              }),
          works(
              "SHA-256 as the format of new repositories",
              odd -> odd.environment.put("GIT_DEFAULT_HASH", "sha256")),
          refused(
              "clone of another user",
              odd -> odd.environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"),
              "git does not trust",
              "git config --global --add safe.directory"));

  static final List<Case> REMOTES =
      List.of(
          works(
              "several remotes, of which the branch follows one",
              odd -> {
                odd.git.run("remote", "rename", "origin", "upstream");
                odd.git.run("remote", "add", "origin", odd.temp.resolve("gone").toString());
                odd.git.run("remote", "add", "fork", odd.temp.resolve("gone").toString());
              }),
          works(
              "remote with another URL to push to",
              odd -> {
                odd.git.run(
                    "remote", "set-url", "--push", "origin", odd.bare.directory().toString());
              }),
          works(
              "URLs that insteadOf rewrites",
              odd -> {
                odd.git.run("remote", "set-url", "origin", "company:remote.git");
                odd.git.run("config", "url." + odd.temp.toUri() + ".pushInsteadOf", "company:");
                odd.git.run("config", "url." + odd.temp.toUri() + ".insteadOf", "company:");
              }),
          works(
              "settings by which a push would take more along",
              odd -> {
                odd.git.run("tag", "-a", "-m", "mine", "mine");
                odd.git.run("config", "push.followTags", "true");
                odd.git.run("config", "push.default", "matching");
                odd.git.run("config", "remote.origin.push", "refs/heads/*:refs/heads/copy/*");
                odd.git.run("config", "push.recurseSubmodules", "on-demand");
              }),
          refused(
              "remote that is pushed to in two places",
              odd -> {
                odd.git.run("config", "remote.origin.pushurl", odd.bare.directory().toString());
                odd.git.run(
                    "config", "--add", "remote.origin.pushurl", odd.temp.resolve("b").toString());
              },
              "remote origin is pushed to 2 places",
              "git remote set-url --delete --push origin"));

  static final List<Case> FILES =
      List.of(
          works(
              "names that few expect",
              odd -> {
                for (String name :
                    List.of(
                        "new\nline.txt",
                        "back\\slash.txt",
                        "dot.",
                        "space ",
                        "quote\".txt",
                        "Case.txt",
                        "case.txt",
                        "ü.txt",
                        "u\u0308.txt",
                        "-rf",
                        "d/".repeat(60) + "n".repeat(200))) {
                  odd.git.write(name, name);
                }
                script(odd.temp.resolve("invalid"), "printf x >\"$(printf 'in\\377valid.txt')\"");
                odd.git.run("-c", "alias.x=!../invalid", "x");
                odd.publish("feat: names");
              }),
          works(
              "modes, links and empty files",
              odd -> {
                script(odd.git.directory().resolve("run.sh"), "true");
                link(odd.git.directory().resolve("dangling"), Path.of("../nowhere"));
                link(odd.git.directory().resolve("loop"), Path.of("loop"));
                odd.git.write("empty.txt", "");
                create(odd.git.directory().resolve("empty"));
                odd.publish("feat: modes");
              }),
          works(
              "attributes that rewrite",
              odd -> {
                odd.git.write(
                    ".gitattributes",
                    """
                    *.id ident
                    *.dos text eol=crlf
                    *.utf16 text working-tree-encoding=UTF-16LE eol=crlf
                    *.exp export-subst
                    *.none filter=nobody-has-it
                    """);
                odd.git.write("a.id", "$Id$\n");
                odd.git.write("a.dos", "one\r\ntwo\r\n");
                write(
                    odd.git.directory().resolve("a.utf16"),
                    "ü\r\n".getBytes(StandardCharsets.UTF_16LE));
                odd.git.write("a.exp", "$Format:%H$\n");
                odd.git.write("a.none", "as it is\n");
                odd.publish("feat: attributes");
              }),
          new Case(
              "attributes and filter of this clone alone",
              odd -> {
                odd.git.run("config", "filter.rot.clean", "tr b-za a-z");
                odd.git.run("config", "filter.rot.smudge", "tr a-z b-za");
                odd.git.run("config", "filter.rot.required", "true");
                write(odd.git.directory().resolve(".git/info/attributes"), "*.rot filter=rot\n");
                odd.git.write("a.rot", "bcd\n");
                odd.publish("feat: rot");
              },
              odd -> {
                odd.releases();
                assertThat(read(odd.project.resolve("target/release-kit/attempt/checkout/a.rot")))
                    .isEqualTo("bcd\n");
              }),
          refused(
              "required filter that fails",
              odd -> {
                odd.git.run("config", "filter.foo.clean", "cat");
                odd.git.run("config", "filter.foo.smudge", "false");
                odd.git.run("config", "filter.foo.required", "true");
                odd.git.write(".gitattributes", "*.foo filter=foo\n");
                odd.git.write("a.foo", "a\n");
                odd.publish("feat: foo");
              },
              "cannot be checked out",
              "a.foo"));

  static final List<Case> LARGE_FILES =
      List.of(
          works("file in Git LFS", OddRepositoriesTest::largeFile),
          works(
              "file in Git LFS, in a linked working tree",
              odd -> {
                largeFile(odd);
                link(odd, odd.git);
              }),
          works(
              "Git LFS with a storage of its own",
              odd -> {
                odd.git.run("config", "lfs.storage", "../../large");
                largeFile(odd);
                assertThat(odd.temp.resolve("large/objects")).exists();
              }),
          new Case(
              "file in Git LFS, of which the checkout has the pointer",
              OddRepositoriesTest::pointer,
              odd -> {
                odd.publishes();
                assertThat(
                        read(odd.project.resolve("target/release-kit/attempt/checkout/large.bin")))
                    .isEqualTo("large\n");
              }),
          refused(
              "file in Git LFS that is not in this clone",
              odd -> {
                pointer(odd);
                delete(odd.git.directory().resolve(".git/lfs/objects"));
              },
              "the content of large.bin, kept in Git LFS, is not in this clone",
              "git lfs fetch"),
          refused(
              "file in Git LFS without git-lfs",
              odd -> {
                largeFile(odd);
                odd.git.run("config", "--remove-section", "filter.lfs");
                odd.environment.putAll(
                    Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null"));
              },
              "git has no filter for it",
              "git lfs install && git lfs pull"));

  @ParameterizedTest
  @FieldSource({
    "WORKING_TREES",
    "SUBMODULES",
    "CLONES",
    "HEADS",
    "INDEXES",
    "SETTINGS",
    "REMOTES",
    "FILES",
    "LARGE_FILES"
  })
  void isReleasedOrRefused(Case each, @TempDir Path temp) throws IOException {
    OddRepository odd = new OddRepository(temp.toRealPath());
    each.make().accept(odd);
    each.expected().accept(odd);
    assertThat(odd.temp.resolve("touched")).doesNotExist();
    cases++;
  }

  @AfterAll
  static void count() {
    System.out.printf("odd repositories: %d as they should be%n", cases);
  }

  private static Case works(String name, Consumer<OddRepository> make) {
    return new Case(name, make, OddRepository::releases);
  }

  private static Case refused(String name, Consumer<OddRepository> make, String... words) {
    return new Case(name, make, odd -> odd.refuses(words));
  }

  private static void link(OddRepository odd, GitFixture git) {
    Path linked = odd.temp.resolve("linked");
    git.run("worktree", "add", "--quiet", "-b", "release/1.x", linked.toString());
    odd.use(linked);
    odd.branch = "release/1.x";
  }

  private static void directories(OddRepository odd) {
    odd.git.write("a/a.txt", "a\n");
    odd.git.write("b/b.txt", "b\n");
    odd.git.write("b/c/.gitattributes", "*.txt text eol=crlf\n");
    odd.git.write("b/c/c.txt", "c\n");
    odd.publish("feat: directories");
  }

  private static void updateSubmodules(OddRepository odd) {
    odd.git.run(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "update",
        "--init",
        "--recursive");
  }

  private static void largeFile(OddRepository odd) {
    requireGitLfs();
    odd.git.run("lfs", "install", "--local", "--skip-repo");
    odd.git.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
    odd.git.write("large.bin", "large\n");
    odd.publish("feat: a large file");
    assertThat(odd.git.run("cat-file", "blob", "HEAD:large.bin")).startsWith("version ");
  }

  /** CI has git-lfs; elsewhere what needs it is skipped without. */
  private static void requireGitLfs() {
    if (!Boolean.parseBoolean(System.getenv("CI"))) {
      assumeTrue(has("git-lfs"), "git-lfs is not installed");
    }
  }

  private static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** A checkout that shows the pointer of a large file, as with {@code GIT_LFS_SKIP_SMUDGE}. */
  private static void pointer(OddRepository odd) {
    largeFile(odd);
    odd.git.run("config", "filter.lfs.smudge", "git-lfs smudge --skip -- %f");
    odd.git.run("config", "filter.lfs.process", "git-lfs filter-process --skip");
    odd.git.run("rm", "--quiet", "large.bin");
    odd.git.run("reset", "--quiet", "--hard");
    odd.environment.put("GIT_LFS_SKIP_SMUDGE", "1");
    assertThat(read(odd.git.directory().resolve("large.bin"))).startsWith("version ");
  }

  /** Configuration of the user, in a process of its own. */
  private static void global(OddRepository odd, String config) {
    Path file = odd.temp.resolve("global.config");
    write(file, config);
    odd.environment.put("GIT_CONFIG_GLOBAL", file.toString());
  }

  private static void script(Path file, String body) {
    write(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path link(Path link, Path target) {
    try {
      return Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String content) {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
