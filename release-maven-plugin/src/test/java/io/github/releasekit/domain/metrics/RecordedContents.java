package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.event.Survey;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on record, as a test writes it down; times are ISO 8601. */
public final class RecordedContents {

  private final List<LedgerRelease> releases = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private String repository = "acme/app";
  private String component = "";

  /** What follows is of another unit. */
  public RecordedContents in(String ofRepository, String ofComponent) {
    repository = ofRepository;
    component = ofComponent;
    return this;
  }

  static ChangeRecord change(String commit, @Nullable String committedAt, String... issues) {
    return change(commit, "feat", false, committedAt, issues);
  }

  static ChangeRecord change(
      String commit,
      String type,
      boolean breaking,
      @Nullable String committedAt,
      String... issues) {
    return new ChangeRecord(
        commit, type, "", "text", breaking, "minor", null, committedAt, Arrays.asList(issues));
  }

  public RecordedContents release(
      String version, @Nullable String previous, String at, ChangeRecord... changes) {
    return release(version, previous, at, List.of(changes), List.of(), List.of());
  }

  RecordedContents release(
      String version,
      @Nullable String previous,
      String at,
      List<ChangeRecord> changes,
      List<GateRecord> gates,
      List<StepRecord> steps) {
    Manifest manifest =
        new Manifest(
            1,
            "org.acme:app",
            version,
            previous,
            version.endsWith(".0.0") ? "major" : version.endsWith(".0") ? "minor" : "patch",
            "default",
            List.of(),
            "prepared",
            "v" + version,
            "a".repeat(40),
            "",
            at,
            changes,
            changes.stream().flatMap(one -> one.issues().stream()).distinct().sorted().toList(),
            gates,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            steps,
            new Build("", null, "verify", List.of(), List.of()),
            new Tools("", "", "", ""));
    releases.add(new LedgerRelease(repository, component, manifest));
    return this;
  }

  public RecordedContents event(Type type, String version, String at) {
    return add(of(type, version, at));
  }

  /** Prepared and performed at once. */
  public RecordedContents performed(String version, @Nullable String previous, String at) {
    return release(version, previous, at).event(Type.PERFORMED, version, at);
  }

  RecordedContents performed(String version, String at, List<StepRecord> steps) {
    return add(of(Type.PERFORMED, version, at).timed(steps));
  }

  public RecordedContents deployment(
      String version, String environment, Outcome outcome, String at) {
    return add(of(Type.DEPLOYMENT, version, at).with(new Deployment(environment, outcome, at, "")));
  }

  public RecordedContents incident(
      String id, String version, String environment, String severity, String at) {
    return add(of(Type.INCIDENT, version, at).with(new Incident(id, environment, severity, "")));
  }

  public RecordedContents restored(String id, String version, String at) {
    return add(of(Type.RESTORED, version, at).with(new Incident(id, "", "", "")));
  }

  /** The approval of a plan, or of what a check names. */
  RecordedContents approved(String version, String check, String at) {
    return add(
        LedgerEvent.of(
            new Approval(
                "org.acme:app",
                version,
                "a".repeat(40),
                "",
                "ops",
                check,
                "",
                "",
                "Ada <ada@example.org>",
                at,
                ""),
            "v" + version));
  }

  RecordedContents survey(String version, String score, String best, int responses, String at) {
    return add(
        of(Type.SURVEY, version, at)
            .with(new Survey("users", new BigDecimal(score), new BigDecimal(best), responses, "")));
  }

  private static LedgerEvent of(Type type, String version, String at) {
    return LedgerEvent.of(
        type, version, "v" + version, "a".repeat(40), Instant.parse(at), Optional.empty(), "");
  }

  private RecordedContents add(LedgerEvent event) {
    String path =
        String.format("events/%s/%06d-%s.json", event.version(), entries.size(), event.type());
    entries.add(new LedgerEntry(repository, component, path, event));
    return this;
  }

  public LedgerContents contents() {
    return new LedgerContents(releases, entries);
  }
}
