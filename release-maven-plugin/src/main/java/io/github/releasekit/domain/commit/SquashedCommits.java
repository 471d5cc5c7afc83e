package io.github.releasekit.domain.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commits that a squash merge lists in its message: as list items, which forges write, or under
 * {@code Squashed commit of the following:}, which git does.
 */
final class SquashedCommits {

  private static final String GIT_HEADING = "Squashed commit of the following:";
  private static final String GIT_COMMIT = "commit ";
  private static final String GIT_INDENT = "    ";

  private SquashedCommits() {}

  /**
   * What a message lists, in order.
   *
   * @param whole whether what follows a list item, up to the next, belongs to it
   */
  static List<ConventionalCommit> of(String message, boolean whole) {
    if (message.indexOf('\n') < 0) {
      return List.of();
    }
    if (message.contains(GIT_HEADING)) {
      return blocks(message.lines().toList());
    }
    boolean bullets = message.contains("* ") || message.contains("- ");
    return bullets ? items(message.lines().toList(), whole) : List.of();
  }

  /**
   * The commit that a line lists: {@code * feat: a} or {@code - fix: b}, of a well-known type, or
   * with the mark of a breaking change, which is not to be missed.
   */
  static Optional<ConventionalCommit> item(String line) {
    boolean bullet = line.startsWith("* ") || line.startsWith("- ");
    return bullet
        ? ConventionalCommit.parse(line.substring(2)).filter(SquashedCommits::isCommit)
        : Optional.empty();
  }

  private static List<ConventionalCommit> items(List<String> lines, boolean whole) {
    List<ConventionalCommit> listed = new ArrayList<>();
    StringBuilder message = new StringBuilder();
    for (String line : lines) {
      if (item(line).isPresent()) {
        ConventionalCommit.parse(message.toString()).ifPresent(listed::add);
        message.setLength(0);
        message.append(line.substring(2));
      } else if (whole && !message.isEmpty()) {
        message.append('\n').append(line);
      }
    }
    ConventionalCommit.parse(message.toString()).ifPresent(listed::add);
    return listed;
  }

  /** {@code commit <id>}, author, date, and the message indented by four spaces. */
  private static List<ConventionalCommit> blocks(List<String> lines) {
    List<ConventionalCommit> listed = new ArrayList<>();
    StringBuilder message = new StringBuilder();
    boolean inside = false;
    for (String line : lines) {
      if (line.startsWith(GIT_COMMIT) && isObjectId(line.substring(GIT_COMMIT.length()))) {
        add(message, listed);
        inside = true;
      } else if (inside && line.startsWith(GIT_INDENT)) {
        message.append(line.substring(GIT_INDENT.length())).append('\n');
      } else if (inside && line.isBlank()) {
        message.append('\n');
      }
    }
    add(message, listed);
    return listed;
  }

  private static void add(StringBuilder message, List<ConventionalCommit> listed) {
    ConventionalCommit.parse(message.toString())
        .filter(SquashedCommits::isCommit)
        .ifPresent(listed::add);
    message.setLength(0);
  }

  private static boolean isCommit(ConventionalCommit commit) {
    return commit.isWellKnown() || commit.breaking();
  }

  private static boolean isObjectId(String text) {
    return RevertedCommits.objectId(text, 0).filter(id -> id.length() == text.length()).isPresent();
  }
}
