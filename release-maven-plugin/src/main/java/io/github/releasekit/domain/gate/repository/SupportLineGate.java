package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Line;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.domain.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A release from the branch of a supported line stays in that line (B3).
 *
 * <p>Configured by {@code branching.support} and {@code versions}.
 */
final class SupportLineGate implements RepositoryGate {

  private static final int SHOWN = 10;
  private static final int ID_SHOWN = 10;

  @Override
  public String id() {
    return "support-line";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Optional<String> branch = snapshot.branch().map(Branching::shortName);
    Optional<Line> line = branch.flatMap(snapshot.policy().branching()::line);
    if (line.isEmpty()) {
      return new GateResult.Passed(id(), branch.orElse("HEAD") + " is the branch of no line");
    }
    Judged judged = new Judged(snapshot, candidate, branch.get(), line.get());
    return GateResult.of(
        id(), judged.findings(), candidate.version() + " is of " + line.get() + ", as its commits");
  }

  /** A release from the branch of a line. */
  private record Judged(Snapshot snapshot, Candidate candidate, String branch, Line line) {

    List<Finding> findings() {
      List<Finding> findings = new ArrayList<>();
      List<Change> tooMuch = tooMuch();
      boolean byCommits = !tooMuch.isEmpty() && !candidate.forced() && !announced();
      if (!line.contains(candidate.version()) && !byCommits) {
        findings.add(outside());
      }
      tooMuch.stream().limit(SHOWN).map(this::tooMuch).forEach(findings::add);
      if (tooMuch.size() > SHOWN) {
        findings.add(
            new Finding(
                PlainText.count(tooMuch.size() - SHOWN, "more commit")
                    + " that "
                    + line
                    + " cannot have",
                "release from " + main()));
      }
      return findings;
    }

    private VersionScheme scheme() {
      return snapshot.policy().versionScheme();
    }

    private Optional<Version> last() {
      return snapshot.history().lastRelease().map(Release::version).filter(line::contains);
    }

    /** What leads out of the line; nothing where the last release is not of it. */
    private List<Change> tooMuch() {
      return candidate.changes().stream()
          .filter(
              change ->
                  last().filter(last -> !scheme().keeps(line, last, change.bump())).isPresent())
          .toList();
    }

    /** Whether the POM has the version. */
    private boolean announced() {
      return scheme()
          .find(Version.withoutSnapshot(snapshot.reactor().root().version()))
          .filter(candidate.version().withoutQualifiers()::equals)
          .isPresent();
    }

    private Finding outside() {
      Version version = candidate.version();
      String elsewhere = "release " + version + " from " + main();
      if (announced()) {
        return new Finding(
            "the POM announces " + version + ", and " + branch + " is for " + line,
            next()
                    .map(next -> "mvn release-kit:bump -DnewVersion=" + next.snapshot() + ", or ")
                    .orElse("")
                + elsewhere);
      }
      return new Finding(
          version + " is not of " + line + ", the line of " + branch,
          next().map(next -> "-DreleaseVersion=" + next + ", or ").orElse("") + elsewhere);
    }

    /** The next patch of the line. */
    private Optional<Version> next() {
      String first = String.join(".", line.numbers()) + ".0".repeat(3 - line.numbers().size());
      return last().map(Version::following).or(() -> scheme().find(first));
    }

    private Finding tooMuch(Change change) {
      String id = change.commit().id();
      String commit = id.substring(0, Math.min(ID_SHOWN, id.length()));
      return new Finding(
          "commit "
              + commit
              + ", "
              + PlainText.shortLine(change.headline())
              + ", is a "
              + kind(change.bump())
              + ", which "
              + line
              + ", the line of "
              + branch
              + ", cannot have",
          "git revert " + commit + ", and release it from " + main() + wider(change.bump()));
    }

    private static String kind(Bump bump) {
      return switch (bump) {
        case MAJOR -> "breaking change";
        case MINOR -> "feature";
        case PATCH -> "fix";
      };
    }

    /** The command that makes the branch of a line that can have it. */
    private String wider(Bump asked) {
      return line.wider()
          .filter(wider -> last().filter(last -> scheme().keeps(wider, last, asked)).isPresent())
          .flatMap(
              wider ->
                  snapshot
                      .history()
                      .lastRelease()
                      .map(
                          last ->
                              ", or from "
                                  + wider
                                  + ": mvn release-kit:support-start -Dfrom="
                                  + last.tag()
                                  + " -Drelease-kit.line="
                                  + wider))
          .orElse("");
    }

    private String main() {
      Branching branching = snapshot.policy().branching();
      return branching
          .mainBranch(ref -> snapshot.remote().flatMap(r -> r.find(ref)).isPresent())
          .map(Branching::shortName)
          .or(branching::main)
          .orElse("main");
    }
  }
}
