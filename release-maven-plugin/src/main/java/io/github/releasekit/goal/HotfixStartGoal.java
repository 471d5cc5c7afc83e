package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the branch for an urgent fix of a release, with fixes that exist already (B2). */
public final class HotfixStartGoal {

  private static final int FILES_SHOWN = 20;

  /**
   * What is started.
   *
   * @param from a tag, a branch or an object id; empty for the last release
   * @param commits object ids of commits that are applied, in order
   * @param branch its short name; empty for the one by the tag
   * @param pushChanges false starts it in this clone only
   * @param dryRun shows what would be made, and stops
   */
  public record Settings(
      Optional<String> from,
      List<String> commits,
      Optional<String> branch,
      Optional<String> tagNameFormat,
      boolean pushChanges,
      boolean dryRun) {
    public Settings {
      commits = List.copyOf(commits);
    }
  }

  private final Invocation invocation;
  private final Settings settings;

  public HotfixStartGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  public void run() {
    invocation.caller().requireReleaseInvocation();
    try (Workspace workspace = new Workspace(invocation, settings.tagNameFormat())) {
      run(workspace);
    }
  }

  void run(Workspace workspace) {
    Branching branching = workspace.policy().branching();
    Optional<String> named = settings.branch().map(name -> requireHotfix(branching, name));
    BranchStart start =
        new BranchStart(invocation, workspace, settings.pushChanges(), settings.dryRun());
    StartPoints points = new StartPoints(start, branching);
    StartPoint from = settings.from().map(points::named).orElseGet(points::urgent);
    Release last = start.lastRelease(from);
    Version version = start.following(last);
    String tag = workspace.tagFormat().format(version);
    String byTag = branching.branchFor(Role.HOTFIX, tag);
    String ref = named.orElse(byTag);
    start.requirePassed(BranchStart.OF_THE_CLONE, version, tag, List.of(), true);
    requireUnreleased(start, last, tag);
    requireUnstarted(start, branching, from, version, byTag, ref);
    List<Commit> picks =
        settings.commits().stream()
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .map(points::picked)
            .toList();
    NewCommits commits = start.on(from.commit());
    commits.setVersion(version.snapshot());
    List<String> notes = new ArrayList<>();
    for (Commit pick : picks) {
      notes.add(pick(workspace, commits, pick, picks, from, Branching.shortName(ref), version));
    }
    start.make(
        new StartedBranch(
            ref,
            from,
            version + ", a patch of " + last.tag(),
            commits.ids(),
            notes,
            Optional.empty(),
            "mvn release-kit:hotfix-finish release-kit:perform, once it is fixed"));
  }

  private static String requireHotfix(Branching branching, String name) {
    if (!name.startsWith(branching.hotfix()) || !TagFormat.isSafe(name)) {
      throw new ReleaseException(
          "'"
              + PlainText.shortLine(name)
              + "' is no name of a branch for urgent fixes, which begin with "
              + branching.hotfix(),
          "-Drelease-kit.branch="
              + branching.hotfix()
              + "NAME, of letters, digits and . _ + - / @");
    }
    return "refs/heads/" + name;
  }

  private static void requireUnreleased(BranchStart start, Release last, String tag) {
    if (start.hasTag(tag)) {
      throw new ReleaseException(
          tag + " is there already, and a fix of " + last.tag() + " would have the same version",
          "-Dfrom=" + tag + " for a fix of that, or git tag -d " + tag + " where it is a leftover");
    }
  }

  /** No other branch is for the same version. */
  private static void requireUnstarted(
      BranchStart start,
      Branching branching,
      StartPoint from,
      Version version,
      String byTag,
      String ref) {
    start.branches().keySet().stream()
        .filter(other -> !other.equals(ref) && branching.role(other) == Role.HOTFIX)
        .filter(other -> other.equals(byTag) || start.sets(other, from, version))
        .sorted()
        .findFirst()
        .map(Branching::shortName)
        .ifPresent(
            other -> {
              throw new ReleaseException(
                  "branch " + other + " is open for " + version + " already",
                  "git fetch && git switch "
                      + other
                      + " to fix it there, or mvn release-kit:hotfix-finish on it first");
            });
  }

  private static String pick(
      Workspace workspace,
      NewCommits commits,
      Commit pick,
      List<Commit> all,
      StartPoint from,
      String branch,
      Version version) {
    String named = StartPoints.named(pick);
    if (workspace.repository().isAncestor(pick.id(), from.commit())) {
      return "left out " + named + ", which " + from.name() + " has";
    }
    String before = commits.head();
    List<String> conflicts = commits.pick(pick);
    if (!conflicts.isEmpty()) {
      throw new ReleaseException(
          "commit "
              + named
              + " does not fit on top of "
              + from
              + ", where the same places differ in "
              + PlainText.listed(conflicts.stream().map(PlainText::line).toList(), FILES_SHOWN)
              + "; nothing has changed",
          "by hand: git switch -c "
              + branch
              + " "
              + from.byHand()
              + " && mvn release-kit:bump -DnewVersion="
              + version.snapshot()
              + " && git cherry-pick -x "
              + String.join(" ", all.stream().map(Commit::shortId).toList()));
    }
    return (commits.head().equals(before) ? "left out " : "picked ")
        + named
        + (commits.head().equals(before) ? ", which changes nothing there" : "");
  }
}
