package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import io.github.releasekit.graph.Ref.Kind;
import io.github.releasekit.graph.Ref.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A remote and a clone of it, as they are drawn. */
final class World {

  private final Path directory;
  private final GitFixture remote;
  private final GitFixture clone;

  private World(Path directory) {
    this.directory = directory;
    this.remote = GitFixture.at(directory.resolve("remote.git"));
    this.clone = GitFixture.at(directory.resolve("clone"));
  }

  /**
   * Makes both.
   *
   * @param directory that is empty
   * @param policy the text of release-kit.yml
   */
  static World create(Path directory, Graph graph, String policy) {
    try {
      World world = new World(Files.createDirectories(directory).toRealPath());
      world.fill(graph, policy);
      return world;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  GitFixture remote() {
    return remote;
  }

  GitFixture checkout() {
    return clone;
  }

  /** As they are now. */
  Graph graph() {
    return new GraphReader(this).read();
  }

  private void fill(Graph graph, String policy) throws IOException {
    Path git = clone.directory().resolve(".git");
    repository(git, "");
    repository(remote.directory(), "[core]\n\tbare = true\n[receive]\n\tautogc = false\n");
    FastImport objects = new FastImport();
    Map<Integer, Integer> marks = objects.commits(graph, Contents.of(graph, policy));
    Map<Ref, Integer> targets = new HashMap<>();
    graph
        .refs()
        .forEach(
            (ref, commit) ->
                targets.put(
                    ref,
                    ref.kind() == Kind.TAG
                        ? objects.tag(ref.name(), marks.get(commit))
                        : marks.get(commit)));
    Map<Integer, String> ids = objects.into(clone);
    delete(git.resolve("refs"));
    Files.createDirectories(git.resolve("refs"));
    copyPacks(git);
    StringBuilder here = new StringBuilder();
    StringBuilder there = new StringBuilder();
    targets.forEach(
        (ref, mark) -> {
          String id = ids.get(mark);
          if (ref.in(Place.CLONE)) {
            here.append(id).append(' ').append(ref.fullName()).append('\n');
          }
          if (ref.in(Place.ORIGIN)) {
            there.append(id).append(' ').append(ref.fullName()).append('\n');
            if (!ref.isTag()) {
              here.append(id).append(" refs/remotes/origin/").append(ref.name()).append('\n');
            }
          }
        });
    Files.writeString(git.resolve("packed-refs"), here);
    Files.writeString(remote.directory().resolve("packed-refs"), there);
    Optional<Ref> head = graph.refs().keySet().stream().filter(Ref::head).findFirst();
    Files.writeString(git.resolve("HEAD"), head(head, ids, targets) + "\n");
    Files.writeString(git.resolve("config"), config(graph));
    clone.run("reset", "--quiet", "--hard");
  }

  private static String head(
      Optional<Ref> head, Map<Integer, String> ids, Map<Ref, Integer> targets) {
    return head.filter(ref -> ref.kind() == Kind.DETACHED_HEAD)
        .map(ref -> ids.get(targets.get(ref)))
        .orElseGet(() -> "ref: " + head.map(Ref::fullName).orElse("refs/heads/main"));
  }

  private static void repository(Path directory, String config) throws IOException {
    Files.createDirectories(directory.resolve("objects/pack"));
    Files.createDirectories(directory.resolve("refs"));
    Files.writeString(directory.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(directory.resolve("config"), config);
  }

  private String config(Graph graph) {
    StringBuilder config =
        new StringBuilder(
            """
            [core]
            \tautocrlf = false
            [user]
            \tname = Ada Tester
            \temail = ada@example.org
            [maintenance]
            \tauto = false
            [remote "origin"]
            \turl = %s
            \tfetch = +refs/heads/*:refs/remotes/origin/*
            """
                .formatted(remote.directory().toUri()));
    graph.refs().keySet().stream()
        .filter(ref -> ref.kind() == Kind.BRANCH && ref.in(Place.CLONE))
        .forEach(
            ref ->
                config.append(
                    """
                    [branch "%s"]
                    \tremote = origin
                    \tmerge = %s
                    """
                        .formatted(ref.name(), ref.fullName())));
    return config.toString();
  }

  private void copyPacks(Path git) throws IOException {
    try (Stream<Path> packs = Files.list(git.resolve("objects/pack"))) {
      for (Path pack : packs.toList()) {
        Files.copy(pack, remote.directory().resolve("objects/pack").resolve(pack.getFileName()));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The versions that the changelog of a branch of the remote lists, as it lists them. */
  List<String> changelog(String branch) {
    return remote
        .run("show", "refs/heads/" + branch + ":" + Contents.CHANGELOG)
        .lines()
        .filter(line -> line.startsWith("## [") && !line.contains("[Unreleased]"))
        .map(line -> line.substring("## [".length(), line.indexOf(']')))
        .toList();
  }
}
