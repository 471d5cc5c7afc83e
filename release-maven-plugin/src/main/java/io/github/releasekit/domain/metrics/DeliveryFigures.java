package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.metrics.LeadTimes.Lead;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.overview.Outage;
import io.github.releasekit.domain.overview.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The four figures of DORA. */
final class DeliveryFigures {

  private static final int DAYS_OF_A_WEEK = 7;
  private static final int NAMED = 5;

  private final Timeline timeline;
  private final List<Lead> leads;
  private final List<Outage> outages;

  /**
   * @param leads of all time
   * @param outages of all time
   */
  DeliveryFigures(Timeline timeline, List<Lead> leads, List<Outage> outages) {
    this.timeline = timeline;
    this.leads = leads;
    this.outages = outages;
  }

  List<Figure> all() {
    return List.of(deploymentFrequency(), leadTime(), changeFailureRate(), recoveryTime());
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

  private Figure leadTime() {
    Samples hours = new Samples();
    int untimed = 0;
    for (Lead lead : leads) {
      if (!timeline.period().contains(lead.deployed())) {
        continue;
      }
      if (lead.committed().isEmpty()) {
        untimed++;
      } else {
        hours.add(lead.hours());
      }
    }
    String note =
        "from commit to deployment"
            + (untimed == 0
                ? ""
                : "; "
                    + PlainText.count(untimed, "commit")
                    + " of old manifests, whose time is not on record, left out");
    return new Measured("lead-time", "Lead time for changes", "hours")
        .median(hours, "commits deployed", note, Bands::leadTime);
  }

  private Figure changeFailureRate() {
    Measured measured = new Measured("change-failure-rate", "Change failure rate", "percent");
    List<Deployed> deployments = timeline.deployments().toList();
    int failed = (int) deployments.stream().filter(Deployed::failed).count();
    return measured.share(failed, deployments.size(), "deployments", Bands::changeFailureRate);
  }

  private Figure recoveryTime() {
    Map<Unit, Deployments> deployments =
        timeline.lines().stream()
            .collect(Collectors.toMap(ReleaseLine::unit, ReleaseLine::deployments));
    List<Outage> counted =
        outages.stream()
            .filter(one -> deployments.get(one.unit()).concerns(one.incident().environment()))
            .toList();
    Samples hours = new Samples();
    for (Outage outage : counted) {
      outage
          .end()
          .filter(timeline.period()::contains)
          .ifPresent(end -> hours.add(Samples.hours(outage.start(), end)));
    }
    return new Measured("recovery-time", "Failed deployment recovery time", "hours")
        .median(hours, "incidents restored", open(counted), Bands::recoveryTime);
  }

  private String open(List<Outage> counted) {
    List<String> ids =
        counted.stream()
            .filter(one -> one.isOpenAt(timeline.period().until()))
            .map(one -> PlainText.shortLine(one.incident().id()))
            .sorted()
            .toList();
    return ids.isEmpty()
        ? "from incident to restored"
        : "from incident to restored; open: " + PlainText.listed(ids, NAMED);
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
