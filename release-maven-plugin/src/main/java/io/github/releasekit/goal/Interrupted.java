package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.FastForwardStep;
import io.github.releasekit.step.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A prepare or rollback of this clone that did not reach its end.
 *
 * @param published what became visible before, whether or not the journal came to say so
 */
record Interrupted(Version version, JournalFile file, Optional<Published> published) {

  /** The one that was begun last and not finished. */
  static Optional<Interrupted> find(Workspace workspace, Journals journals) {
    for (Version version : journals.versions()) {
      JournalFile file = journals.of(version);
      Journal journal = file.journal();
      boolean rollingBack = RollbackGoal.STEPS.stream().anyMatch(journal::hasBegun);
      boolean begun = journal.find(ObjectsWritten.class).isPresent();
      if (rollingBack || begun && journal.find(FastForwarded.class).isEmpty()) {
        Optional<GitRemote> asked =
            rollingBack || journal.find(Published.class).isPresent() || !hasBegunToPublish(journal)
                ? Optional.empty()
                : workspace.remote();
        Map<String, String> refs = asked.map(GitRemote::refs).orElse(Map.of());
        if (!hasLost(workspace, journal, refs)) {
          Optional<Published> published =
              rollingBack ? Optional.empty() : published(workspace, journal, asked, refs);
          return Optional.of(new Interrupted(version, file, published));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasBegunToPublish(Journal journal) {
    return journal.hasBegun("push") || journal.hasBegun("update-refs");
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
    return RollbackGoal.STEPS.stream().anyMatch(file.journal()::hasBegun);
  }

  /** Whether it can go on: a build that failed and said so is no more than a try. */
  boolean pending() {
    return file.journal().failure().isEmpty() || file.journal().find(Built.class).isPresent();
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
            .map(problem -> "failed at " + step() + ": " + problem.lines().findFirst().orElse(""))
            .orElse("was interrupted at " + step())
        + "; nothing is public, nothing here has changed";
  }

  /** The command that brings it to its end. */
  String next() {
    return rollingBack()
        ? "mvn release-kit:rollback -DreleaseVersion=" + version
        : "mvn release-kit:prepare";
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

  /** Does the rest of a published release: brings this clone up to it. */
  Journal finish(Invocation invocation, GitRepository repository, Published what) {
    if (file.journal().find(Published.class).isEmpty()) {
      String step = what.remote().isEmpty() ? "update-refs" : "push";
      file.append(new JournalEntry(step, invocation.clock().instant(), 0, what));
    }
    return new Pipeline(file, invocation.clock(), invocation.out())
        .run("", List.of(new FastForwardStep<>(repository)));
  }

  /** What the journal says was published, else what the tag, here or on the remote, shows of it. */
  private static Optional<Published> published(
      Workspace workspace, Journal journal, Optional<GitRemote> remote, Map<String, String> refs) {
    Optional<Published> recorded = journal.find(Published.class);
    if (recorded.isPresent() || !hasBegunToPublish(journal)) {
      return recorded;
    }
    String tag = journal.get(ObjectsWritten.class).tag();
    String head = journal.get(ObjectsWritten.class).developmentCommit();
    String branch =
        workspace
            .repository()
            .branch()
            .or(
                () ->
                    refs.entrySet().stream()
                        .filter(ref -> ref.getKey().startsWith("refs/heads/"))
                        .filter(ref -> ref.getValue().equals(head))
                        .map(Map.Entry::getKey)
                        .findFirst())
            .orElse("");
    GitLedger ledger = workspace.ledger();
    if (workspace.repository().hasTag(tag)) {
      return Optional.of(new Published("", branch, ledger.localHead().orElse("")));
    }
    return remote
        .filter(there -> refs.containsValue(tag))
        .map(
            there -> new Published(there.name(), branch, ledger.fetchHead(there, refs).orElse("")));
  }
}
