package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.CommitLookup;
import io.github.releasekit.adapter.git.GitCommand;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.goal.StartedBranch.Continued;
import io.github.releasekit.step.LedgerPush;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a branch that was written off to the side: pushes it under a lease together with the branch
 * that development goes on at, then switches the clone to it. A branch that is there already, and
 * is what would have been made, is only switched to (I5).
 */
final class BranchMaking {

  private final Invocation invocation;
  private final Workspace workspace;
  private final BranchStart start;
  private final Optional<GitRemote> remote;
  private final GitRepository repository;
  private final LocalRefs local;
  private final CommitLookup lookup;
  private final Map<String, String> here;
  private final Map<String, String> branches;

  BranchMaking(Invocation invocation, Workspace workspace, BranchStart start) {
    this.invocation = invocation;
    this.workspace = workspace;
    this.start = start;
    this.remote = start.remote();
    this.repository = workspace.repository();
    this.local = new LocalRefs(repository);
    this.lookup = start.lookup();
    this.here = start.here();
    this.branches = start.branches();
  }

  /**
   * Makes the branch, or shows it.
   *
   * @param dryRun shows what would be made, and makes nothing
   * @throws ReleaseException when one of its name is there that is another, when the clone cannot
   *     be switched to it, and when the remote refuses or somebody was faster
   */
  void make(StartedBranch started, boolean dryRun) {
    requireName(started);
    Optional<String> there = start.head(started.ref()).map(StartPoint::commit);
    Optional<String> ours = Optional.ofNullable(here.get(started.ref()));
    there.ifPresent(head -> requireAsMade(started, head, place()));
    ours.ifPresent(head -> requireAsMade(started, head, "in this clone"));
    String target = there.or(() -> ours).orElseGet(started::head);
    ours.ifPresent(head -> requireTogether(started, head, target));
    if (dryRun) {
      show(started, target, there.isPresent());
      return;
    }
    requireSwitchable(started, target);
    remote.ifPresent(found -> push(found, started, target, there.isEmpty()));
    boolean switched = follow(started, target);
    report(started, there.isPresent(), switched);
  }

  private String place() {
    return remote.map(found -> "on " + found.name()).orElse("in this clone");
  }

  /** Git takes one of two names for a directory where the other begins with it. */
  private void requireName(StartedBranch started) {
    String ref = started.ref();
    Stream.concat(branches.keySet().stream(), here.keySet().stream())
        .filter(other -> other.startsWith(ref + "/") || ref.startsWith(other + "/"))
        .min(Comparator.naturalOrder())
        .ifPresent(
            other -> {
              throw new ReleaseException(
                  "branch "
                      + started.name()
                      + " cannot stand beside branch "
                      + Branching.shortName(other)
                      + ": git takes one of them for a directory",
                  "git branch -m " + Branching.shortName(other) + " to another name, there too");
            });
  }

  private void requireAsMade(StartedBranch started, String head, String place) {
    if (!isAsMade(started, head)) {
      throw new ReleaseException(
          "branch " + started.name() + " is " + place + " already, and is another one",
          (place.equals("in this clone") ? "" : "git fetch && ")
              + "git switch "
              + started.name()
              + " to go on with it, or git branch -m it"
              + " to another name");
    }
  }

  /** Whether a branch has what would be made, and nothing else or what we have done since. */
  private boolean isAsMade(StartedBranch started, String head) {
    List<String> made = started.commits();
    List<Commit> path = lookup.path(started.from().commit(), head).orElse(List.of());
    if (path.size() < made.size() || path.isEmpty() && !head.equals(started.from().commit())) {
      return false;
    }
    List<Commit> wanted = lookup.path(started.from().commit(), started.head()).orElseThrow();
    for (int i = 0; i < made.size(); i++) {
      Commit one = path.get(i);
      Commit other = wanted.get(i);
      if (!one.message().equals(other.message())
          || !lookup.tree(one.id()).equals(lookup.tree(other.id()))) {
        return false;
      }
    }
    return path.size() == made.size() || !made.isEmpty() && isOurs(path.get(0));
  }

  /** What was committed here to a branch of the same beginning is not left behind. */
  private void requireTogether(StartedBranch started, String ours, String target) {
    if (!isReplaceable(started, ours, target) && !repository.isAncestor(target, ours)) {
      throw new ReleaseException(
          "branch " + started.name() + " in this clone and " + place() + " have gone apart",
          "git switch " + started.name() + " && git pull --rebase");
    }
  }

  /** Whether nothing is lost when the branch of this clone is moved. */
  private boolean isReplaceable(StartedBranch started, String ours, String target) {
    int commits = lookup.path(started.from().commit(), ours).orElse(List.of()).size();
    return repository.isAncestor(ours, target) || commits == started.commits().size();
  }

  private boolean isOurs(Commit commit) {
    String email = "<" + commit.authorEmail() + ">";
    return repository.committer().filter(name -> name.endsWith(email)).isPresent();
  }

  private void requireSwitchable(StartedBranch started, String target) {
    local
        .hindrance(target)
        .ifPresent(
            what -> {
              throw new ReleaseException(
                  "this clone cannot be switched to "
                      + started.name()
                      + ", which would write over what git does not know: "
                      + what,
                  "move that away, then run the same command again");
            });
  }

  private void push(GitRemote to, StartedBranch started, String target, boolean isNew) {
    List<Update> updates = new ArrayList<>();
    if (isNew) {
      updates.add(new Update(started.ref(), Optional.empty(), target));
    }
    started
        .continued()
        .filter(this::isLeft)
        .ifPresent(
            next -> {
              String ref = next.branch().ref();
              updates.add(new Update(ref, Optional.ofNullable(branches.get(ref)), next.commit()));
            });
    new LedgerPush(workspace.ledger(), to, "while the branch was made").push(updates);
  }

  /** Whether the branch that development goes on at is still without the next version. */
  private boolean isLeft(Continued next) {
    return start
        .head(next.branch().ref())
        .filter(now -> !repository.isAncestor(now.commit(), next.branch().commit()))
        .isEmpty();
  }

  /** Moves the branches of this clone in one transaction, and switches to the new one. */
  private boolean follow(StartedBranch started, String target) {
    Optional<String> ours = Optional.ofNullable(here.get(started.ref()));
    boolean behind =
        ours.filter(id -> !id.equals(target) && isReplaceable(started, id, target)).isPresent();
    List<Update> updates = new ArrayList<>();
    if (ours.isEmpty() || behind) {
      updates.add(new Update(started.ref(), ours, target));
    }
    started.continued().flatMap(this::forwards).ifPresent(updates::add);
    boolean on = repository.branch().equals(Optional.of(started.ref()));
    boolean switched =
        on ? !behind || local.fastForward(target) : local.updateAndSwitch(updates, started.ref());
    remote.ifPresent(found -> local.track(started.ref(), found.name()));
    return switched;
  }

  /** What brings the branch that development goes on at to where it is now. */
  private Optional<Update> forwards(Continued next) {
    String ref = next.branch().ref();
    Optional<String> now = Optional.ofNullable(here.get(ref));
    String target = isLeft(next) ? next.commit() : branches.get(ref);
    return now.filter(id -> !id.equals(target) && repository.isAncestor(id, target))
        .filter(id -> repository.branch().equals(Optional.of(ref)) || !local.isCheckedOut(ref))
        .map(id -> new Update(ref, now, target));
  }

  private void show(StartedBranch started, String target, boolean isThere) {
    result(
        (isThere ? "Would switch to " : "Would start ")
            + started.name()
            + " from "
            + started.from()
            + " for "
            + started.version());
    started.notes().forEach(note -> result("  " + note));
    difference(started.from().commit(), target);
    List<String> names = new ArrayList<>();
    if (!isThere) {
      names.add(started.name());
    }
    started
        .continued()
        .filter(this::isLeft)
        .ifPresent(
            next -> {
              result(next.branch().name() + " would go on with " + next.version());
              difference(next.branch().commit(), next.commit());
              names.add(next.branch().name());
            });
    result(
        remote.isPresent() && !names.isEmpty()
            ? "Would push " + String.join(" and ", names) + " to " + remote.get().name()
            : "Nothing would be pushed");
  }

  private void difference(String from, String to) {
    new GitCommand(repository.root())
        .run("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", from, to)
        .lines()
        .forEach(this::result);
  }

  private void report(StartedBranch started, boolean wasThere, boolean switched) {
    say(
        wasThere
            ? started.name() + " is " + place() + " already, as it would be started"
            : "Started "
                + started.name()
                + " from "
                + started.from()
                + " for "
                + started.version());
    started.notes().forEach(note -> say("  " + note));
    started
        .continued()
        .ifPresent(next -> say("  " + next.branch().name() + " goes on with " + next.version()));
    if (remote.isEmpty()) {
      say("  not pushed; " + byHand(started) + " does it");
    }
    say(
        switched
            ? "  this clone is on it; next: " + started.next()
            : "  this clone could not be switched to it; next: git switch " + started.name());
  }

  /** The push that is left, in the order that a push of one after the other needs. */
  private String byHand(StartedBranch started) {
    return String.join(
            " ",
            workspace.policy().push().atomic() ? "git push --atomic" : "git push",
            workspace.remote().map(GitRemote::name).orElse("REMOTE"),
            started.name())
        + started.continued().map(next -> " " + next.branch().name()).orElse("");
  }

  private void result(String line) {
    invocation.results().accept(line);
  }

  private void say(String line) {
    invocation.out().accept(line);
  }
}
