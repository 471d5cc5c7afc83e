package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One atomic push of an event in the ledger and the refs it is about. A ledger that somebody else
 * appended to meanwhile is appended to again; any other race is lost, and changes nothing. Whatever
 * git answers, the remote is read back before an outcome is believed (I6).
 */
final class LedgerPush {

  private static final int TRIES = 5;

  private final GitLedger ledger;
  private final GitRemote remote;

  LedgerPush(GitLedger ledger, GitRemote remote) {
    this.ledger = ledger;
    this.remote = remote;
  }

  /**
   * @param updates refs that land together with the event
   * @param append writes the event on top of a head, and gives the new head
   * @return the ledger's head on the remote
   * @throws ReleaseException when the remote refuses, or someone else was first
   */
  String push(List<Update> updates, Function<Optional<String>, String> append) {
    for (int attempt = 1; ; attempt++) {
      Optional<String> head = ledger.fetchHead(remote, remote.refs());
      String next = append.apply(head);
      List<Update> all = new ArrayList<>(updates);
      all.add(new Update(GitLedger.REF, head, next));
      Optional<String> refused = pushed(all);
      Map<String, String> refs = remote.refs();
      boolean landed =
          updates.isEmpty()
              ? next.equals(refs.get(GitLedger.REF))
              : updates.stream().allMatch(u -> u.target().equals(refs.getOrDefault(u.ref(), "")));
      if (landed) {
        return Optional.ofNullable(refs.get(GitLedger.REF)).orElse(next);
      }
      boolean ledgerMoved = !head.equals(Optional.ofNullable(refs.get(GitLedger.REF)));
      if (!ledgerMoved || attempt == TRIES || lostRace(updates, refs).isPresent()) {
        throw lostRace(updates, refs)
            .orElseGet(() -> rejected(refused.orElse("it says nothing of why")));
      }
    }
  }

  /** What git says when the push fails; a deadline or a lost connection counts as such. */
  private Optional<String> pushed(List<Update> all) {
    try {
      return remote.push(all);
    } catch (ReleaseException e) {
      return Optional.of(e.problem());
    }
  }

  private Optional<ReleaseException> lostRace(List<Update> updates, Map<String, String> refs) {
    return updates.stream()
        .filter(u -> !u.expected().equals(Optional.ofNullable(refs.get(u.ref()))))
        .findFirst()
        .map(
            u ->
                new ReleaseException(
                    u.ref()
                        + " on "
                        + remote.name()
                        + " has moved while the release was built;"
                        + " nothing was pushed",
                    "git pull --rebase --tags, then run the same command again"));
  }

  private ReleaseException rejected(String said) {
    return new ReleaseException(
        "remote " + remote.name() + " refused the push; nothing has changed there: " + said,
        "clear what it names (a protected branch, a hook, permissions), then run the same command"
            + " again");
  }
}
