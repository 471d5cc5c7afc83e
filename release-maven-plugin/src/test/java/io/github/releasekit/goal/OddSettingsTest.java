package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What git was told by configuration, and where it pushes to. */
class OddSettingsTest extends OddRepositories {

  private static final List<Case> SETTINGS =
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

  private static final List<Case> REMOTES =
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

  @Override
  Stream<Case> cases() {
    return Stream.of(SETTINGS, REMOTES).flatMap(List::stream);
  }
}
