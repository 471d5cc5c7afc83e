package io.github.releasekit.adapter.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

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

  /**
   * As {@link #of(GitRepository, String, String)}, of an annotated tag, whose message ends with its
   * trailers.
   */
  public static List<String> ofTag(GitRepository repository, String tag, String key) {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      return walk.parseTag(ObjectId.fromString(tag))
          .getFullMessage()
          .lines()
          .filter(line -> line.startsWith(key + ": "))
          .map(line -> line.substring(key.length() + 2).strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
