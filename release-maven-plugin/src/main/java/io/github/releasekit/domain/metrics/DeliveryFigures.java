package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.metrics.Metrics.Figure;
import java.util.List;

/** The four figures of DORA. */
final class DeliveryFigures {

  private static final int DAYS_OF_A_WEEK = 7;

  private final Timeline timeline;

  DeliveryFigures(Timeline timeline) {
    this.timeline = timeline;
  }

  List<Figure> all() {
    return List.of(deploymentFrequency());
  }

  private Figure deploymentFrequency() {
    Measured measured = new Measured("deployment-frequency", "Deployment frequency", "per-week");
    int count = (int) timeline.deployments().filter(Deployed::succeeded).count();
    double weeks = timeline.period().days() / DAYS_OF_A_WEEK;
    if (timeline.isEmpty()) {
      return measured.missing(0, "nothing is on record");
    }
    if (weeks < 1) {
      return measured.missing(count, "less than a week is on record");
    }
    double perWeek = count / weeks;
    return measured.value(perWeek, count, basis(), Bands.deploymentFrequency(perWeek));
  }

  /** What counts as a deployment. */
  private String basis() {
    long libraries = timeline.lines().stream().filter(l -> l.deployments().ofReleases()).count();
    if (libraries == 0) {
      return "deployments to production";
    }
    return libraries == timeline.lines().size()
        ? "releases count as deployments: no deployment to production is on record"
        : "deployments to production; for "
            + libraries
            + " of "
            + timeline.lines().size()
            + " components releases, as they have no deployment on record";
  }
}
