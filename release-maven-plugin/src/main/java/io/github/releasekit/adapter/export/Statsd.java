package io.github.releasekit.adapter.export;

import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is told as lines of StatsD: counters of events, times of what they took, and figures as
 * gauges. StatsD knows no time but now, and counts twice what it gets twice: what happened longer
 * ago than {@link #RECENT} is left out.
 */
final class Statsd {

  /** How old an event may be that is counted. */
  static final Duration RECENT = Duration.ofHours(1);

  /** Of one datagram, in bytes: what passes Ethernet and tunnels whole. */
  static final int DATAGRAM = 1432;

  /** Of one name. */
  private static final int LONGEST_NAME = 300;

  private final Export export;
  private final List<String> lines = new ArrayList<>();

  private Statsd(Export export) {
    this.export = export;
    export.entries().stream()
        .filter(entry -> Export.time(entry.event().at()).filter(this::isRecent).isPresent())
        .forEach(this::add);
    export.metrics().figures().forEach(this::gauge);
  }

  /** The datagrams, in US-ASCII, each of whole lines. */
  static List<String> datagrams(Export export) {
    List<String> datagrams = new ArrayList<>();
    StringBuilder next = new StringBuilder();
    for (String line : new Statsd(export).lines) {
      if (next.length() + line.length() + 1 > DATAGRAM) {
        datagrams.add(next.toString());
        next.setLength(0);
      }
      next.append(line).append('\n');
    }
    if (!next.isEmpty()) {
      datagrams.add(next.toString());
    }
    return datagrams;
  }

  private boolean isRecent(Instant time) {
    return time.isAfter(export.at().minus(RECENT));
  }

  private void add(LedgerEntry entry) {
    LedgerEvent event = entry.event();
    if (event.deployment() != null) {
      deployment(entry, event.deployment());
    } else if (event.incident() != null) {
      incident(entry, event.incident());
    } else {
      count(entry, event.type().toString());
      steps(entry).forEach(step -> timing(entry, step.seconds(), "step", step.id()));
    }
  }

  private List<StepRecord> steps(LedgerEntry entry) {
    return switch (entry.event().type()) {
      case PREPARED, PERFORMED -> export.steps(entry);
      default -> List.of();
    };
  }

  private void deployment(LedgerEntry entry, Deployment deployment) {
    String environment = deployment.environment();
    count(entry, "deployment", environment, deployment.outcome().toString());
    seconds(deployment.startedAt(), entry.event().at())
        .ifPresent(taken -> timing(entry, taken, "deployment-time", environment));
  }

  private void incident(LedgerEntry entry, Incident incident) {
    count(entry, entry.event().type().toString(), incident.environment());
    if (entry.event().type() == Type.RESTORED) {
      export.before(entry, Type.INCIDENT).stream()
          .filter(one -> one.incident() != null && one.incident().id().equals(incident.id()))
          .reduce((first, last) -> last)
          .flatMap(began -> seconds(began.at(), entry.event().at()))
          .ifPresent(taken -> timing(entry, taken, "time-to-restore", incident.environment()));
    }
  }

  private void count(LedgerEntry entry, String... name) {
    lines.add(name(entry.repository(), entry.component(), name) + ":1|c");
  }

  private void timing(LedgerEntry entry, double seconds, String... name) {
    if (seconds >= 0 && Double.isFinite(seconds)) {
      BigDecimal milliseconds = BigDecimal.valueOf(Math.round(seconds * 1000));
      lines.add(
          name(entry.repository(), entry.component(), name)
              + ":"
              + milliseconds.toPlainString()
              + "|ms");
    }
  }

  /** A sign in front would make it a change of the gauge. */
  private void gauge(Figure figure) {
    Optional.ofNullable(figure.value())
        .filter(value -> value.signum() >= 0)
        .ifPresent(
            value ->
                lines.add(
                    name(export.origin().repository(), "", "figure", figure.id())
                        + ":"
                        + value.toPlainString()
                        + "|g"));
  }

  /** A dot parts names; what stands between them is letters, digits, hyphens and underscores. */
  private static String name(String repository, String component, String... more) {
    StringBuilder name = new StringBuilder("release_kit");
    Stream.concat(Stream.of(repository, component), Stream.of(more))
        .filter(part -> !part.isEmpty())
        .map(part -> part.replaceAll("[^A-Za-z0-9_-]", "_"))
        .forEach(part -> name.append('.').append(part));
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name.toString();
  }

  private static Optional<Double> seconds(String from, String to) {
    return Export.time(from)
        .flatMap(
            start -> Export.time(to).map(end -> Duration.between(start, end).toMillis() / 1000.0))
        .filter(taken -> taken >= 0);
  }
}
