package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.metrics.Measurement;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.overview.Overview;
import io.github.releasekit.domain.overview.Standing;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Dashboards of what is on record. */
final class Dashboards {

  private Dashboards() {}

  static Dashboard of(LedgerContents contents) {
    return of(contents, List.of());
  }

  static Dashboard of(LedgerContents contents, List<Standing> standings) {
    return new Dashboard(
        "acme/shop",
        "All that is on record",
        GeneratedHistory.END,
        standings,
        Overview.of(contents, LedgerQuery.ALL, GeneratedHistory.ENVIRONMENTS),
        metrics(contents),
        WebLinks.of("https://github.com/acme/shop"));
  }

  /** Figures of the last 90 days, and all else of all, as on the page of a goal. */
  static Metrics metrics(LedgerContents contents) {
    Instant since = GeneratedHistory.END.minus(Duration.ofDays(90));
    return measured(contents, Optional.empty()).withFigures(measured(contents, Optional.of(since)));
  }

  private static Metrics measured(LedgerContents contents, Optional<Instant> since) {
    return Measurement.of(
        contents,
        new Scope(
            "ledger", since, Optional.empty(), GeneratedHistory.END, Optional.of("production")));
  }

  /** Writes the page that the documentation shows: {@code [FILE [RELEASES]]}. */
  public static void main(String... arguments) throws IOException {
    int releases = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 140;
    LedgerContents contents = GeneratedHistory.of(20261127, releases, releases * 6);
    String last = contents.releases().get(releases - 1).manifest().version();
    String next = Version.parse(last).following().toString();
    Standing standing =
        new Standing(
            "",
            next,
            "interrupted",
            "prepare failed at judge-results: coverage is 78.4 %, which is below 80 %; nothing is"
                + " public, nothing here has changed",
            "mvn release-kit:prepare",
            List.of(),
            List.of(
                new StepRecord("write-objects", "2026-11-27T16:41:02Z", 0.31, "done"),
                new StepRecord("check-out", "2026-11-27T16:41:03Z", 0.42, "done"),
                new StepRecord("build", "2026-11-27T16:41:03Z", 96.2, "done"),
                new StepRecord("judge-results", "2026-11-27T16:42:40Z", 1.9, "failed")));
    Dashboard dashboard = of(contents, List.of(standing));
    String html = "";
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      html = DashboardPage.html(dashboard);
      System.err.println((System.nanoTime() - start) / 1_000_000 + " ms, " + html.length());
    }
    Files.writeString(Path.of(arguments[0]), html);
  }
}
