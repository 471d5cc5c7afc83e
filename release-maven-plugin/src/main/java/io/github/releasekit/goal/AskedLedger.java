package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger as the remote has it, or as this clone has it where the remote cannot be asked: for
 * goals that are of use without it.
 *
 * @param head empty where nothing was entered yet
 * @param source whose it is, for people
 * @param answered whether the remote was asked, and answered
 * @param refs of the remote; empty where it was not asked
 */
record AskedLedger(
    Optional<String> head, String source, boolean answered, Map<String, String> refs) {

  /** Asks the remote, unless Maven is offline; where it does not answer, a line says so. */
  static AskedLedger of(
      Invocation invocation,
      GitRepository repository,
      GitLedger ledger,
      Optional<GitRemote> remote) {
    if (remote.isEmpty() || invocation.caller().offline()) {
      return here(ledger, remote.isEmpty() ? "" : ", as Maven is offline");
    }
    String name = remote.get().name();
    try {
      Map<String, String> refs = remote.get().refs();
      Optional<String> there = ledger.fetchHead(remote.get(), refs);
      Optional<String> local = ledger.localHead();
      boolean ahead =
          !local.equals(there)
              && local.isPresent()
              && (there.isEmpty() || repository.isAncestor(there.get(), local.get()));
      return ahead
          ? new AskedLedger(
              local, "the ledger of this clone, which is ahead of " + name, true, refs)
          : new AskedLedger(there, "the ledger on " + name, true, refs);
    } catch (ReleaseException e) {
      invocation.out().accept("  " + name + " does not answer: " + e.problem());
      return here(ledger, ", as " + name + " does not answer");
    }
  }

  private static AskedLedger here(GitLedger ledger, String why) {
    return new AskedLedger(ledger.localHead(), "the ledger of this clone" + why, false, Map.of());
  }
}
