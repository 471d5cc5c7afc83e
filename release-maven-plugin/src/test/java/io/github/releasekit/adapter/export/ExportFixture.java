package io.github.releasekit.adapter.export;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.Metrics.Band;
import io.github.releasekit.domain.metrics.Metrics.Count;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is on record of a repository in which everything has happened once. */
public final class ExportFixture {

  /** Text that would end a line, a label, a name or a colour where it is not expected. */
  static final String HOSTILE = "a\"b\\c\nd\u001b[31m|c:9|g#x,y\u202eé{}\u0000";

  static final Instant NOW = Instant.parse("2026-11-21T13:30:00Z");

  private final String repository;
  private final List<LedgerRelease> releases = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();

  private ExportFixture(String repository) {
    this.repository = repository;
  }

  /** An event of each type, of a repository of this name. */
  public static Export all(String repository, String text) {
    ExportFixture fixture = new ExportFixture(repository);
    fixture.releases.add(new LedgerRelease(repository, "", ManifestFixture.manifest("1.2.0")));
    fixture.releases.add(new LedgerRelease(repository, "", ManifestFixture.manifest("1.3.0")));
    fixture.enter("1.3.0", Type.APPROVED, "10:00:00", text);
    fixture.enter("1.3.0", Type.PREPARED, "10:00:30", text);
    fixture.enter(
        fixture
            .event("1.3.0", Type.PERFORMED, "10:10:00", text)
            .timed(
                List.of(
                    new StepRecord("build", "2026-11-21T10:00:01Z", 8.25, "done"),
                    new StepRecord(text, "2026-11-21T10:09:00.5Z", 2.5, "done"),
                    new StepRecord("broken", text, Double.NaN, "done"))));
    fixture.deploy("1.2.0", Outcome.SUCCEEDED, "11:00:00", text);
    fixture.deploy("1.3.0", Outcome.SUCCEEDED, "12:00:00", text);
    fixture.deploy("1.3.0", Outcome.FAILED, "12:05:00", text);
    fixture.deploy("1.3.0", Outcome.ROLLED_BACK, "12:10:00", text);
    Incident ticket = new Incident("INC-7", "production", text, "https://acme.org/INC-7");
    Incident seen = new Incident(text, "", "", text);
    fixture.enter(fixture.event("1.3.0", Type.INCIDENT, "12:15:00", text).with(ticket));
    fixture.enter(fixture.event("1.3.0", Type.INCIDENT, "12:16:00", text).with(seen));
    fixture.enter(fixture.event("1.3.0", Type.RESTORED, "12:45:00", text).with(ticket));
    fixture.enter("1.4.0", Type.ROLLED_BACK, "13:00:00", text);
    fixture.enter("1.3.0", Type.YANKED, "13:05:00", text);
    for (Type type :
        List.of(Type.REBUILD_ACCEPTED, Type.DELIVERED, Type.NOTIFIED, Type.SURVEY, Type.NOTE)) {
      fixture.enter("1.3.0", type, "13:10:00", text);
    }
    LedgerContents contents = new LedgerContents(fixture.releases, fixture.entries);
    return new Export(
        new Export.Origin(repository, "https://git.acme.org/team/app", "0.2.0"),
        contents,
        contents.entries(),
        metrics(repository, text),
        NOW);
  }

  /** A figure of each unit, one without a value, a series and a tally. */
  static Metrics metrics(String repository, String text) {
    return new Metrics(
        1,
        "ledger",
        "2026-01-01T00:00:00Z",
        NOW.toString(),
        2,
        List.of(
            new Figure(
                "deployment-frequency",
                "Deployment frequency",
                new BigDecimal("2.5"),
                null,
                "per-week",
                4,
                Band.HIGH,
                ""),
            new Figure(
                "lead-time",
                "Lead time " + text,
                new BigDecimal("1.5"),
                new BigDecimal("36"),
                "hours",
                12,
                Band.ELITE,
                text),
            new Figure(
                "change-failure-rate",
                "Change failure rate",
                new BigDecimal("12.5"),
                null,
                "percent",
                8,
                null,
                ""),
            new Figure("defects", "Defects", null, null, "count", 0, null, "none")),
        List.of(
            new Series(
                "build-seconds",
                "Build",
                "seconds",
                List.of(
                    new Point(
                        repository, "", "1.2.0", NOW.toString(), BigDecimal.valueOf(7), false),
                    new Point(
                        repository, text, "1.2.0", NOW.toString(), BigDecimal.valueOf(9), false),
                    new Point(
                        repository, "", "1.3.0", NOW.toString(), new BigDecimal("8.25"), true)))),
        List.of(
            new Tally(
                "releases-by-weekday",
                "Releases by weekday",
                List.of(new Count("Monday", 1), new Count(text, 3)))));
  }

  /** The same export with these entries alone as what was not told yet. */
  static Export only(Export export, Type type) {
    return new Export(
        export.origin(),
        export.contents(),
        export.entries().stream().filter(one -> one.event().type() == type).toList(),
        export.metrics(),
        export.at());
  }

  private void deploy(String version, Outcome outcome, String time, String text) {
    enter(
        event(version, Type.DEPLOYMENT, time, text)
            .with(new Deployment("production", outcome, "2026-11-21T10:59:00Z", "")));
  }

  private LedgerEvent event(String version, Type type, String time, String text) {
    return LedgerEvent.of(
        type,
        version,
        "v" + version,
        "a".repeat(40),
        Instant.parse("2026-11-21T" + time + "Z"),
        Optional.of("Ada <ada@acme.org> " + text),
        text);
  }

  private void enter(String version, Type type, String time, String text) {
    enter(event(version, type, time, text));
  }

  private void enter(LedgerEvent event) {
    entries.add(
        new LedgerEntry(
            repository,
            "",
            String.format(
                Locale.ROOT,
                "events/%s/%04d-%s.json",
                event.version(),
                entries.size() + 1,
                event.type()),
            event));
  }
}
