package io.github.releasekit.adapter.merge;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * Merges branches of a Maven project by what files mean (B1): the version in POMs and version files
 * is that of one side, entries of the changelog are those of both; all else as git merges it.
 */
public final class BranchMerge {

  private final GitRepository repository;
  private final Project project;

  /**
   * What is merged.
   *
   * @param policy that says which files have versions, and where the changelog is
   * @param component empty where the repository is released together
   * @param rootPom the POM that Maven is started with, from the root of the repository
   * @param mavenDirectory the directory with {@code .mvn}, from the root of the repository; empty
   *     for the root
   */
  public record Project(
      Policy policy, Optional<Policy.Component> component, String rootPom, String mavenDirectory) {}

  /** Whose version stays. */
  public enum Versions {
    OURS,
    THEIRS
  }

  public BranchMerge(GitRepository repository, Project project) {
    this.repository = repository;
    this.project = project;
  }

  /**
   * Merges what one commit has since the last one in common into another.
   *
   * @param ours the commit that is merged into
   * @param theirs the commit that is merged
   */
  public Result merge(String ours, String theirs, Versions versions) {
    throw new UnsupportedOperationException(repository + "" + project);
  }

  /**
   * Applies what leads from one commit to another, as cherry-picks and reverts do, with our
   * version.
   *
   * @param from the commit before; of a revert the one that is taken back
   */
  public Result apply(String ours, String from, String to) {
    throw new UnsupportedOperationException(ours + from + to);
  }

  /**
   * The modules of a commit, as its POMs tell of them: their coordinates, versions and places
   * alone.
   *
   * @throws io.github.releasekit.domain.ReleaseException when a POM of it cannot be read
   */
  public Reactor reactor(String commit) {
    throw new UnsupportedOperationException(commit);
  }

  /** The POMs and version files of a commit, with the places where its version stands. */
  public List<SourceFile> files(String commit) {
    throw new UnsupportedOperationException(commit);
  }
}
