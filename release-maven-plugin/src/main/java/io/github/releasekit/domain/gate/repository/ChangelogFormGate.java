package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.ChangelogLint;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;
import java.util.Optional;

/**
 * The changelog is in a form into which the release can be entered without guessing (C1, C6).
 *
 * <p>Configured by {@code changelog.file}.
 *
 * <p>Skipped in the mode {@code tag-only}, and for a pre-release.
 */
final class ChangelogFormGate implements RepositoryGate {

  @Override
  public String id() {
    return "changelog-form";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    ChangelogPolicy policy = snapshot.policy().changelog();
    if (snapshot.policy().tagOnly()) {
      return new GateResult.Skipped(id(), "tag-only mode leaves the changelog alone");
    }
    if (candidate.version().isPreRelease()) {
      return new GateResult.Skipped(id(), "a pre-release leaves the changelog alone");
    }
    if (snapshot.changelog().isEmpty()) {
      return new GateResult.Passed(id(), policy.file() + " begins with this release");
    }
    SourceFile file = snapshot.changelog().get();
    List<Finding> findings =
        ChangelogLint.hindrances(file.content(), policy, candidate.version(), candidate.adopt())
            .stream()
            .map(
                found ->
                    new Finding(
                        found.at(file.path()),
                        found.remedy()
                            + (found.rule().stops(true)
                                ? ""
                                : "; or -Dadopt to keep the old text below a new head")))
            .toList();
    return GateResult.of(id(), findings, evidence(file, policy, candidate.adopt()));
  }

  private static String evidence(SourceFile file, ChangelogPolicy policy, boolean adopt) {
    if (adopt && ChangelogLint.needsAdoption(file.content(), policy)) {
      return file.path() + " is kept below a new head";
    }
    int others = ChangelogLint.findings(file.content(), policy, Optional.empty()).size();
    return file.path()
        + (others == 0
            ? " is of the form"
            : ": " + PlainText.count(others, "finding") + " that a release can live with");
  }
}
