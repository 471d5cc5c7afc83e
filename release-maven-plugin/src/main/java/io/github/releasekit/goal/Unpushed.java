package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A release in this clone alone, by {@code -DpushChanges=false}.
 *
 * @param push the command that is left
 */
record Unpushed(Version version, String push) {

  /**
   * The highest one whose branch, tag or ledger the remote lacks; this clone's ledger is brought up
   * to the remote's for it, so that the push fits.
   *
   * @param refs of the remote
   * @throws ReleaseException when a version is two releases in the two ledgers
   */
  static Optional<Unpushed> find(Workspace workspace, Journals journals, Map<String, String> refs) {
    for (Version version : journals.versions()) {
      Journal journal = journals.of(version).journal();
      Optional<Published> local =
          journal.find(Published.class).filter(published -> published.remote().isEmpty());
      if (local.isPresent() && isMissing(workspace, version, journal, refs)) {
        GitLedger ledger = workspace.ledger();
        workspace
            .remote()
            .flatMap(remote -> ledger.fetchHead(remote, refs))
            .ifPresent(ledger::follow);
        return Optional.of(new Unpushed(version, push(workspace, local.get(), journal, refs)));
      }
    }
    return Optional.empty();
  }

  ReleaseException refusal() {
    return new ReleaseException(version + " is released in this clone and not pushed", push);
  }

  private static boolean isMissing(
      Workspace workspace, Version version, Journal journal, Map<String, String> refs) {
    GitLedger ledger = workspace.ledger();
    return !refs.containsValue(journal.get(ObjectsWritten.class).tag())
        || workspace
            .remote()
            .flatMap(remote -> ledger.fetchHead(remote, refs))
            .filter(head -> ledger.versions(Optional.of(head)).contains(version))
            .isEmpty();
  }

  private static String push(
      Workspace workspace, Published published, Journal journal, Map<String, String> refs) {
    String ledger = workspace.ledger().remoteRef();
    List<String> words = new ArrayList<>(List.of("git", "push"));
    if (workspace.policy().push().atomic()) {
      words.add("--atomic");
    }
    List<BranchMove> moves =
        journal.find(MergedForward.class).map(MergedForward::moves).orElse(List.of());
    List<String> ended =
        moves.stream()
            .filter(BranchMove::removes)
            .map(BranchMove::ref)
            .filter(ref -> isReleased(workspace, journal, refs.get(ref)))
            .toList();
    ended.forEach(
        ref -> words.add("--force-with-lease=" + Branching.shortName(ref) + ":" + refs.get(ref)));
    words.add(workspace.remote().map(GitRemote::name).orElse("REMOTE"));
    if (moves.stream().noneMatch(m -> m.removes() && m.ref().equals(published.branch()))) {
      words.add(Branching.shortName(published.branch()));
    }
    moves.stream()
        .filter(move -> !move.removes())
        .forEach(move -> words.add(Branching.shortName(move.ref())));
    words.add(workspace.repository().tagName(journal.get(ObjectsWritten.class).tag()));
    words.add(ledger.equals(GitLedger.REF) ? ledger : GitLedger.REF + ":" + ledger);
    ended.forEach(ref -> words.add(":" + Branching.shortName(ref)));
    return String.join(" ", words);
  }

  /** Whether all that a branch of the remote has is in the release; null where there is none. */
  private static boolean isReleased(Workspace workspace, Journal journal, @Nullable String commit) {
    return commit != null
        && workspace.repository().has(commit)
        && workspace
            .repository()
            .isAncestor(commit, journal.get(ObjectsWritten.class).releaseCommit());
  }
}
