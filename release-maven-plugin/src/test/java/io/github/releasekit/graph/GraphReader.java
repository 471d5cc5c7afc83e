package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import io.github.releasekit.graph.Graph.Commit;
import io.github.releasekit.graph.Ref.Kind;
import io.github.releasekit.graph.Ref.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads branches and tags of a remote and a clone, and the commits that they lead to. */
final class GraphReader {

  private static final String FIELD = "\u001f";
  private static final String RECORD = "\u001e";
  private static final String HEADS = "refs/heads/";

  private final World world;

  GraphReader(World world) {
    this.world = world;
  }

  Graph read() {
    Map<Ref, String> refs = refs();
    GitFixture both = both();
    Map<String, Commit<String>> commits = new LinkedHashMap<>();
    List<String> command = new ArrayList<>(List.of("log", "--format=%H%x1f%P%x1f%B%x1e"));
    refs.values().stream().distinct().forEach(command::add);
    for (String entry : both.run(command.toArray(String[]::new)).split(RECORD)) {
      if (!entry.isBlank()) {
        String[] fields = entry.strip().split(FIELD);
        List<String> parents = fields[1].isEmpty() ? List.of() : List.of(fields[1].split(" "));
        commits.put(fields[0], new Commit<>("", Subjects.drawn(fields[2], parents), parents));
      }
    }
    Map<String, String> versions = versions(both, List.copyOf(commits.keySet()));
    commits.replaceAll(
        (id, commit) -> new Commit<>(versions.get(id), commit.subject(), commit.parents()));
    return Graph.of(commits, refs);
  }

  private static Map<String, String> versions(GitFixture both, List<String> commits) {
    List<String> roots =
        Blobs.read(both, commits.stream().map(id -> id + ":" + Contents.POM).toList());
    Map<String, String> versions = new HashMap<>();
    for (int i = 0; i < commits.size(); i++) {
      String id = commits.get(i);
      versions.put(
          id,
          Poms.versions(roots.get(i), path -> Blobs.read(both, List.of(id + ":" + path)).get(0)));
    }
    return versions;
  }

  private Map<Ref, String> refs() {
    Map<String, String> there = refs(world.remote());
    Map<String, String> here = refs(world.checkout());
    String head;
    try {
      head = Files.readString(world.checkout().directory().resolve(".git/HEAD")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<Ref, String> refs = new TreeMap<>();
    there.forEach(
        (name, target) -> {
          boolean same = target.equals(here.get(name));
          refs.put(
              ref(name, target, same ? Place.BOTH : Place.ORIGIN, same ? head : ""),
              commit(target));
        });
    here.forEach(
        (name, target) -> {
          if (!target.equals(there.get(name))) {
            refs.put(ref(name, target, Place.CLONE, head), commit(target));
          }
        });
    if (!head.startsWith("ref: ")) {
      refs.put(Ref.detachedHead(), head);
    }
    return refs;
  }

  private static Ref ref(String name, String target, Place place, String head) {
    boolean isHead = head.equals("ref: " + name);
    return name.startsWith(HEADS)
        ? new Ref(Kind.BRANCH, place, name.substring(HEADS.length()), isHead)
        : new Ref(
            target.contains(" ") ? Kind.TAG : Kind.LIGHTWEIGHT_TAG,
            place,
            name.substring("refs/tags/".length()),
            false);
  }

  private static String commit(String target) {
    return target.substring(target.indexOf(' ') + 1);
  }

  /** Object ids of branches and tags by name; of an annotated tag its own and the commit's. */
  private static Map<String, String> refs(GitFixture repository) {
    Map<String, String> refs = new TreeMap<>();
    repository
        .run(
            "for-each-ref",
            "--format=%(refname) %(objectname) %(*objectname)",
            "refs/heads",
            "refs/tags")
        .lines()
        .forEach(
            line ->
                refs.put(
                    line.substring(0, line.indexOf(' ')),
                    line.substring(line.indexOf(' ') + 1).strip()));
    return refs;
  }

  /** A repository that has the objects of both. */
  private GitFixture both() {
    try {
      Path directory = Files.createTempDirectory(world.directory(), "reader");
      Files.createDirectories(directory.resolve("objects/info"));
      Files.createDirectories(directory.resolve("refs"));
      Files.writeString(directory.resolve("HEAD"), "ref: refs/heads/main\n");
      Files.writeString(
          directory.resolve("objects/info/alternates"),
          world.remote().directory().resolve("objects")
              + "\n"
              + world.checkout().directory().resolve(".git/objects")
              + "\n",
          StandardCharsets.UTF_8);
      return GitFixture.at(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
