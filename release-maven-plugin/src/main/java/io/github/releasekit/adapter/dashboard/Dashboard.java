package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.overview.Overview;
import io.github.releasekit.domain.overview.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a dashboard shows (T4).
 *
 * @param title whose releases they are, for people
 * @param scope which of them are shown, for people
 * @param at when it was made
 * @param standings of the releases of this clone
 * @param pages of the repository on its forge; empty where they are not known, or where more than
 *     one repository is shown
 */
public record Dashboard(
    String title,
    String scope,
    Instant at,
    List<Standing> standings,
    Overview overview,
    Metrics metrics,
    Optional<WebLinks> pages) {
  public Dashboard {
    standings = List.copyOf(standings);
  }
}
