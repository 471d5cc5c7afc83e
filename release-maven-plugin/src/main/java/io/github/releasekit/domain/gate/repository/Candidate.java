package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Set;

/**
 * The release that gates judge.
 *
 * @param forced the version or the bump was typed, so that commits need not ask for a release
 * @param adopt a changelog that is not of the form is kept below a new head
 * @param changes since the last release, newest first
 * @param written paths that its commits would write
 * @param approvals of this plan
 * @param needsChangeRequest whether its kind of release does
 */
public record Candidate(
    Version version,
    String tag,
    boolean forced,
    boolean adopt,
    List<Change> changes,
    Set<String> written,
    Approvals approvals,
    boolean needsChangeRequest,
    Circumstances circumstances) {}
