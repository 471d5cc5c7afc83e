package io.github.releasekit.step;

import static java.util.stream.Collectors.joining;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.PushFailure;
import io.github.releasekit.adapter.git.PushFailure.Kind;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A push of an event in the ledger and the refs it is about: atomic, or where the remote offers no
 * such push and need not, one ref after the other, in the order they are given, the ledger before
 * what is removed. A ledger that somebody else appended to meanwhile is appended to again, after a
 * wait; any other race is lost. What this clone alone has entered before is pushed with it.
 * Whatever git answers, the remote is read back before an outcome is believed (I6), and what is
 * there already is not pushed again.
 */
public final class LedgerPush {

  private static final String BRANCHES = "refs/heads/";

  /** Waits between appends to a ledger that others append to as well: two minutes at most. */
  private static final Retries CONTENTION =
      new Retries(100, Duration.ofMillis(50), Duration.ofSeconds(2), Retries::sleep, retried -> {});

  private static final Duration CONTENTION_DEADLINE = Duration.ofMinutes(2);

  /** How often a lock at the other end is waited for, which may be of a git that was killed. */
  private static final int LOCKS = 4;

  /** What stands for the failure of a push that git says to have succeeded. */
  private static final PushFailure SILENT = new PushFailure(Kind.REFUSED, "git reports success");

  private static final String FIND_OUT =
      "run the same command again when it answers: it reads what is there first, and goes on from"
          + " that";

  private final GitLedger ledger;
  private final GitRemote remote;
  private final String during;

  public LedgerPush(GitLedger ledger, GitRemote remote) {
    this(ledger, remote, "while the release was built");
  }

  /**
   * @param during when others may have been faster, for the refusal: {@code while … was made}
   */
  public LedgerPush(GitLedger ledger, GitRemote remote, String during) {
    this.ledger = ledger;
    this.remote = remote;
    this.during = during;
  }

  /**
   * @param updates refs that land together with the event
   * @param append writes the event on top of a head, and gives the new head; gives the same head
   *     where the event is in it
   * @return the ledger's head on the remote, whose objects are here
   * @throws ReleaseException when the remote refuses, or someone else was first
   */
  public String push(List<Update> updates, Function<Optional<String>, String> append) {
    return land(updates, Optional.of(append)).orElseThrow();
  }

  /**
   * As {@link #push(List, Function)}, of refs that no event in the ledger is about: it stays.
   *
   * @throws ReleaseException when the remote refuses, or someone else was first
   */
  public void push(List<Update> updates) {
    land(updates, Optional.empty());
  }

  private Optional<String> land(
      List<Update> updates, Optional<Function<Optional<String>, String>> append) {
    Tries tries = remote.tries();
    Map<String, String> refs = remote.refs();
    Optional<String> head = ledger.fetchHead(remote, refs);
    List<Update> left = left(updates, refs, head, append);
    boolean together = true;
    boolean cut = false;
    Tries contention = CONTENTION.begin(remote.name(), CONTENTION_DEADLINE);
    int locks = 0;
    while (!left.isEmpty()) {
      refuseLostRace(updates, left, refs, append.isPresent());
      List<Update> sent = together ? left : left.subList(0, 1);
      PushFailure failure = remote.push(sent).orElse(SILENT);
      refs = readBack(failure);
      Optional<String> there = ledger.fetchHead(remote, refs);
      List<Update> before = left;
      left = left(updates, refs, there, append);
      boolean moved = !there.equals(head);
      head = there;
      if (left.size() < before.size()) {
        continue;
      }
      refuseLostRace(updates, left, refs, append.isPresent());
      cut |= failure.kind() == Kind.CUT || failure.kind() == Kind.LATE;
      boolean again;
      if (failure.kind() == Kind.NOT_ATOMIC) {
        together = false;
        again = !remote.requiresAtomicPush();
      } else if (moved) {
        again = contention.again(failure.said());
      } else if (failure.kind() == Kind.REFUSED && failure.isLocked() && locks++ < LOCKS) {
        again = contention.again(failure.said());
      } else {
        again = cut && failure.kind() != Kind.LATE && tries.again(failure.said());
      }
      if (!again) {
        throw failed(failure, cut, updates, left);
      }
    }
    return head;
  }

  /** What is not on the remote yet, the ledger before what is removed. */
  private List<Update> left(
      List<Update> updates,
      Map<String, String> refs,
      Optional<String> head,
      Optional<Function<Optional<String>, String>> append) {
    List<Update> left = new ArrayList<>();
    updates.stream().filter(u -> !isRemoval(u) && !landed(u, refs)).forEach(left::add);
    append.ifPresent(
        event -> {
          String next = event.apply(ledger.forPush(head, refs));
          ledger.requireMergeable(next);
          if (!head.equals(Optional.of(next))) {
            left.add(new Update(ledger.remoteRef(), head, next));
          }
        });
    updates.stream().filter(u -> isRemoval(u) && !landed(u, refs)).forEach(left::add);
    return left;
  }

  private static boolean isRemoval(Update update) {
    return update.target().isEmpty();
  }

  /** Whether a ref is where it goes; a branch may have gone on from there. */
  private boolean landed(Update update, Map<String, String> refs) {
    String there = refs.getOrDefault(update.ref(), "");
    return there.equals(update.target())
        || !isRemoval(update)
            && update.ref().startsWith(BRANCHES)
            && !there.equals(update.expected().orElse(""))
            && remote.contains(refs, update.ref(), update.target());
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

  /**
   * @param release whether it is one, or the end of one: what is there of it can be taken back
   */
  private void refuseLostRace(
      List<Update> all, List<Update> left, Map<String, String> refs, boolean release) {
    Optional<String> there = there(all, left);
    left.stream()
        .filter(u -> !u.expected().equals(Optional.ofNullable(refs.get(u.ref()))))
        .findFirst()
        .ifPresent(
            u -> {
              throw new ReleaseException(
                  u.ref()
                      + " on "
                      + remote.name()
                      + " has moved "
                      + during
                      + winner(refs)
                      + there.orElse("; nothing was pushed"),
                  release && there.isPresent()
                      ? onwards(u)
                      : "git pull --rebase --tags, then run the same command again");
            });
  }

  /** What comes after a push that is there in part: a branch can be merged into as it is by now. */
  private static String onwards(Update lost) {
    String back = "mvn release-kit:rollback takes back what was pushed before";
    return lost.ref().startsWith(BRANCHES)
        ? "run the same command again, which goes on from where it is now; or " + back
        : back;
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

  /** What a push that is not atomic has left on the remote: {@code ; refs/heads/main is there}. */
  private Optional<String> there(List<Update> all, List<Update> left) {
    if (remote.requiresAtomicPush()) {
      return Optional.empty();
    }
    return Optional.of(
            all.stream().filter(u -> !left.contains(u)).map(Update::ref).collect(joining(", ")))
        .filter(refs -> !refs.isEmpty())
        .map(refs -> "; pushed before: " + refs);
  }

  private ReleaseException failed(
      PushFailure failure, boolean cut, List<Update> all, List<Update> left) {
    if (failure.kind() == Kind.NOT_ATOMIC) {
      return remote.notAtomic();
    }
    Optional<String> there = there(all, left);
    if (cut) {
      // A connection that broke may still be at work at the other end: no word about what is there.
      return new ReleaseException(
          "the push did not get through to "
              + remote.name()
              + ", which did not have it when it was last asked: "
              + failure.said()
              + there.orElse(""),
          FIND_OUT);
    }
    return new ReleaseException(
        "remote "
            + remote.name()
            + " refused the push"
            + there.orElse("; nothing has changed there")
            + ": "
            + failure.said(),
        failure.remedy());
  }
}
