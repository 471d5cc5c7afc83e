package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.EndedBranch;
import io.github.releasekit.step.FastForwardStep;
import io.github.releasekit.step.JudgeResultsStep;
import io.github.releasekit.step.MergeAgainStep;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.PushStep;
import io.github.releasekit.step.Step;
import io.github.releasekit.step.WithdrawStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A prepare or rollback of this clone that did not reach its end.
 *
 * @param published what became visible before, whether or not the journal came to say so
 * @param halfPushed what the remote has of a release that is not all there, as it can be where refs
 *     are pushed one after the other: full names of refs
 * @param ended the kind of the branch that the release ends; empty where it ends none
 */
record Interrupted(
    Version version,
    JournalFile file,
    Optional<Published> published,
    List<String> halfPushed,
    Optional<Role> ended) {

  /** The one that was begun last and not finished. */
  static Optional<Interrupted> find(Workspace workspace, Journals journals) {
    for (Version version : journals.versions()) {
      JournalFile file = journals.of(version);
      Journal journal = file.journal();
      boolean rollingBack = RollbackGoal.hasBegun(journal);
      boolean begun = journal.find(ObjectsWritten.class).isPresent();
      if (rollingBack || begun && journal.find(FastForwarded.class).isEmpty()) {
        Optional<GitRemote> asked =
            rollingBack || journal.find(Published.class).isPresent() || !hasBegunToPublish(journal)
                ? Optional.empty()
                : workspace.remote();
        Map<String, String> refs = asked.map(GitRemote::refs).orElse(Map.of());
        if (!hasLost(workspace, journal, refs)) {
          Optional<Published> published =
              rollingBack ? Optional.empty() : published(workspace, version, journal, asked, refs);
          List<String> halfPushed =
              asked
                  .filter(remote -> published.isEmpty())
                  .map(remote -> pushed(workspace, journal, remote, refs))
                  .orElse(List.of());
          return Optional.of(
              new Interrupted(version, file, published, halfPushed, ended(workspace, journal)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Role> ended(Workspace workspace, Journal journal) {
    GitRepository repository = workspace.repository();
    return journal
        .find(ObjectsWritten.class)
        .filter(objects -> repository.has(objects.releaseCommit()))
        .flatMap(objects -> EndedBranch.of(repository, objects.releaseCommit(), objects.tag()))
        .map(workspace.policy().branching()::role);
  }

  private static boolean hasBegunToPublish(Journal journal) {
    return journal.hasBegun("push") || journal.hasBegun("update-refs");
  }

  /**
   * The refs of a release that the remote has, by full name; none where its tag is another
   * release's, nor where git has removed its objects since, which nothing pointed to.
   */
  static List<String> pushed(
      Workspace workspace, Journal journal, GitRemote remote, Map<String, String> refs) {
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    List<String> pushed = new ArrayList<>();
    if (!workspace.repository().has(objects.tag()) || hasLost(workspace, journal, refs)) {
      return pushed;
    }
    if (!objects.merged()
        && workspace.repository().says(objects.developmentCommit(), trailer(objects))
        && remote.contains(refs, objects.branch(), objects.developmentCommit())) {
      pushed.add(objects.branch());
    }
    moves(journal).stream()
        .filter(move -> !move.removes() && !move.ref().equals(objects.branch()))
        .filter(move -> remote.contains(refs, move.ref(), move.to()))
        .map(BranchMove::ref)
        .forEach(pushed::add);
    String tag = "refs/tags/" + workspace.repository().tagName(objects.tag());
    if (objects.tag().equals(refs.get(tag))) {
      pushed.add(tag);
    }
    return pushed;
  }

  private static String trailer(ObjectsWritten objects) {
    return Commit.PLAN_TRAILER + ": " + objects.plan();
  }

  private static List<BranchMove> moves(Journal journal) {
    return journal.find(MergedForward.class).map(MergedForward::moves).orElse(List.of());
  }

  /** Whether another release of the same version was faster: there is nothing to go on with. */
  private static boolean hasLost(Workspace workspace, Journal journal, Map<String, String> refs) {
    return journal
        .find(ObjectsWritten.class)
        .map(ObjectsWritten::tag)
        .filter(workspace.repository()::has)
        .map(tag -> refs.get("refs/tags/" + workspace.repository().tagName(tag)))
        .filter(there -> !there.equals(journal.get(ObjectsWritten.class).tag()))
        .isPresent();
  }

  boolean rollingBack() {
    return RollbackGoal.hasBegun(file.journal());
  }

  /** Whether it can go on: a build that failed, or whose results do not pass, was just a try. */
  boolean pending() {
    Journal journal = file.journal();
    return !halfPushed.isEmpty()
        || journal.failure().isEmpty()
        || journal.find(Built.class).isPresent() && !journal.endsWithFailureOf(JudgeResultsStep.ID);
  }

  /** Where it stands, in a sentence. */
  String standing() {
    if (rollingBack()) {
      return "its rollback was interrupted at " + step();
    }
    if (published.isPresent()) {
      return "published; this clone does not follow it yet";
    }
    return "prepare "
        + file.journal()
            .failure()
            .map(problem -> "failed at " + step() + ": " + firstLine(problem))
            .orElse("was interrupted at " + step())
        + (halfPushed.isEmpty()
            ? "; nothing is public, nothing here has changed"
            : "; the remote has only " + String.join(" and ", halfPushed) + " of it");
  }

  /** Without the colon that findings follow. */
  private static String firstLine(String problem) {
    return problem.lines().findFirst().orElse("").replaceFirst(":$", "");
  }

  /** The command that brings it to its end. */
  String next() {
    return rollingBack()
        ? "mvn release-kit:rollback -DreleaseVersion=" + version + reason()
        : goal();
  }

  /** The command that it was begun with. */
  String goal() {
    String goal =
        ended
            .map(role -> role == Role.HOTFIX ? "hotfix-finish" : "branch-finish")
            .orElse("prepare");
    return "mvn release-kit:" + goal;
  }

  /** What a rollback that has not come to the ledger has to be told again. */
  private String reason() {
    boolean isKept =
        file.journal().entries().stream()
            .map(JournalEntry::step)
            .noneMatch(step -> step.startsWith(WithdrawStep.PREFIX));
    return isKept ? "" : " -Dreason=WHY";
  }

  /**
   * @throws ReleaseException when a rollback has to be finished first
   */
  void requireNoRollback() {
    if (rollingBack()) {
      throw new ReleaseException(version + " is not all rolled back: " + standing(), next());
    }
  }

  /** The step that it had come to. */
  private String step() {
    List<JournalEntry> entries = file.journal().entries();
    return entries.get(entries.size() - 1).step();
  }

  /** Whether there is more to do than to try again: something is public. */
  boolean finishable() {
    return published.isPresent() || !halfPushed.isEmpty();
  }

  /** Does the rest: pushes what is left, and brings this clone up to the release. */
  Journal finish(Invocation invocation, Workspace workspace) {
    published
        .filter(what -> file.journal().find(Published.class).isEmpty())
        .ifPresent(
            what ->
                file.append(
                    new JournalEntry(
                        what.remote().isEmpty() ? "update-refs" : "push",
                        invocation.clock().instant(),
                        0,
                        what)));
    List<Step<String>> steps = new ArrayList<>();
    if (published.isEmpty()) {
      GitRemote remote = workspace.requireRemote(file, "push");
      if (!moves(file.journal()).isEmpty()) {
        steps.add(
            new MergeAgainStep<>(
                workspace.repository(),
                remote,
                workspace.merger(),
                invocation.clock(),
                workspace.signatures()));
      }
      steps.add(
          new PushStep<>(workspace.repository(), remote, workspace.ledger(), Optional.empty()));
    }
    if (Requests.isAsked(file.journal())) {
      steps.add(new Requests(invocation, workspace).ofRelease());
    }
    steps.add(new FastForwardStep<>(workspace.repository(), workspace.ledger()));
    return new Pipeline(file, invocation.clock(), invocation.out()).run("", steps);
  }

  /** What the journal says was published, else what the tag, here or on the remote, shows of it. */
  private static Optional<Published> published(
      Workspace workspace,
      Version version,
      Journal journal,
      Optional<GitRemote> remote,
      Map<String, String> refs) {
    Optional<Published> recorded = journal.find(Published.class);
    if (recorded.isPresent() || !hasBegunToPublish(journal)) {
      return recorded;
    }
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    GitLedger ledger = workspace.ledger();
    if (workspace.repository().hasTag(objects.tag())) {
      return Optional.of(new Published("", objects.branch(), ledger.localHead().orElse("")));
    }
    if (remote.isEmpty()
        || !refs.containsValue(objects.tag())
        || !PushStep.hasRemoved(journal, refs)) {
      return Optional.empty();
    }
    return ledger
        .fetchHead(remote.get(), refs)
        .filter(
            head -> ledger.holds(Optional.of(head), version.toString(), objects.releaseCommit()))
        .map(head -> new Published(remote.get().name(), objects.branch(), head));
  }
}
