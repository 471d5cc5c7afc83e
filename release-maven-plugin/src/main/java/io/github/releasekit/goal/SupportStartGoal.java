package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.version.Line;
import io.github.releasekit.domain.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Starts the branch that a line of versions is supported on (B3). */
public final class SupportStartGoal {

  /**
   * What is started.
   *
   * @param from a tag, a branch or an object id; empty for the last release
   * @param line {@code 1.4.x}; empty for that of the major version
   * @param pushChanges false starts it in this clone only
   * @param dryRun shows what would be made, and stops
   */
  public record Settings(
      Optional<String> from,
      Optional<String> line,
      Optional<String> tagNameFormat,
      boolean pushChanges,
      boolean dryRun) {}

  private final Invocation invocation;
  private final Settings settings;

  public SupportStartGoal(Invocation invocation, Settings settings) {
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
    Optional<Line> named = settings.line().map(SupportStartGoal::parse);
    BranchStart start =
        new BranchStart(invocation, workspace, settings.pushChanges(), settings.dryRun());
    Branching branching = workspace.policy().branching();
    StartPoints points = new StartPoints(start, branching);
    StartPoint from = settings.from().map(points::named).orElseGet(points::lastRelease);
    Release last = start.lastRelease(from);
    Line line = named.orElse(Line.ofMajor(last.version()));
    requireContained(line, last);
    requireLast(start, line, last);
    Version version = start.following(last);
    requireContained(line, last, version);
    String tag = workspace.tagFormat().format(version);
    start.requirePassed(BranchStart.OF_THE_CLONE, version, tag, List.of(), true);
    NewCommits commits = start.on(from.commit());
    commits.setVersion(version.snapshot());
    start.make(
        new StartedBranch(
            branching.branchFor(line),
            from,
            version + ", the next of the line " + line,
            commits.ids(),
            List.of(),
            Optional.empty(),
            "mvn release-kit:prepare, once there is something to release"));
  }

  private static Line parse(String text) {
    return Line.find(text)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "'" + PlainText.shortLine(text) + "' is no line of versions",
                    "-Drelease-kit.line=1.x for those of major version 1, or 1.4.x"));
  }

  private static void requireContained(Line line, Release last) {
    if (!line.contains(last.version())) {
      throw new ReleaseException(
          last.tag() + " is not of the line " + line,
          "-Drelease-kit.line=" + Line.ofMajor(last.version()) + ", or -Dfrom= a release of it");
    }
  }

  private static void requireContained(Line line, Release last, Version next) {
    if (!line.contains(next)) {
      throw new ReleaseException(
          next + ", which follows " + last.tag() + ", is not of the line " + line,
          "-Drelease-kit.line=" + Line.ofMajor(next));
    }
  }

  /** A line goes on from the last of its releases. */
  private static void requireLast(BranchStart start, Line line, Release last) {
    start.snapshot().history().versions().stream()
        .filter(version -> !version.isPreRelease() && line.contains(version))
        .filter(version -> version.compareTo(last.version()) > 0)
        .filter(version -> !start.snapshot().history().rolledBack().contains(version))
        .max(Comparator.naturalOrder())
        .ifPresent(
            higher -> {
              String tag = start.snapshot().tagFormat().format(higher);
              throw new ReleaseException(
                  tag + " is of the line " + line + " and above " + last.tag(),
                  "-Dfrom="
                      + tag
                      + ", or a narrower line: -Drelease-kit.line="
                      + String.join(".", last.version().numbers().subList(0, 2))
                      + ".x");
            });
  }
}
