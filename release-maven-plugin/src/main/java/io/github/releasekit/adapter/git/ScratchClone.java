package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clone that shares the user's object store, checked out at one commit: a clean place to build,
 * in which plugins that ask git find branch, tags and remote.
 */
public final class ScratchClone {

  /** Settings of the user's clone that decide what a checkout looks like. */
  private static final List<String> CHECKOUT_SETTINGS =
      List.of(
          "core.autocrlf",
          "core.eol",
          "core.symlinks",
          "core.fileMode",
          "core.ignoreCase",
          "core.longPaths",
          "user.name",
          "user.email");

  private ScratchClone() {}

  /**
   * Makes one in an empty directory.
   *
   * @param branch the full name of the branch that HEAD is on there
   * @param tags more tags for it, object ids by name, ahead of the user's
   */
  public static void create(
      GitRepository repository,
      Path directory,
      String branch,
      String commit,
      Map<String, String> tags) {
    try {
      Files.createDirectories(directory);
      GitCommand git = new GitCommand(directory);
      git.run("init", "--quiet", "--template=", ".");
      Path info = directory.resolve(".git/objects/info");
      Files.createDirectories(info);
      Path objects = repository.commonDirectory().resolve("objects").toRealPath();
      Files.writeString(info.resolve("alternates"), objects + "\n");
      copySettings(repository, git);
      git.run("symbolic-ref", "HEAD", branch);
      git.runWithInput(refs(repository, branch, commit, tags), "update-ref", "--stdin");
      git.run("reset", "--quiet", "--hard");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (Files.exists(directory.resolve(".gitmodules"))) {
      throw new ReleaseException(
          "the release commit has submodules, which release-kit does not check out yet",
          "release from a repository without submodules");
    }
  }

  private static void copySettings(GitRepository repository, GitCommand git) {
    var config = repository.jgit().getConfig();
    for (String setting : CHECKOUT_SETTINGS) {
      int dot = setting.indexOf('.');
      String value = config.getString(setting.substring(0, dot), null, setting.substring(dot + 1));
      if (value != null) {
        git.run("config", setting, value);
      }
    }
    Optional<GitRemote> remote = GitRemote.of(repository);
    if (remote.isPresent()) {
      git.run("remote", "add", "origin", remote.get().location());
    }
  }

  private static String refs(
      GitRepository repository, String branch, String commit, Map<String, String> tags) {
    StringBuilder input = new StringBuilder();
    create(input, branch, commit);
    repository
        .tagObjects()
        .forEach(
            (name, id) -> {
              if (!tags.containsKey(name)) {
                create(input, "refs/tags/" + name, id);
              }
            });
    tags.forEach((name, id) -> create(input, "refs/tags/" + name, id));
    return input.toString();
  }

  private static void create(StringBuilder input, String ref, String id) {
    input.append("create ").append(ref).append(' ').append(id).append('\n');
  }
}
