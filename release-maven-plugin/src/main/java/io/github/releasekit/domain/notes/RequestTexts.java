package io.github.releasekit.domain.notes;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the requests of a release say to those who merge them (R9, B2). Names of branches and files
 * are shown as they are, whatever characters they have.
 *
 * @param component that is released; empty where the repository is released together
 * @param version of the release
 * @param tag that it has, or gets once the request is merged
 * @param commit the object id of the release commit
 */
public record RequestTexts(Optional<String> component, String version, String tag, String commit) {

  /** Forges take titles of 255 characters. */
  private static final int LONGEST_TITLE = 250;

  /** GitHub takes texts of 65536 characters. */
  private static final int LONGEST_CHANGES = 50_000;

  private static final int MOST_FILES = 100;

  /** Before a slash, where GitLab would take the line for a command to itself. */
  private static final String NO_COMMAND = "\u200B";

  /**
   * The request to merge a release commit, which is tagged afterwards.
   *
   * @param base the short name of the branch that is released from
   * @param branch the short name of the branch with the release commit
   * @param section the changelog's lines of the version, in Markdown
   */
  public BranchRequest release(String base, String branch, List<String> section) {
    List<String> text = new ArrayList<>();
    text.add(
        "This brings the release commit of version "
            + Markdown.escape(version)
            + " into "
            + Markdown.escape(base)
            + ". Nothing is tagged or published yet: once this is merged, `mvn"
            + " release-kit:prepare` on that branch builds and checks the release, and pushes its"
            + " tag.");
    text.add("");
    text.add(
        "What is merged in between is not in the release; merge this with a merge commit, so that"
            + " the release commit stays as it is.");
    List<String> changes = changes(section);
    if (!changes.isEmpty()) {
      text.add("");
      text.add("## Changes");
      text.add("");
      text.addAll(changes);
    }
    return request(base, branch, "Release " + name(), text);
  }

  /**
   * The request to merge a release into a branch that is to have it too.
   *
   * @param base the short name of that branch
   * @param branch the short name of the branch that is merged
   * @param next the version that {@code base} gets by it; empty where its version stays
   * @param conflicts paths of the files that git could not bring together, so that the branch is
   *     the release itself
   */
  public BranchRequest forward(
      String base, String branch, Optional<String> next, List<String> conflicts) {
    String into = Markdown.escape(base);
    String released = Markdown.escape(tag);
    List<String> text = new ArrayList<>();
    text.add("This brings what is released as " + released + " into " + into + ".");
    text.add("");
    if (conflicts.isEmpty()) {
      text.add(
          next.map(version -> "The version there becomes " + Markdown.escape(version) + ".")
              .orElse("The version there stays as it is."));
    } else {
      text.add(
          "It cannot be merged as it is: these files were changed on both sides. Merge "
              + into
              + " into "
              + Markdown.escape(branch)
              + ", resolve the conflicts, keep the version that "
              + into
              + " has, and push.");
      text.add("");
      text.addAll(files(conflicts));
    }
    text.add("");
    text.add(
        "Merge it with a merge commit: squashed or rebased, git would not know that "
            + released
            + " is in "
            + into
            + ".");
    return request(base, branch, "Merge " + tag + " into " + base, text);
  }

  /**
   * The request to go on with the next version after a release.
   *
   * @param base the short name of the branch that was released from
   * @param branch the short name of the branch that sets the version
   * @param next that version, such as {@code 1.3.0-SNAPSHOT}
   */
  public BranchRequest development(String base, String branch, String next) {
    String text =
        Markdown.escape(tag)
            + " is released. This sets the version of "
            + Markdown.escape(base)
            + " to "
            + Markdown.escape(next)
            + ", with which development goes on there.";
    return request(base, branch, "Set version " + next + " on " + base, List.of(text));
  }

  private BranchRequest request(String base, String branch, String title, List<String> text) {
    List<String> lines = new ArrayList<>(text);
    lines.add("");
    component.ifPresent(name -> lines.add("Release-Component: " + PlainText.line(name)));
    lines.add("Release-Version: " + PlainText.line(version));
    lines.add("Release-Tag: " + PlainText.line(tag));
    lines.add("Release-Commit: " + PlainText.line(commit));
    return new BranchRequest(base, branch, title(title), String.join("\n", lines) + "\n");
  }

  private String name() {
    return component.map(name -> name + " " + version).orElse(version);
  }

  private static String title(String text) {
    String line = PlainText.line(text);
    return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE) + "…";
  }

  private static List<String> files(List<String> paths) {
    List<String> items = new ArrayList<>();
    paths.stream()
        .limit(MOST_FILES)
        .forEach(path -> items.add("- " + Markdown.escape(PlainText.shortLine(path))));
    if (paths.size() > MOST_FILES) {
      items.add("- and " + (paths.size() - MOST_FILES) + " more");
    }
    return items;
  }

  /** So many lines as a forge takes, which give it no commands. */
  private static List<String> changes(List<String> section) {
    List<String> lines = new ArrayList<>();
    int length = 0;
    for (String line : String.join("\n", section).strip().lines().toList()) {
      String harmless = harmless(line);
      length += harmless.length() + 1;
      if (length > LONGEST_CHANGES) {
        lines.add("");
        lines.add("The changelog has the rest.");
        return lines;
      }
      lines.add(harmless);
    }
    return lines;
  }

  private static String harmless(String line) {
    StringBuilder harmless = new StringBuilder(line.length() + 1);
    line.codePoints().map(c -> steers(c) ? ' ' : c).forEach(harmless::appendCodePoint);
    int begin = harmless.length() - harmless.toString().stripLeading().length();
    if (harmless.indexOf("/", begin) == begin) {
      harmless.insert(begin, NO_COMMAND);
    }
    return harmless.toString();
  }

  /** Control characters, and those that turn the direction of text. */
  private static boolean steers(int c) {
    boolean isControl = Character.getType(c) == Character.CONTROL && c != '\t';
    return isControl || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }
}
