package io.github.releasekit.domain.commit;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.version.Bump;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a commit changes for users.
 *
 * @param conventional empty for a message that is not of the form; it asks for a patch
 */
public record Change(Commit commit, Optional<ConventionalCommit> conventional) {

  public static Change of(Commit commit) {
    return new Change(commit, ConventionalCommit.parse(commit.message()));
  }

  /** The changes that count: not merges, whose branch's commits do, nor a release's own commits. */
  public static List<Change> of(List<Commit> commits) {
    return commits.stream()
        .filter(commit -> !commit.merge() && !commit.isReleaseBookkeeping())
        .map(Change::of)
        .toList();
  }

  public Bump bump() {
    return conventional.map(ConventionalCommit::bump).orElse(Bump.PATCH);
  }

  public boolean breaking() {
    return conventional.map(ConventionalCommit::breaking).orElse(false);
  }

  /** {@code feat}, {@code fix} and so on; empty for a message that is not of the form. */
  public String type() {
    return conventional.map(ConventionalCommit::type).orElse("");
  }

  public String scope() {
    return PlainText.line(conventional.map(ConventionalCommit::scope).orElse(""));
  }

  /** The description on one line, harmless in output. */
  public String description() {
    return PlainText.line(
        conventional.map(ConventionalCommit::description).orElseGet(commit::subject));
  }

  /** Issues that the subject and the footers name: {@code #12} and {@code ABC-34}. */
  public Set<String> issues() {
    Set<String> issues = new LinkedHashSet<>();
    IssueKeys.find(commit.subject(), issues);
    conventional
        .map(ConventionalCommit::footers)
        .orElse(List.of())
        .forEach(footer -> IssueKeys.find(footer.token() + " " + footer.value(), issues));
    return issues;
  }
}
