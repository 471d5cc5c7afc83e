package io.github.releasekit.adapter.export;

import io.github.releasekit.adapter.export.Otlp.Attributes;
import io.github.releasekit.adapter.export.Samples.Family;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ledger.LedgerRelease;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures as metrics of OTLP: what only rises as cumulative sums, all else as gauges. */
final class OtlpMetrics {

  private static final int CUMULATIVE = 2;

  private OtlpMetrics() {}

  /** The document of {@code /v1/metrics}; empty where there is no number. */
  static Optional<byte[]> of(Export export) {
    String start =
        Otlp.nanos(
            export.contents().releases().stream()
                .findFirst()
                .map(LedgerRelease::manifest)
                .map(manifest -> Instant.parse(manifest.createdAt()))
                .orElse(export.at()));
    List<Map<String, Object>> metrics =
        Samples.of(
                export.metrics(),
                export.contents(),
                Map.of(Samples.REPOSITORY, export.origin().repository()))
            .stream()
            .map(family -> metric(family, start, Otlp.nanos(export.at())))
            .toList();
    if (metrics.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> scope = Map.of("scope", Otlp.scope(export.origin()), "metrics", metrics);
    Map<String, Object> resource =
        Map.of("resource", Otlp.resource(export.origin()), "scopeMetrics", List.of(scope));
    return Optional.of(
        Json.sortedLine(Map.of("resourceMetrics", List.of(resource)))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> metric(Family family, String start, String at) {
    List<Map<String, Object>> points = new ArrayList<>();
    family
        .values()
        .forEach(
            (labels, value) -> {
              Attributes attributes = new Attributes();
              labels.forEach(attributes::put);
              Map<String, Object> point = new LinkedHashMap<>();
              point.put("attributes", attributes.list());
              if (family.counter()) {
                point.put("startTimeUnixNano", start);
              }
              point.put("timeUnixNano", at);
              point.put("asDouble", value.doubleValue());
              points.add(point);
            });
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("name", "release_kit." + family.id());
    metric.put("description", family.help());
    metric.put("unit", family.unit());
    if (family.counter()) {
      metric.put(
          "sum",
          Map.of("dataPoints", points, "aggregationTemporality", CUMULATIVE, "isMonotonic", true));
    } else {
      metric.put("gauge", Map.of("dataPoints", points));
    }
    return metric;
  }
}
