package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The files of a commit, to be compared with those of another where one was made by hand.
 *
 * @param files texts by path
 */
record Tree(Map<String, String> files) {

  Tree {
    files = new TreeMap<>(files);
  }

  /** The files of a revision. */
  static Tree of(GitFixture repository, String revision) {
    List<String> paths = repository.run("ls-tree", "-r", "--name-only", revision).lines().toList();
    List<String> texts =
        Blobs.read(repository, paths.stream().map(path -> revision + ":" + path).toList());
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < paths.size(); i++) {
      files.put(paths.get(i), texts.get(i));
    }
    return new Tree(files);
  }

  /**
   * The same without what depends on the time and on the release's name alone: dates in the
   * changelog, {@code project.build.outputTimestamp} and {@code scm/tag}.
   */
  Tree timeless() {
    return with(Contents.CHANGELOG, text -> text.replaceAll("(?m)^(## \\[.+]) - \\d{4}.*$", "$1"))
        .with(
            Contents.POM,
            text ->
                text.replaceAll("(<project.build.outputTimestamp>)[^<]*", "$1")
                    .replaceAll("(<tag>)[^<]*", "$1"));
  }

  /** The same with another version, for branches where a person sets the next one later. */
  Tree withVersion(String version) {
    return with(
        Contents.POM,
        text ->
            text.replaceFirst("<version>[^<]*</version>", "<version>" + version + "</version>"));
  }

  @Override
  public String toString() {
    return files.entrySet().stream()
        .map(file -> "--- " + file.getKey() + "\n" + file.getValue())
        .collect(Collectors.joining());
  }

  private Tree with(String path, UnaryOperator<String> change) {
    Map<String, String> changed = new TreeMap<>(files);
    changed.computeIfPresent(path, (key, text) -> change.apply(text));
    return new Tree(changed);
  }
}
