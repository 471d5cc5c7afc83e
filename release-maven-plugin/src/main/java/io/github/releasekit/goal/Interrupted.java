package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
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
 * A prepare of this clone that did not reach its end.
 *
 * @param published what became visible before, whether or not the journal came to say so
 */
record Interrupted(Version version, JournalFile file, Optional<Published> published) {

  /** The highest version that was begun and not finished. */
  static Optional<Interrupted> find(Workspace workspace, Journals journals) {
    for (Version version : journals.versions()) {
      JournalFile file = journals.of(version);
      Journal journal = file.journal();
      boolean begun = journal.find(ObjectsWritten.class).isPresent();
      if (begun && journal.find(FastForwarded.class).isEmpty()) {
        return Optional.of(new Interrupted(version, file, published(workspace, journal)));
      }
    }
    return Optional.empty();
  }

  /** The step that it had come to. */
  String step() {
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
  private static Optional<Published> published(Workspace workspace, Journal journal) {
    Optional<Published> recorded = journal.find(Published.class);
    if (recorded.isPresent()) {
      return recorded;
    }
    String tag = journal.get(ObjectsWritten.class).tag();
    String branch = workspace.repository().branch().orElse("");
    GitLedger ledger = workspace.ledger();
    if (workspace.repository().hasTag(tag)) {
      return Optional.of(new Published("", branch, ledger.localHead().orElse("")));
    }
    if (workspace.remote().isEmpty()) {
      return Optional.empty();
    }
    GitRemote remote = workspace.remote().get();
    Map<String, String> refs = remote.refs();
    return Optional.of(refs)
        .filter(there -> there.containsValue(tag))
        .map(there -> ledger.fetchHead(remote, there).orElse(""))
        .map(head -> new Published(remote.name(), branch, head));
  }
}
