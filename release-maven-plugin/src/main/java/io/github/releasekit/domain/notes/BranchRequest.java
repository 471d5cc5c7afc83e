package io.github.releasekit.domain.notes;

/**
 * A branch that people are asked to merge, by a pull request or merge request (R9).
 *
 * @param base the short name of the branch that it is to be merged into
 * @param branch its short name
 * @param title on one line
 * @param text in Markdown
 */
public record BranchRequest(String base, String branch, String title, String text) {}
