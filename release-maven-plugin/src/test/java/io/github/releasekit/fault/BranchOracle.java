package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.World.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a release that ends a branch by the invariants over all branches, with the git command
 * line alone: as {@link Oracle} does for one that stays on its branch.
 */
final class BranchOracle {

  private static final String HEADS = "refs/heads/";

  private final Flow flow;
  private final Host host;
  private final String ledger;
  private final GitFixture remote;
  private final GitFixture clone;
  private final Map<String, String> remoteBefore;
  private final Map<String, String> cloneBefore;
  private final Map<String, String> usersBefore;
  private final String statusBefore;
  private final Map<String, String> tags = new TreeMap<>();
  private final Set<String> manifests = new TreeSet<>();
  private final Set<String> violations = new TreeSet<>();

  /** Takes the world as it is now for the one before. */
  BranchOracle(World world, Flow flow) {
    this.flow = flow;
    this.host = world.host();
    this.ledger = world.ledger();
    this.remote = GitFixture.at(world.remote());
    this.clone = GitFixture.at(world.checkout());
    this.remoteBefore = refs(remote);
    this.cloneBefore = refs(clone);
    this.usersBefore = users();
    this.statusBefore = status();
    tagsStay("at first");
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  void report(String invariant, String what) {
    violations.add(invariant + ": " + what);
  }

  /** Judges a release that is being made. */
  void judge(String when) {
    Map<String, Boolean> landed = landed();
    together("I1", when, landed);
    tagsStay(when);
    oneCommit(when);
    nothingLost(when);
    othersStay(when);
    if (!landed.containsValue(true)) {
      untouched(when);
    }
  }

  /** Judges one that is being taken back. */
  void judgeRollback(String when) {
    together("I1", when, takenBack());
    oneCommit(when);
    nothingLost(when);
    othersStay(when);
  }

  /** Whether all of the release is on the remote. */
  boolean released() {
    return !landed().containsValue(false);
  }

  /** Whether something of the release is on the remote. */
  boolean isPublic() {
    return landed().containsValue(true);
  }

  /** What of the release is on the remote, in the order of a push that is not atomic. */
  private Map<String, Boolean> landed() {
    Map<String, String> refs = refs(remote);
    boolean tagged = refs.containsKey(flow.tag());
    Map<String, Boolean> landed = new LinkedHashMap<>();
    flow.onto().ifPresent(onto -> landed.put(onto, hasRelease(refs, onto)));
    landed.put("tag", tagged);
    flow.forwards().forEach(into -> landed.put(into, hasRelease(refs, into)));
    landed.put("ledger", events(refs, "prepared") == 1 && events(refs, "rolled-back") == 0);
    landed.put("removal of " + flow.ended(), !refs.containsKey(HEADS + flow.ended()));
    return landed;
  }

  /** What of the release is taken back on the remote, in that order. */
  private Map<String, Boolean> takenBack() {
    Map<String, String> refs = refs(remote);
    Map<String, Boolean> back = new LinkedHashMap<>();
    Stream.concat(flow.onto().stream(), flow.forwards().stream())
        .sorted()
        .forEach(branch -> back.put("revert on " + branch, isReverted(refs.get(HEADS + branch))));
    back.put(flow.ended() + " again", refs.containsKey(HEADS + flow.ended()));
    back.put("ledger", events(refs, "rolled-back") == 1);
    back.put("removal of the tag", !refs.containsKey(flow.tag()));
    return back;
  }

  /** Whether the changelog of a branch does not tell of the release. */
  private boolean isReverted(String commit) {
    return !remote.run("show", commit + ":CHANGELOG.md").contains("[" + flow.version() + "]");
  }

  /** All or nothing, or where refs are pushed one after the other, one from the beginning on. */
  private void together(String invariant, String when, Map<String, Boolean> steps) {
    List<Boolean> order = List.copyOf(steps.values());
    boolean lawful =
        host == Host.ATOMIC
            ? Set.copyOf(order).size() == 1
            : order.lastIndexOf(true) < 0
                || !order.subList(0, order.lastIndexOf(true)).contains(false);
    if (!lawful) {
      report(invariant, when + ": " + steps);
    }
  }

  /** Whether a branch has the commit whose subject is the release's. */
  private boolean hasRelease(Map<String, String> refs, String branch) {
    return subjects(refs.get(HEADS + branch)).contains(subject());
  }

  private String subject() {
    return "chore(release): " + flow.version();
  }

  private List<String> subjects(String revision) {
    return remote.run("log", "--format=%s", revision).lines().toList();
  }

  /** I2: a tag that was seen once stays the same object. */
  private void tagsStay(String when) {
    Map<String, String> refs = refs(remote);
    refs.forEach(
        (ref, id) -> {
          if (ref.startsWith("refs/tags/")) {
            tags.putIfAbsent(ref, id);
          }
        });
    tags.forEach(
        (ref, id) -> {
          if (!id.equals(refs.get(ref))) {
            report("I2", when + ": " + ref + " was " + id + " and is " + refs.get(ref));
          }
        });
  }

  /** I3: a version is one commit, and one manifest tells of it. */
  private void oneCommit(String when) {
    Map<String, String> refs = refs(remote);
    Set<String> commits =
        remote
            .run("log", "--all", "--format=%H %s")
            .lines()
            .filter(line -> line.endsWith(" " + subject()))
            .map(line -> line.split(" ")[0])
            .collect(Collectors.toSet());
    if (refs.containsKey(flow.tag())) {
      commits.add(remote.id(flow.tag() + "^{commit}"));
    }
    if (commits.size() > 1) {
      report("I3", when + ": " + flow.version() + " is " + commits);
    }
    tree(refs, "releases/" + flow.version() + "/")
        .forEach(
            (path, blob) -> {
              manifests.add(blob);
              String manifest = remote.run("cat-file", "blob", blob);
              if (manifests.size() > 1 || commits.stream().noneMatch(manifest::contains)) {
                report("I3", when + ": the manifest is of another commit than " + commits);
              }
            });
  }

  /** I4: each commit that a ref of the clone had is in one of its refs still. */
  private void nothingLost(String when) {
    List<String> arguments = new ArrayList<>(List.of("log", "--format=%h %s"));
    cloneBefore.forEach(
        (ref, id) -> {
          if (ref.startsWith(HEADS) || ref.equals("refs/stash")) {
            arguments.add(id);
          }
        });
    arguments.addAll(List.of("--not", "--all"));
    String lost = clone.run(arguments.toArray(String[]::new));
    if (!lost.isEmpty()) {
      report("I4", when + ": these commits are in no ref of the clone any more: " + lost);
    }
    Map<String, String> users = users();
    for (String file : List.of("draft.txt", "settings.local", ".git/refs/stash")) {
      if (!usersBefore.get(file).equals(users.get(file))) {
        report("I4", when + ": " + file + " has changed");
      }
    }
  }

  /** I4: branches that the release has nothing to do with stay, here and on the remote. */
  private void othersStay(String when) {
    Set<String> moving =
        Stream.of(flow.onto().stream(), flow.forwards().stream(), Stream.of(flow.ended(), "main"))
            .flatMap(branches -> branches)
            .map(HEADS::concat)
            .collect(Collectors.toSet());
    moving.add(flow.tag());
    moving.add(ledger);
    moving.add("refs/release-kit/ledger");
    for (GitFixture git : List.of(remote, clone)) {
      Map<String, String> before = git == remote ? remoteBefore : cloneBefore;
      Map<String, String> now = refs(git);
      differing(before, now).stream()
          .filter(ref -> !moving.contains(ref) && !ref.startsWith("refs/remotes/"))
          .forEach(ref -> report("I4", when + ": " + ref + " is " + now.get(ref)));
    }
  }

  /** I4: what is the user's is byte for byte as it was. */
  void untouched(String when) {
    Set<String> names = differing(usersBefore, users());
    if (!names.isEmpty() || !status().equals(statusBefore)) {
      report("I4", when + ": these have changed: " + names + ", git status is " + status());
    }
  }

  /** I5: the release is where it belongs, and the clone follows it where the user's work allows. */
  void complete() {
    judge("at the end");
    if (!released()) {
      report("I5", "at the end: " + landed());
      return;
    }
    String next = flow.forwards().get(0);
    if (!head().equals(next)) {
      report("I5", "HEAD is on " + head() + ", not on " + next);
    }
    if (refs(clone).containsKey(HEADS + flow.ended())) {
      report("I5", flow.ended() + " is still in the clone");
    }
    follows();
    if (!refs(remote).get(flow.tag()).equals(refs(clone).get(flow.tag()))) {
      report("I5", "the clone does not have the tag");
    }
  }

  /** I5: the release is taken back once, and the clone follows. */
  void rolledBack() {
    judgeRollback("at the end");
    if (takenBack().containsValue(false)) {
      report("I5", "at the end: " + takenBack());
    }
    String ended = refs(remote).get(HEADS + flow.ended());
    if (ended == null || !subjects(ended).contains(fix()) || subjects(ended).contains(subject())) {
      report("I5", flow.ended() + " is at " + ended);
    }
    if (refs(clone).containsKey(flow.tag())) {
      report("I5", "the clone still has the tag");
    }
    follows();
    noJournal();
  }

  private String fix() {
    return flow == Flow.OLDER_HOTFIX ? "fix: greet once" : "fix: leave late";
  }

  /** I5: nothing of the release is anywhere. */
  void neverWas() {
    if (!differing(remoteBefore, refs(remote)).isEmpty()) {
      report("I5", "the remote has changed: " + differing(remoteBefore, refs(remote)));
    }
    untouched("at the end");
    noJournal();
  }

  private void noJournal() {
    String ours = ".*release-kit/" + flow.version() + "/.*";
    List<String> left = clone.state().keySet().stream().filter(name -> name.matches(ours)).toList();
    if (!left.isEmpty()) {
      report("I5", "journal or attempt is left: " + left);
    }
  }

  /** Branches of the clone that were the remote's are so again; the others are as they were. */
  private void follows() {
    Map<String, String> here = refs(clone);
    Map<String, String> there = refs(remote);
    Stream.concat(flow.onto().stream(), flow.forwards().stream())
        .map(HEADS::concat)
        .filter(cloneBefore::containsKey)
        .forEach(
            ref -> {
              String before = cloneBefore.get(ref);
              boolean owned = !remote.run("rev-list", "--all").contains(before);
              boolean stayed = there.get(ref).equals(remoteBefore.get(ref));
              String expected = owned || stayed ? before : there.get(ref);
              if (!expected.equals(here.get(ref))) {
                report("I5", ref + " of the clone is " + here.get(ref) + ", not " + expected);
              }
            });
    if (!status().equals(statusBefore)) {
      report("I5", "git status at the end is " + status());
    }
  }

  private String head() {
    return clone.run("rev-parse", "--abbrev-ref", "HEAD").strip();
  }

  /** Everything there is, to see whether it stays. */
  Map<String, String> everything() {
    Map<String, String> all = new TreeMap<>(users());
    refs(clone).forEach((ref, id) -> all.put("clone " + ref, id));
    refs(remote).forEach((ref, id) -> all.put("remote " + ref, id));
    all.keySet().removeIf(name -> name.equals(".git/index") || name.equals(".git/FETCH_HEAD"));
    return all;
  }

  static Set<String> differing(Map<String, String> before, Map<String, String> now) {
    Set<String> names = new TreeSet<>(now.keySet());
    names.addAll(before.keySet());
    names.removeIf(name -> now.getOrDefault(name, "").equals(before.getOrDefault(name, "")));
    return names;
  }

  /** What is the user's: not the work of the goals, nor what git fetches along with them. */
  private Map<String, String> users() {
    Map<String, String> users = clone.state();
    users.keySet().removeIf(name -> name.startsWith("target/release-kit/"));
    users.keySet().removeIf(name -> name.startsWith(".git/release-kit/"));
    return users;
  }

  private String status() {
    return clone.run("status", "--porcelain", "--ignored");
  }

  private long events(Map<String, String> refs, String type) {
    return tree(refs, "events/" + flow.version() + "/").keySet().stream()
        .filter(path -> path.endsWith("-" + type + ".json"))
        .count();
  }

  private Map<String, String> tree(Map<String, String> refs, String directory) {
    if (!refs.containsKey(ledger)) {
      return Map.of();
    }
    return remote
        .run("ls-tree", "-r", "--format=%(path) %(objectname)", ledger, "--", directory)
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  private static Map<String, String> refs(GitFixture git) {
    return git.refs()
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> a, TreeMap::new));
  }
}
