package io.github.releasekit.domain.commit;

import java.util.Optional;

/**
 * What a commit's first line says besides its text.
 *
 * @param text without the pull request
 * @param pullRequest {@code #12} as GitHub appends it, {@code !45} as GitLab does
 */
record Subject(String text, Optional<String> pullRequest) {

  private static final String[] FIXUPS = {"fixup! ", "squash! ", "amend! "};
  private static final String MERGED_PULL_REQUEST = "Merge pull request ";
  private static final String MERGE_REQUEST = "See merge request ";
  private static final int MAX_DIGITS = 40;

  /** Reads a line that may end with {@code (#12)} or {@code (!45)}. */
  static Subject of(String line) {
    String text = line.strip();
    int open = text.lastIndexOf(" (");
    if (open <= 0 || !text.endsWith(")")) {
      return new Subject(text, Optional.empty());
    }
    String reference = text.substring(open + 2, text.length() - 1);
    return isReference(reference)
        ? new Subject(text.substring(0, open).strip(), Optional.of(reference))
        : new Subject(text, Optional.empty());
  }

  /** Reads a commit, whose pull request may be named by a merge or in the last lines as well. */
  static Subject of(Commit commit) {
    Subject subject = of(commit.subject());
    return subject.pullRequest().isPresent()
        ? subject
        : new Subject(
            subject.text(), merged(subject.text()).or(() -> mergeRequest(commit.message())));
  }

  /** Whether a message begins as one that fixes up another. */
  static boolean mayFixUp(String message) {
    String text = message.stripLeading();
    for (String prefix : FIXUPS) {
      if (text.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The subject that a {@code fixup!}, {@code squash!} or {@code amend!} names. */
  Optional<String> fixedUp() {
    int from = 0;
    int before;
    do {
      before = from;
      for (String prefix : FIXUPS) {
        if (text.startsWith(prefix, from)) {
          from += prefix.length();
        }
      }
    } while (from > before);
    return from == 0 ? Optional.empty() : Optional.of(text.substring(from).strip());
  }

  static boolean isReference(String text) {
    return text.length() > 1
        && text.length() <= MAX_DIGITS + 1
        && (text.charAt(0) == '#' || text.charAt(0) == '!')
        && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** {@code #12} of GitHub's {@code Merge pull request #12 from owner/branch}. */
  private static Optional<String> merged(String subject) {
    if (!subject.startsWith(MERGED_PULL_REQUEST)) {
      return Optional.empty();
    }
    int end = subject.indexOf(' ', MERGED_PULL_REQUEST.length());
    return end < 0
        ? Optional.empty()
        : Optional.of(subject.substring(MERGED_PULL_REQUEST.length(), end))
            .filter(Subject::isReference);
  }

  /** {@code !45} of GitLab's {@code See merge request group/project!45}. */
  private static Optional<String> mergeRequest(String message) {
    if (!message.contains(MERGE_REQUEST)) {
      return Optional.empty();
    }
    return message
        .lines()
        .filter(line -> line.startsWith(MERGE_REQUEST) && line.indexOf('!') > 0)
        .map(line -> line.substring(line.lastIndexOf('!')).strip())
        .filter(Subject::isReference)
        .findFirst();
  }
}
