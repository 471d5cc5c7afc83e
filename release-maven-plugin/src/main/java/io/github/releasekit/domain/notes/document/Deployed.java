package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import java.util.ArrayList;
import java.util.List;

/** An event that tells of a deployment, with what it tells. */
record Deployed(LedgerEvent event, Deployment told) {

  /** Those among events. */
  static List<Deployed> among(List<LedgerEvent> events) {
    List<Deployed> deployed = new ArrayList<>();
    for (LedgerEvent event : events) {
      Deployment told = event.deployment();
      if (told != null) {
        deployed.add(new Deployed(event, told));
      }
    }
    return deployed;
  }

  boolean isTo(String environment) {
    return environment.equals(told.environment());
  }

  boolean is(Outcome outcome) {
    return told.outcome() == outcome;
  }

  /** When it was done, how it went, how long it took, and who did it. */
  String sentence(Wording wording) {
    String took =
        Wording.instant(told.startedAt())
            .flatMap(start -> Wording.instant(event.at()).map(end -> Wording.duration(start, end)))
            .map(duration -> " after " + duration)
            .orElse("");
    String detail = Wording.text(event.detail());
    return outcome()
        + " "
        + wording.time(event.at())
        + took
        + ", by "
        + Wording.person(event.by())
        + (detail.isEmpty() ? "" : ": " + detail)
        + Wording.see(told.link());
  }

  private String outcome() {
    return switch (told.outcome()) {
      case SUCCEEDED -> "succeeded";
      case FAILED -> "failed";
      case ROLLED_BACK -> "rolled back";
    };
  }
}
