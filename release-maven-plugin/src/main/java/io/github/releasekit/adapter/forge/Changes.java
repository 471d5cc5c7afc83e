package io.github.releasekit.adapter.forge;

import java.util.Optional;

/**
 * Changes of files that are proposed to a repository on a forge (P10). Every method can be called
 * again.
 */
public interface Changes {

  /**
   * A change that is proposed: a pull request or merge request.
   *
   * @param open whether it waits to be merged
   * @param url where people see it
   * @param merged whether it was
   * @param mergedAs the commit that brought it to its base; empty where it was not merged, or the
   *     forge does not say
   */
  record Proposal(
      String reference, boolean open, String url, boolean merged, Optional<String> mergedAs) {

    /** One that was not merged. */
    public Proposal(String reference, boolean open, String url) {
      this(reference, open, url, false, Optional.empty());
    }
  }

  /** The branch that others start from. */
  String defaultBranch();

  /** The content of a file on a branch; empty where there is no such file or branch. */
  Optional<byte[]> file(String branch, String path);

  /**
   * The proposal, open or not, that was last made of a branch of the repository itself, be the
   * branch still there or not.
   */
  Optional<Proposal> find(String branch);

  /**
   * Commits the new content of one file to a branch of its own, made on top of {@code base}, and
   * proposes it; where that was begun before, it is brought to its end. Where the branch has a
   * proposal already, that one is given, be it open, merged or closed: what people have decided is
   * not asked again.
   *
   * @param branch of its own
   * @param message of the commit
   * @param text of the proposal, in Markdown
   */
  Proposal propose(
      String base,
      String branch,
      String path,
      byte[] content,
      String message,
      String title,
      String text);

  /**
   * The proposal to merge what a branch of the repository itself now has: the open one, else one
   * that was merged with the commit that the branch is at, or with the last that it had where it is
   * gone. What was closed without being merged, or merged before the branch went on, is none.
   *
   * @param base the branch that it is to be merged into
   */
  Optional<Proposal> find(String branch, String base);

  /**
   * Proposes to merge a branch of the repository itself, as it was pushed, into another. Where
   * {@link #find(String, String)} knows a proposal, that one is given, with the title and text that
   * it has: an answer that was lost is found by calling again.
   *
   * @param title on one line
   * @param text in Markdown
   * @throws NothingToMergeException when the base has all that the branch has
   * @throws io.github.releasekit.domain.ReleaseException when there is no such branch or base, or
   *     the forge does not take it
   */
  Proposal request(String base, String branch, String title, String text);
}
