package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.version.Version;
import java.util.List;

/**
 * A pre-release that is to become its release as it is (V3).
 *
 * @param changed paths that the commit to be released has otherwise, apart from what a release
 *     writes, in git's order
 */
public record ReleaseCandidate(String tag, Version version, List<String> changed) {
  public ReleaseCandidate {
    changed = List.copyOf(changed);
  }
}
