package io.github.releasekit.adapter.forge;

import java.util.Optional;

/**
 * The issues, pull requests (merge requests) and milestones of a repository on a forge (N2, C5).
 * Every method can be called again.
 */
public interface Issues {

  /**
   * An issue or pull request.
   *
   * @param title as the forge has it, one line
   */
  record Issue(String reference, String title, String url) {}

  /**
   * An issue or pull request.
   *
   * @param reference {@code #12}, or {@code !12} for a merge request of GitLab
   * @return empty where there is none, and for what is no reference of the forge
   */
  Optional<Issue> find(String reference);

  /**
   * Comments on an issue or pull request once: where a comment with the marker is there already,
   * nothing happens.
   *
   * @param text in Markdown, without the marker
   * @param marker an HTML comment that is put behind the text, which people do not see
   * @return whether the issue is there
   */
  boolean comment(String reference, String text, String marker);

  /**
   * Adds a label, which is made where the forge has none of that name.
   *
   * @return whether the issue is there
   */
  boolean label(String reference, String label);

  /**
   * Closes the milestone of a title; one that is closed stays so.
   *
   * @return whether there is one
   */
  boolean closeMilestone(String title);

  /**
   * Opens an issue once: where an open or closed one has the same title, it is given instead.
   *
   * @param text in Markdown
   */
  Issue open(String title, String text);
}
