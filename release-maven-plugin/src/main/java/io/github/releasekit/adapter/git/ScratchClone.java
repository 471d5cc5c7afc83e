package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.git.Submodules.Submodule;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * A clone that shares the user's object store, checked out at one commit: a clean place to build,
 * in which plugins that ask git find branch, tags and remote. Submodules are clones of the same
 * kind. Nothing is asked of a network, and no hook of the user runs.
 */
public final class ScratchClone {

  /** Settings in the user's clone that decide what a checkout looks like, under {@code core}. */
  private static final List<String> CHECKOUT_SETTINGS =
      List.of(
          "autocrlf",
          "eol",
          "symlinks",
          "fileMode",
          "ignoreCase",
          "longPaths",
          "precomposeUnicode",
          "attributesFile");

  /** Files of the user's {@code .git} that decide it too. */
  private static final List<String> CHECKOUT_FILES =
      List.of("info/attributes", "info/exclude", "shallow");

  /** {@code C:\directory}, or {@code \\server\directory}. */
  private static final Pattern WINDOWS_PATH = Pattern.compile("[A-Za-z]:\\\\|\\\\\\\\");

  private static final Duration CHECKOUT = Duration.ofMinutes(10);

  private final GitRepository repository;
  private final Path directory;
  private final GitCommand git;

  private ScratchClone(GitRepository repository, Path directory) {
    this.repository = repository;
    this.directory = directory;
    this.git = new GitCommand(directory);
  }

  /**
   * Makes one in an empty directory.
   *
   * @param branch the full name of the branch that HEAD is on there
   * @param tags more tags for it, object ids by name, ahead of the user's
   * @throws ReleaseException when the commit cannot be checked out
   */
  public static void create(
      GitRepository repository,
      Path directory,
      String branch,
      String commit,
      Map<String, String> tags) {
    ScratchClone clone = new ScratchClone(repository, directory);
    clone.init(commit);
    clone.git.run("symbolic-ref", "HEAD", branch);
    clone.git.runWithInput(
        "create " + branch + " " + commit + "\n" + clone.tags(tags), "update-ref", "--stdin");
    clone.checkOut(commit);
  }

  private static void createDetached(GitRepository repository, Path directory, String commit) {
    ScratchClone clone = new ScratchClone(repository, directory);
    clone.init(commit);
    clone.git.run("update-ref", "--no-deref", "HEAD", commit);
    clone.git.runWithInput(clone.tags(Map.of()), "update-ref", "--stdin");
    clone.checkOut(commit);
  }

  private void init(String commit) {
    MissingObjects.fetch(repository, commit);
    try {
      Files.createDirectories(directory);
      git.run("init", "--quiet", "--template=", ".");
      Path alternates = directory.resolve(".git/objects/info/alternates");
      Files.createDirectories(alternates.getParent());
      Files.writeString(alternates, alternates(objectStores()));
      Files.createDirectories(directory.resolve(".git/info"));
      for (String name : CHECKOUT_FILES) {
        Path file = repository.commonDirectory().resolve(name);
        if (Files.isRegularFile(file)) {
          Files.copy(file, directory.resolve(".git").resolve(name));
        }
      }
      copySettings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As git reads it on every system: a line feed ends each line, a slash each directory. */
  static String alternates(Set<String> stores) {
    return stores.stream()
        .map(store -> WINDOWS_PATH.matcher(store).lookingAt() ? store.replace('\\', '/') : store)
        .map(store -> store + "\n")
        .collect(Collectors.joining());
  }

  /**
   * The user's object store and those that it borrows from in turn, each named by itself: git
   * follows neither relative paths nor more than five steps from here.
   */
  private Set<String> objectStores() throws IOException {
    Set<String> stores = new LinkedHashSet<>();
    Deque<Path> left = new ArrayDeque<>();
    left.add(repository.commonDirectory().resolve("objects"));
    while (!left.isEmpty()) {
      Path store = left.remove();
      Path alternates = store.resolve("info/alternates");
      if (Files.isDirectory(store)
          && stores.add(store.toRealPath().toString())
          && Files.isRegularFile(alternates)) {
        Files.readAllLines(alternates).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(store::resolve)
            .forEach(left::add);
      }
    }
    return stores;
  }

  private void copySettings() throws IOException {
    Config user = repository.jgit().getConfig();
    FileBasedConfig own = config(repository.commonDirectory().resolve("config"));
    FileBasedConfig scratch = config(directory.resolve(".git/config"));
    // It is deeper in directories than the user's checkout, and Windows bounds paths at 260.
    scratch.setBoolean("core", null, "longPaths", true);
    CHECKOUT_SETTINGS.forEach(name -> copy(own, scratch, "core", null, name));
    scratch.setString("core", null, "hooksPath", directory.resolve(".git/hooks").toString());
    List.of("name", "email").forEach(name -> copy(user, scratch, "user", null, name));
    for (String section : List.of("filter", "lfs")) {
      own.getNames(section).forEach(name -> copy(own, scratch, section, null, name));
      for (String part : own.getSubsections(section)) {
        own.getNames(section, part).forEach(name -> copy(own, scratch, section, part, name));
      }
    }
    new LargeFiles(repository).share(scratch);
    GitRemote.of(repository)
        .ifPresent(
            remote -> {
              scratch.setString("remote", "origin", "url", remote.location());
              scratch.setString("remote", "origin", "fetch", "+refs/heads/*:refs/remotes/origin/*");
            });
    scratch.save();
  }

  private static FileBasedConfig config(Path file) throws IOException {
    FileBasedConfig config = new FileBasedConfig(file.toFile(), FS.DETECTED);
    try {
      config.load();
      return config;
    } catch (ConfigInvalidException e) {
      throw new IOException(e);
    }
  }

  private static void copy(
      Config from, Config to, String section, @Nullable String part, String name) {
    String value = from.getString(section, part, name);
    if (value != null) {
      to.setString(section, part, name, value);
    }
  }

  /** Commands for {@code git update-ref --stdin} that make tags. */
  private String tags(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(repository.tagObjects());
    all.putAll(more);
    StringBuilder commands = new StringBuilder();
    all.forEach((name, id) -> commands.append("create refs/tags/" + name + " " + id + "\n"));
    return commands.toString();
  }

  private void checkOut(String commit) {
    ProcessResult result =
        git.attempt(CHECKOUT, "", List.of("reset", "--quiet", "--hard", "--no-recurse-submodules"));
    if (!result.succeeded()) {
      throw new ReleaseException(
          commit
              + " of "
              + repository.root()
              + " cannot be checked out: "
              + GitCommand.said(result),
          "git clone makes another clone, which shows it by hand");
    }
    for (Submodule submodule : Submodules.of(repository, commit)) {
      Submodules.open(repository, submodule)
          .ifPresent(
              clone -> {
                try (clone) {
                  createDetached(clone, place(submodule), submodule.commit());
                }
              });
    }
  }

  /** The empty directory that git has made for a submodule, which no link leads out of. */
  private Path place(Submodule submodule) {
    try {
      Path place = directory.toRealPath().resolve(submodule.path());
      if (!place.toRealPath().equals(place)) {
        throw new ReleaseException(
            "submodule " + submodule.path() + " is behind a symbolic link, " + place.toRealPath(),
            "git mv it to a directory of its own");
      }
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
