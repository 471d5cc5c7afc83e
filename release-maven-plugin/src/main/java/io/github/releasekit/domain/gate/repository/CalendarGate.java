package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.ReleaseCalendar;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.time.Instant;
import java.util.List;

/**
 * The release calendar lets a release happen now (G10).
 *
 * <p>Configured by {@code calendar}.
 */
public final class CalendarGate implements RepositoryGate {

  public static final String ID = "calendar";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    ReleaseCalendar calendar = snapshot.policy().calendar();
    Instant now = snapshot.now();
    String planned = planned(calendar, candidate.version().toString());
    if (!calendar.isKept()) {
      return new GateResult.Passed(id(), "releases may happen at any time" + planned);
    }
    if (calendar.isOpen(now)) {
      return new GateResult.Passed(id(), calendar.shown(now) + " is a time for releases" + planned);
    }
    String problem =
        calendar
            .freeze(now)
            .map(
                freeze ->
                    "releases are frozen from "
                        + freeze.from()
                        + " to "
                        + freeze.to()
                        + ": "
                        + freeze.reason())
            .orElseGet(() -> calendar.shown(now) + " is in no window for releases");
    String next =
        calendar
            .nextOpen(now)
            .map(time -> "wait until " + calendar.shown(time))
            .orElse("change 'calendar' in release-kit.yml, in which no window comes");
    return new GateResult.Refused(
        id(),
        List.of(
            new Finding(
                problem, next + ", or -Drelease-kit.skipGates=" + id() + " with -Dreason=…")));
  }

  private static String planned(ReleaseCalendar calendar, String version) {
    if (calendar.planned().isEmpty()) {
      return "";
    }
    return calendar
        .planned(version)
        .map(one -> "; " + version + " is planned for " + one.date() + ": " + one.theme())
        .orElse("; " + version + " is not planned");
  }
}
