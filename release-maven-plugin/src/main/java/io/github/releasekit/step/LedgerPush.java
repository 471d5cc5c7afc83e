package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.PushFailure;
import io.github.releasekit.adapter.git.GitRemote.PushFailure.Kind;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.Retries.Tries;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
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

  /** What stands for the failure of a push that git says to have succeeded. */
  private static final PushFailure SILENT = new PushFailure(Kind.REFUSED, "git reports success");

  private static final String FIND_OUT =
      "run the same command again when it answers: it reads what is there first, and goes on from"
          + " that";

  private final GitLedger ledger;
  private final GitRemote remote;

  LedgerPush(GitLedger ledger, GitRemote remote) {
    this.ledger = ledger;
    this.remote = remote;
  }

  /**
   * @param updates refs that land together with the event
   * @param append writes the event on top of a head, and gives the new head
   * @return the ledger's head on the remote, whose objects are here
   * @throws ReleaseException when the remote refuses, or someone else was first
   */
  String push(List<Update> updates, Function<Optional<String>, String> append) {
    Tries tries = remote.tries();
    boolean cut = false;
    String next = "";
    PushFailure failure = SILENT;
    for (int attempt = 1; ; attempt++) {
      Map<String, String> refs = attempt == 1 ? remote.refs() : readBack(failure);
      if (landed(updates, next, refs)) {
        return ledger.fetchHead(remote, refs).orElse(next);
      }
      Optional<String> head = ledger.fetchHead(remote, refs);
      next = append.apply(head);
      List<Update> all = new ArrayList<>(updates);
      all.add(new Update(GitLedger.REF, head, next));
      failure = remote.push(all).orElse(SILENT);
      refs = readBack(failure);
      if (landed(updates, next, refs)) {
        return ledger.fetchHead(remote, refs).orElse(next);
      }
      Optional<ReleaseException> lostRace = lostRace(updates, refs);
      if (lostRace.isPresent()) {
        throw lostRace.get();
      }
      Optional<String> there = Optional.ofNullable(refs.get(GitLedger.REF));
      cut |= failure.kind() != Kind.REFUSED;
      boolean ledgerMoved = !there.equals(head) && !there.equals(Optional.of(next));
      boolean again =
          ledgerMoved
              ? attempt < TRIES
              : cut && failure.kind() != Kind.LATE && tries.again(failure.said());
      if (!again) {
        throw cut ? lost(failure) : refused(failure);
      }
    }
  }

  /** Whether the refs that move are where they go; the ledger's head tells where none does. */
  private static boolean landed(List<Update> updates, String next, Map<String, String> refs) {
    List<Update> moves =
        updates.stream().filter(u -> !u.expected().orElse("").equals(u.target())).toList();
    return moves.isEmpty()
        ? next.equals(refs.get(GitLedger.REF))
        : moves.stream().allMatch(u -> u.target().equals(refs.getOrDefault(u.ref(), "")));
  }

  /**
   * The remote's refs after a push.
   *
   * @throws ReleaseException when they cannot be read, so that the outcome stays unknown
   */
  private Map<String, String> readBack(PushFailure failure) {
    try {
      return remote.refs();
    } catch (ReleaseException e) {
      throw new ReleaseException(
          "whether "
              + remote.name()
              + " has taken the push is not known: "
              + failure.said()
              + ", and it cannot be read back: "
              + e.problem(),
          FIND_OUT,
          e);
    }
  }

  private Optional<ReleaseException> lostRace(List<Update> updates, Map<String, String> refs) {
    return updates.stream()
        .filter(u -> !u.expected().equals(Optional.ofNullable(refs.get(u.ref()))))
        .filter(u -> !u.target().equals(refs.getOrDefault(u.ref(), "")))
        .findFirst()
        .map(
            u ->
                new ReleaseException(
                    u.ref()
                        + " on "
                        + remote.name()
                        + " has moved while the release was built"
                        + winner(refs)
                        + "; nothing was pushed",
                    "git pull --rebase --tags, then run the same command again"));
  }

  /**
   * The release that was faster, where it was one; a remote that is lost now is not asked again.
   */
  private String winner(Map<String, String> refs) {
    try {
      Optional<Version> known = ledger.lastPrepared(ledger.localHead());
      return ledger
          .lastPrepared(ledger.fetchHead(remote, refs))
          .filter(version -> !Optional.of(version).equals(known))
          .map(version -> ": " + version + " was released meanwhile")
          .orElse("");
    } catch (ReleaseException e) {
      return "";
    }
  }

  private ReleaseException refused(PushFailure failure) {
    return new ReleaseException(
        "remote "
            + remote.name()
            + " refused the push; nothing has changed there: "
            + failure.said(),
        "clear what it names (a protected branch, a hook, permissions), then run the same command"
            + " again");
  }

  /** A connection that broke may still be at work at the other end: no word about what is there. */
  private ReleaseException lost(PushFailure failure) {
    return new ReleaseException(
        "the push did not get through to "
            + remote.name()
            + ", which did not have it when it was last asked: "
            + failure.said(),
        FIND_OUT);
  }
}
