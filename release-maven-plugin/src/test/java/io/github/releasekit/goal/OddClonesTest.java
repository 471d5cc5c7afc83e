package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** Clones that lack something, and what HEAD may be. */
class OddClonesTest extends OddRepositories {

  private static final List<Case> CLONES =
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

  private static final List<Case> HEADS =
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

  @Override
  Stream<Case> cases() {
    return Stream.of(CLONES, HEADS).flatMap(List::stream);
  }
}
