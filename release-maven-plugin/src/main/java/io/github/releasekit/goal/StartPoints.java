package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.TagFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds where a branch is started from, and commits, by what was typed. */
final class StartPoints {

  /** What git takes for a commit, without what asks it for more than one (gitrevisions). */
  private static final Pattern REVISION =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}(?:[~^][0-9]{0,5}){0,20}");

  private static final String TAGS = "refs/tags/";

  private final BranchStart start;
  private final Branching branching;

  StartPoints(BranchStart start, Branching branching) {
    this.start = start;
    this.branching = branching;
  }

  /**
   * The last release that HEAD descends from.
   *
   * @throws ReleaseException when there is none
   */
  StartPoint lastRelease() {
    Release last =
        start.snapshot().history().lastRelease().orElseThrow(() -> start.unreleased("HEAD"));
    return new StartPoint(last.tag(), last.commit(), true);
  }

  /**
   * Where an urgent fix starts when nothing was typed: at what is on the main branch where that has
   * releases only, else at the last release; on a supported line at that of the line.
   *
   * @throws ReleaseException when there is none
   */
  StartPoint urgent() {
    boolean onLine =
        start
            .snapshot()
            .checkedOut()
            .filter(branch -> branching.role(branch) == Role.SUPPORT)
            .isPresent();
    if (!branching.gitflow() || onLine) {
      return lastRelease();
    }
    return branching
        .mainBranch(start.branches()::containsKey)
        .flatMap(start::head)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "there is no branch "
                        + branching.main().orElse("main")
                        + ", which releases go to with the model gitflow",
                    "name a release with -Dfrom=, or the branch in release-kit.yml: branching:"
                        + " {main: …}"));
  }

  /**
   * What a tag, a branch or an object id names, in this order.
   *
   * @throws ReleaseException when it names nothing that is here, or several commits
   */
  StartPoint named(String typed) {
    if (!TagFormat.isSafe(typed)) {
      throw StartPoint.unknown(typed);
    }
    Optional<StartPoint> tagged =
        start.lookup().byRef(TAGS + typed).map(commit -> new StartPoint(typed, commit.id(), true));
    Optional<String> there = start.snapshot().remote().flatMap(found -> found.find(TAGS + typed));
    if (tagged.isEmpty() && there.isPresent()) {
      throw new ReleaseException("tag " + typed + " is not in this clone", "git fetch --tags");
    }
    return tagged
        .or(() -> start.head("refs/heads/" + typed))
        .or(
            () ->
                one(start.lookup().byId(typed), typed)
                    .map(commit -> new StartPoint(commit.id(), commit.id(), false)))
        .orElseThrow(() -> StartPoint.unknown(typed));
  }

  /**
   * A commit whose changes can be applied elsewhere.
   *
   * @param typed an object id, perhaps abbreviated, or a name such as {@code main~1}
   * @throws ReleaseException when it is none, is not here, or has not one parent
   */
  Commit picked(String typed) {
    String shown = PlainText.shortLine(typed);
    if (typed.contains("..")) {
      throw new ReleaseException(
          "'" + shown + "' in -Dcommits is a range of commits",
          "name each of them, in order: git log --reverse --format=%h --no-merges '" + shown + "'");
    }
    if (!REVISION.matcher(typed).matches()) {
      throw new ReleaseException(
          "'" + shown + "' in -Dcommits is no name of a commit",
          "name commits as git log --oneline shows them, separated by commas");
    }
    Commit commit =
        one(start.lookup().byId(typed), typed)
            .or(() -> start.lookup().byRevision(typed))
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "commit " + typed + " is not in this clone",
                        "git fetch the branch that has it, then run the same command again"));
    if (commit.merge()) {
      throw new ReleaseException(
          "commit " + named(commit) + " is a merge",
          "name the commits that it brought: git log --reverse --format=%h --no-merges "
              + commit.shortId()
              + "^1.."
              + commit.shortId());
    }
    if (commit.parents().isEmpty()) {
      throw new ReleaseException(
          "commit " + named(commit) + " is the first of its history, and changes nothing",
          "leave it out of -Dcommits");
    }
    return commit;
  }

  /** {@code 1a2b3c4d fix: end}. */
  static String named(Commit commit) {
    return commit.shortId() + " " + PlainText.shortLine(commit.subject());
  }

  private static Optional<Commit> one(List<Commit> found, String typed) {
    if (found.size() > 1) {
      throw new ReleaseException(
          typed + " is the beginning of " + found.size() + " object ids", "write more of it");
    }
    return found.stream().findFirst();
  }
}
