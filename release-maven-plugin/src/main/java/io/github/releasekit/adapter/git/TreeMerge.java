package io.github.releasekit.adapter.git;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges the trees of commits off to the side: index, files and refs of the clone stay. */
public final class TreeMerge {

  private final GitRepository repository;

  public TreeMerge(GitRepository repository) {
    this.repository = repository;
  }

  /**
   * A tree to merge.
   *
   * @param commit that it is of
   * @param files that have other content in it, by path
   */
  public record Side(String commit, Map<String, byte[]> files) {}

  /** How a merge ends. */
  public sealed interface Result {}

  /**
   * Everything fits.
   *
   * @param tree the object id of a tree that is in the store
   */
  public record Merged(String tree) implements Result {}

  /**
   * Both sides have changed the same places.
   *
   * @param files paths, in order
   */
  public record Conflicts(List<String> files) implements Result {
    public Conflicts {
      files = List.copyOf(files);
    }
  }

  /** What led from a base to one side, applied to the other. */
  public Result merge(Side base, Side ours, Side theirs) {
    throw new UnsupportedOperationException(repository.root() + "" + base + ours + theirs);
  }

  /** The last commit that two have in common; empty where they have none. */
  public Optional<String> base(String ours, String theirs) {
    throw new UnsupportedOperationException(ours + theirs);
  }
}
