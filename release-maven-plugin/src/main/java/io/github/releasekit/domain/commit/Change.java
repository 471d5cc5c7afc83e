package io.github.releasekit.domain.commit;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.version.Bump;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a commit changes for users. A squash merge may make several changes, a reverted commit makes
 * none.
 *
 * @param subject the line that tells of it, without the pull request
 * @param pullRequest {@code #12} or {@code !45}, when the commit names the one it came by
 * @param conventional empty for a message that is not of the form; it asks for a patch
 */
public record Change(
    Commit commit,
    String subject,
    Optional<String> pullRequest,
    Optional<ConventionalCommit> conventional) {

  /**
   * The changes that commits make, newest first. Merges make none, since their branch's commits do,
   * nor do a release's own commits, what is reverted among these, and fixups of what is among
   * these.
   */
  public static List<Change> of(List<Commit> newestFirst) {
    return of(newestFirst, Set.of(), Set.of());
  }

  /**
   * As {@link #of(List)}.
   *
   * @param elsewhere ids of commits that make no change here
   * @param released ids that reverts name and that were released before
   */
  public static List<Change> of(
      List<Commit> newestFirst, Set<String> elsewhere, Set<String> released) {
    Set<String> reverted = RevertedCommits.of(newestFirst, released);
    Set<String> fixedUp = fixedUp(newestFirst);
    List<Change> changes = new ArrayList<>();
    for (Commit commit : newestFirst) {
      boolean counts = !commit.merge() && !elsewhere.contains(commit.id());
      if (counts && !commit.isBookkeeping() && !reverted.contains(commit.id())) {
        changes.addAll(of(commit, fixedUp));
      }
    }
    return changes;
  }

  /**
   * The change that a release of something this depends on makes.
   *
   * @param commit the release commit
   * @param what name and version
   */
  public static Change update(Commit commit, String what) {
    ConventionalCommit update =
        new ConventionalCommit("deps", "", false, "update to " + what, List.of());
    return new Change(commit, update.description(), Optional.empty(), Optional.of(update));
  }

  /** The subjects among commits that fixups among them name. */
  private static Set<String> fixedUp(List<Commit> commits) {
    Set<String> named = new HashSet<>();
    for (Commit commit : commits) {
      if (Subject.mayFixUp(commit.message())) {
        Subject.of(commit.subject())
            .fixedUp()
            .ifPresent(subject -> named.add(Subject.of(subject).text()));
      }
    }
    if (named.isEmpty()) {
      return named;
    }
    Set<String> found = new HashSet<>();
    for (Commit commit : commits) {
      String subject = Subject.of(commit.subject()).text();
      if (named.contains(subject)) {
        found.add(subject);
      }
    }
    return found;
  }

  /**
   * @param fixedUp subjects among the commits that fixups name
   */
  private static List<Change> of(Commit commit, Set<String> fixedUp) {
    Subject subject = Subject.of(commit);
    Optional<String> fixed = subject.fixedUp();
    if (fixed.isPresent()) {
      return fixedUp.contains(Subject.of(fixed.get()).text())
          ? List.of()
          : List.of(new Change(commit, fixed.get(), subject.pullRequest(), Optional.empty()));
    }
    Optional<ConventionalCommit> header = ConventionalCommit.parse(commit.message());
    List<ConventionalCommit> listed =
        commit.mayHaveBody() ? SquashedCommits.of(commit.message(), header.isEmpty()) : List.of();
    if (listed.isEmpty()) {
      return List.of(whole(commit, subject, header));
    }
    List<Change> changes = new ArrayList<>();
    boolean repeated =
        header.isPresent() && listed.stream().anyMatch(l -> repeats(l, header.get()));
    if (header.isPresent() && !repeated) {
      changes.add(whole(commit, subject, header));
    }
    for (ConventionalCommit item : listed) {
      Subject own = Subject.of(item.description());
      boolean isHeader = repeated && !item.breaking() && repeats(item, header.get());
      changes.add(
          new Change(
              commit,
              own.text(),
              own.pullRequest().or(subject::pullRequest),
              isHeader ? header : Optional.of(item)));
    }
    return changes;
  }

  /** What a message says as a whole, whatever it lists. */
  private static Change whole(
      Commit commit, Subject subject, Optional<ConventionalCommit> conventional) {
    String text =
        conventional.isPresent()
            ? Subject.of(conventional.get().description()).text()
            : subject.text();
    return new Change(commit, text, subject.pullRequest(), conventional);
  }

  /** Whether a listed commit is the header over again, whose footers are then its own. */
  private static boolean repeats(ConventionalCommit listed, ConventionalCommit header) {
    return listed.type().equals(header.type())
        && listed.scope().equals(header.scope())
        && Subject.of(listed.description()).text().equals(Subject.of(header.description()).text());
  }

  public Bump bump() {
    return conventional.isPresent() ? conventional.get().bump() : Bump.PATCH;
  }

  public boolean breaking() {
    return conventional.isPresent() && conventional.get().breaking();
  }

  /** What breaks, in the author's words. */
  public Optional<String> breakingChange() {
    return conventional.flatMap(ConventionalCommit::breakingChange);
  }

  /** The footers, in order; hostile until parsed. */
  public List<ConventionalCommit.Footer> footers() {
    return conventional.isPresent()
        ? conventional.get().footers()
        : ConventionalCommit.footersOf(commit.message());
  }

  /**
   * {@code feat}, {@code fix} and so on; {@code revert} for git's own {@code Revert "…"}; empty for
   * any other message that is not of the form.
   */
  public String type() {
    if (conventional.isPresent()) {
      return conventional.get().type();
    }
    return RevertedCommits.named(subject).isPresent() ? "revert" : "";
  }

  public String scope() {
    return conventional.isPresent() ? PlainText.line(conventional.get().scope()) : "";
  }

  /**
   * Type, scope, mark, description and pull request on one line, as a commit's subject has them.
   */
  public String headline() {
    String scope = scope().isEmpty() ? "" : "(" + scope() + ")";
    String prefix = conventional.isEmpty() ? "" : type() + scope + (breaking() ? "!" : "") + ": ";
    return prefix + description() + pullRequest.map(number -> " (" + number + ")").orElse("");
  }

  /** The description on one line, harmless in output. */
  public String description() {
    return PlainText.line(subject);
  }

  /** Issues that the subject and the footers name: {@code #12} and {@code ABC-34}. */
  public Set<String> issues() {
    Set<String> issues = new LinkedHashSet<>();
    IssueKeys.find(subject, issues);
    IssueKeys.find(type().toUpperCase(Locale.ROOT), issues);
    IssueKeys.find(scope(), issues);
    footers().forEach(footer -> IssueKeys.find(footer.token() + " " + footer.value(), issues));
    pullRequest.ifPresent(issues::remove);
    return issues;
  }

  /** Those whom {@code Co-authored-by} lines name, each once by e-mail address. */
  public List<Commit.Person> coAuthors() {
    return commit.coAuthors();
  }
}
