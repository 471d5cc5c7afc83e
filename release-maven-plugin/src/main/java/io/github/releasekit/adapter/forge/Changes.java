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
   */
  record Proposal(String reference, boolean open, String url) {}

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
}
