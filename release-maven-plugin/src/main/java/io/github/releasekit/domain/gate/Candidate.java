package io.github.releasekit.domain.gate;

import io.github.releasekit.domain.version.Version;
import java.util.Set;

/**
 * The release that gates judge.
 *
 * @param forced the version or the bump was typed, so that commits need not ask for a release
 * @param written paths that its commits would write
 */
public record Candidate(
    Version version,
    String tag,
    boolean forced,
    Set<String> written,
    Circumstances circumstances) {}
