package io.github.releasekit.adapter.git;

import java.util.List;

/** Trailers of commits, as git reads them (git-interpret-trailers). */
public final class Trailers {

  private Trailers() {}

  /**
   * The values of those with a key, in order.
   *
   * @param commit its object id
   */
  public static List<String> of(GitRepository repository, String commit, String key) {
    return new GitCommand(repository.root())
        .run("log", "-1", "--format=%(trailers:key=" + key + ",valueonly)", commit)
        .lines()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
