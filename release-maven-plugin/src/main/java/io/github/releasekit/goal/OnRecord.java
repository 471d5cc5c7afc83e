package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Spelling;
import io.github.releasekit.domain.deployment.Deployments;
import io.github.releasekit.domain.deployment.Incidents;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a head of the ledger says of releases outside: where they run, and what broke there.
 *
 * @param deployments of this component, where the repository is released in components
 * @param incidents of the whole repository
 */
record OnRecord(
    GitLedger ledger, Optional<String> head, Deployments deployments, Incidents incidents) {

  private static final Set<Type> TYPES =
      Set.of(
          Type.PERFORMED,
          Type.ROLLED_BACK,
          Type.YANKED,
          Type.DEPLOYMENT,
          Type.INCIDENT,
          Type.RESTORED);

  /**
   * As of a head.
   *
   * @param component empty where the repository is released together
   */
  static OnRecord read(Workspace workspace, Optional<String> component, Optional<String> head) {
    LedgerContents events = new GitLedgerSource(workspace.repository(), "", head).events(TYPES);
    return new OnRecord(
        workspace.ledger(),
        head,
        Deployments.of(events, component.orElse("")),
        Incidents.of(events));
  }

  /** The head as the remote has it, or as this clone has it where that is not asked or is none. */
  static Optional<String> head(Workspace workspace, boolean askRemote) {
    Optional<GitRemote> remote = workspace.remote().filter(found -> askRemote);
    return remote.isPresent()
        ? workspace.ledger().fetchHead(remote.get(), remote.get().refs())
        : workspace.ledger().localHead();
  }

  /**
   * The head of {@link #head}, and what it will be with what was entered in this clone alone.
   *
   * @throws ReleaseException when they cannot be brought together
   */
  static Heads heads(Workspace workspace, boolean askRemote) {
    Optional<GitRemote> remote = workspace.remote().filter(found -> askRemote);
    GitLedger ledger = workspace.ledger();
    if (remote.isEmpty()) {
      return new Heads(ledger.localHead(), ledger.localHead());
    }
    Map<String, String> refs = remote.get().refs();
    Optional<String> there = ledger.fetchHead(remote.get(), refs);
    return new Heads(there, ledger.forPush(there, refs));
  }

  /** See {@link #heads}. */
  record Heads(Optional<String> there, Optional<String> withLocal) {}

  /**
   * The release of a version, or the one that was performed last.
   *
   * @throws ReleaseException when there is none
   */
  Manifest release(Optional<String> version) {
    String wanted =
        version
            .or(deployments::performedLast)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "no release is performed yet, by the ledger",
                        "-DreleaseVersion= names one that is prepared; mvn release-kit:status"));
    return ledger
        .manifest(head, wanted)
        .orElseThrow(
            () -> {
              List<String> all = ledger.versions(head).stream().map(Object::toString).toList();
              return new ReleaseException(
                  "the ledger has no release " + PlainText.shortLine(wanted),
                  all.isEmpty()
                      ? "release one: mvn release-kit:prepare"
                      : "-DreleaseVersion=" + Spelling.nearest(wanted, all));
            });
  }
}
