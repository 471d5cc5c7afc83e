package io.github.releasekit.adapter.export;

import io.github.releasekit.adapter.export.Otlp.Attributes;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Releases as traces: a release is one, its goals are spans under it, their steps spans under
 * those. Names of attributes are those of OpenTelemetry's conventions for CI/CD, version control
 * and deployments where these have one.
 */
final class OtlpTraces {

  private static final int INTERNAL = 1;
  private static final int OK = 1;
  private static final int ERROR = 2;

  /** A step does not take longer: 366 days, in seconds. */
  private static final double LONGEST = 366 * 86_400.0;

  private final Export export;
  private final List<Map<String, Object>> spans = new ArrayList<>();

  private OtlpTraces(Export export) {
    this.export = export;
    export.entries().forEach(this::add);
  }

  /** The time that something took. */
  private record Time(Instant start, Instant end) {

    static Time of(Instant start, Instant end) {
      return new Time(start.isBefore(end) ? start : end, end);
    }

    Time with(Time other) {
      return new Time(
          start.isBefore(other.start) ? start : other.start,
          end.isAfter(other.end) ? end : other.end);
    }
  }

  /** The document of {@code /v1/traces}; empty where nothing that is told has a span. */
  static Optional<byte[]> of(Export export) {
    List<Map<String, Object>> spans = new OtlpTraces(export).spans;
    if (spans.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> scope = Map.of("scope", Otlp.scope(export.origin()), "spans", spans);
    Map<String, Object> resource =
        Map.of("resource", Otlp.resource(export.origin()), "scopeSpans", List.of(scope));
    return Optional.of(
        Json.sortedLine(Map.of("resourceSpans", List.of(resource)))
            .getBytes(StandardCharsets.UTF_8));
  }

  private void add(LedgerEntry entry) {
    LedgerEvent event = entry.event();
    switch (event.type()) {
      case PREPARED -> goal(entry, "prepare");
      case PERFORMED -> {
        goal(entry, "perform");
        release(entry, true);
      }
      case ROLLED_BACK -> {
        goal(entry, "rollback");
        release(entry, false);
      }
      case YANKED -> goal(entry, "rollback");
      case DEPLOYMENT -> deployment(entry, event.deployment());
      case RESTORED -> restored(entry);
      default -> {}
    }
  }

  /** From the first step of its prepare to its end. */
  private void release(LedgerEntry entry, boolean good) {
    Instant end = Instant.parse(entry.event().at());
    Time time = Time.of(end, end);
    for (StepRecord step : export.prepareSteps(entry)) {
      time = time(step).map(time::with).orElse(time);
    }
    for (StepRecord step : export.steps(entry)) {
      time = time(step).map(time::with).orElse(time);
    }
    span(
        entry,
        "release",
        "",
        "release " + entry.event().version(),
        time,
        good,
        pipeline(entry, good));
  }

  private void goal(LedgerEntry entry, String goal) {
    Instant end = Instant.parse(entry.event().at());
    Time time = Time.of(end, end);
    String id = goal + "/" + entry.path();
    for (StepRecord step : export.steps(entry)) {
      Optional<Time> taken = time(step);
      if (taken.isPresent()) {
        time = time.with(taken.get());
        String own = id + "/" + step.id() + "/" + step.startedAt();
        span(
            entry,
            own,
            id,
            step.id(),
            taken.get(),
            true,
            new Attributes()
                .put("cicd.pipeline.task.name", step.id())
                .put("cicd.pipeline.task.type", step.id().equals("build") ? "build" : "")
                .put("cicd.pipeline.task.run.id", own)
                .put("cicd.pipeline.task.run.result", "success"));
      }
    }
    span(entry, id, "release", goal, time, true, pipeline(entry, true));
  }

  private void deployment(LedgerEntry entry, @Nullable Deployment deployment) {
    if (deployment == null) {
      return;
    }
    boolean good = deployment.outcome() != Outcome.FAILED;
    Instant end = Instant.parse(entry.event().at());
    span(
        entry,
        "deploy/" + entry.path(),
        "release",
        "deploy to " + deployment.environment(),
        Time.of(Export.time(deployment.startedAt()).orElse(end), end),
        good,
        revision(entry)
            .put("deployment.environment.name", deployment.environment())
            .put("deployment.status", good ? "succeeded" : "failed")
            .put("release_kit.deployment.outcome", deployment.outcome().toString())
            .put("cicd.pipeline.task.type", "deploy"));
  }

  /** An incident has a span once it is over. */
  private void restored(LedgerEntry entry) {
    LedgerEvent event = entry.event();
    if (event.incident() == null) {
      return;
    }
    String id = event.incident().id();
    Instant end = Instant.parse(event.at());
    Instant start =
        export.before(entry, Type.INCIDENT).stream()
            .filter(one -> one.incident() != null && one.incident().id().equals(id))
            .reduce((first, last) -> last)
            .map(one -> Instant.parse(one.at()))
            .orElse(end);
    span(
        entry,
        "incident/" + entry.path(),
        "release",
        "incident " + id,
        Time.of(start, end),
        false,
        revision(entry)
            .put("release_kit.incident.id", id)
            .put("release_kit.incident.severity", event.incident().severity())
            .put("deployment.environment.name", event.incident().environment()));
  }

  private Attributes pipeline(LedgerEntry entry, boolean good) {
    Optional<LedgerRelease> release = export.release(entry);
    return revision(entry)
        .put("cicd.pipeline.name", "release")
        .put("cicd.pipeline.run.id", entry.path())
        .put("cicd.pipeline.result", good ? "success" : "failure")
        .put(
            "cicd.pipeline.run.url.full",
            release
                .map(one -> one.manifest().build())
                .flatMap(build -> Optional.ofNullable(build.run()))
                .orElse(""));
  }

  private Attributes revision(LedgerEntry entry) {
    LedgerEvent event = entry.event();
    return new Attributes()
        .put("vcs.ref.head.name", event.tag())
        .put("vcs.ref.head.type", event.tag().isEmpty() ? "" : "tag")
        .put("vcs.ref.head.revision", event.commit())
        .put("release_kit.version", event.version())
        .put("release_kit.component", entry.component())
        .put("release_kit.by", event.by())
        .put("release_kit.detail", event.detail());
  }

  /**
   * @param id within the release
   * @param parent its id within the release; empty for none
   */
  private void span(
      LedgerEntry entry,
      String id,
      String parent,
      String name,
      Time time,
      boolean good,
      Attributes attributes) {
    String[] release = {entry.repository(), entry.component(), entry.event().version()};
    Map<String, Object> span = new LinkedHashMap<>();
    span.put("traceId", DerivedId.of(release).trace());
    span.put("spanId", id(release, id));
    if (!parent.isEmpty()) {
      span.put("parentSpanId", id(release, parent));
    }
    span.put("name", PlainText.shortLine(name));
    span.put("kind", INTERNAL);
    span.put("startTimeUnixNano", Otlp.nanos(time.start()));
    span.put("endTimeUnixNano", Otlp.nanos(time.end()));
    span.put("attributes", attributes.list());
    span.put("status", Map.of("code", good ? OK : ERROR));
    spans.add(span);
  }

  private static String id(String[] release, String span) {
    return DerivedId.of(release[0], release[1], release[2], span).span();
  }

  /** When a step was at work; empty where that cannot be. */
  private static Optional<Time> time(StepRecord step) {
    if (!(step.seconds() >= 0 && step.seconds() <= LONGEST)) {
      return Optional.empty();
    }
    Duration taken = Duration.ofMillis(Math.round(step.seconds() * 1000));
    return Export.time(step.startedAt()).map(start -> new Time(start, start.plus(taken)));
  }
}
