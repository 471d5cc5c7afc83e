package io.github.releasekit.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OTLP is told, read back as the messages that OpenTelemetry publishes. */
class OtlpTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> IDS = Set.of("traceId", "spanId", "parentSpanId");
  private static final Set<String> LONGS =
      Set.of("startTimeUnixNano", "endTimeUnixNano", "timeUnixNano", "asInt", "intValue");

  @ParameterizedTest
  @ValueSource(strings = {"plain", ExportFixture.HOSTILE})
  void aReleaseIsATrace(String text) {
    List<Span> spans = spans(ExportFixture.all("team/app", text));

    Map<String, Span> byName =
        spans.stream().collect(Collectors.toMap(Span::getName, one -> one, (first, last) -> last));
    Span release = byName.get("release 1.3.0");
    assertThat(release.getParentSpanId()).isEqualTo(ByteString.EMPTY);
    assertThat(release.getStartTimeUnixNano()).isEqualTo(nanos("2026-11-21T10:00:01Z"));
    assertThat(release.getEndTimeUnixNano()).isEqualTo(nanos("2026-11-21T10:10:00Z"));
    for (String goal : List.of("prepare", "perform", "deploy to production", "incident INC-7")) {
      assertThat(byName.get(goal).getParentSpanId()).as(goal).isEqualTo(release.getSpanId());
      assertThat(byName.get(goal).getTraceId()).as(goal).isEqualTo(release.getTraceId());
    }
    assertThat(attributes(release))
        .containsEntry("vcs.ref.head.revision", "a".repeat(40))
        .containsEntry("cicd.pipeline.result", "success");
  }

  @Test
  void stepsAreSpansOfTheirGoalWithTheTimesTheyTook() {
    List<Span> spans = spans(ExportFixture.all("team/app", "sign"));
    Span prepare = named(spans, "prepare");
    Span perform = named(spans, "perform");

    assertThat(spans.stream().filter(span -> span.getName().equals("build")).toList())
        .as("the build of prepare is told once, though the journal of perform has it too")
        .singleElement()
        .satisfies(
            build -> {
              assertThat(build.getParentSpanId()).isEqualTo(prepare.getSpanId());
              assertThat(build.getEndTimeUnixNano() - build.getStartTimeUnixNano())
                  .isEqualTo(8_250_000_000L);
            });
    assertThat(named(spans, "sign").getParentSpanId()).isEqualTo(perform.getSpanId());
    assertThat(named(spans, "sign").getStartTimeUnixNano())
        .isEqualTo(nanos("2026-11-21T10:09:00.5Z"));
  }

  @Test
  void whatFailedHasTheStatusOfAnError() {
    List<Span> spans = spans(ExportFixture.all("team/app", ""));

    assertThat(spans.stream().filter(span -> span.getName().startsWith("deploy")))
        .extracting(span -> span.getStatus().getCode())
        .containsExactly(
            StatusCode.STATUS_CODE_OK,
            StatusCode.STATUS_CODE_OK,
            StatusCode.STATUS_CODE_ERROR,
            StatusCode.STATUS_CODE_OK);
    Span incident = named(spans, "incident INC-7");
    assertThat(incident.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(incident.getEndTimeUnixNano() - incident.getStartTimeUnixNano())
        .isEqualTo(30 * 60 * 1_000_000_000L);
    assertThat(named(spans, "release 1.4.0").getStatus().getCode())
        .isEqualTo(StatusCode.STATUS_CODE_ERROR);
  }

  @Test
  void idsAreTheSameEachTimeAndNeverShared() {
    List<Span> spans = spans(ExportFixture.all("team/app", ""));

    assertThat(spans(ExportFixture.all("team/app", ""))).isEqualTo(spans);
    assertThat(spans).extracting(Span::getSpanId).doesNotHaveDuplicates();
    assertThat(spans(ExportFixture.all("team/other", "")))
        .extracting(Span::getTraceId)
        .doesNotContainAnyElementsOf(spans.stream().map(Span::getTraceId).toList());
  }

  @Test
  void whatIsToldInTwoPartsHasTheSameIdsAsInOne() {
    Export all = ExportFixture.all("team/app", "");
    List<Span> together = spans(all);

    assertThat(spans(ExportFixture.only(all, Type.PREPARED)))
        .isNotEmpty()
        .allMatch(together::contains);
    assertThat(spans(ExportFixture.only(all, Type.PERFORMED)))
        .isNotEmpty()
        .allMatch(together::contains);
  }

  @Test
  void nothingIsToldOfWhatHasNoSpan() {
    Export export = ExportFixture.only(ExportFixture.all("team/app", ""), Type.NOTE);

    assertThat(OtlpTraces.of(export)).isEmpty();
  }

  @Test
  void figuresAreGaugesInBaseUnits() {
    Map<String, Metric> metrics = metrics(ExportFixture.all("team/app", ""));

    assertThat(point(metrics, "release_kit.lead_time_seconds").getAsDouble()).isEqualTo(5400);
    assertThat(point(metrics, "release_kit.lead_time_p90_seconds").getAsDouble()).isEqualTo(129600);
    assertThat(metrics.get("release_kit.lead_time_seconds").getUnit()).isEqualTo("s");
    assertThat(point(metrics, "release_kit.change_failure_rate_ratio").getAsDouble())
        .isEqualTo(0.125);
    assertThat(metrics).doesNotContainKey("release_kit.defects");
    assertThat(point(metrics, "release_kit.lead_time_seconds").getTimeUnixNano())
        .isEqualTo(nanos(ExportFixture.NOW.toString()));
  }

  @Test
  void whatIsCountedIsACumulativeSum() {
    Metric releases = metrics(ExportFixture.all("team/app", "")).get("release_kit.releases_total");

    assertThat(releases.getSum().getIsMonotonic()).isTrue();
    assertThat(releases.getSum().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    assertThat(releases.getSum().getDataPoints(0).getAsDouble()).isEqualTo(2);
    assertThat(releases.getSum().getDataPoints(0).getStartTimeUnixNano())
        .isEqualTo(nanos("2026-11-21T10:00:00Z"));
  }

  @Test
  void hostileTextStaysTextOnOneLine() {
    Export export = ExportFixture.all(ExportFixture.HOSTILE, ExportFixture.HOSTILE);

    assertThat(spans(export))
        .allSatisfy(
            span ->
                assertThat(attributes(span).values())
                    .allMatch(value -> value.chars().noneMatch(c -> c < ' ' || c == 0x202e)));
    assertThat(metrics(export)).isNotEmpty();
  }

  @Test
  void anEmptyLedgerHasNoSpansAndNoNumbers() {
    Export all = ExportFixture.all("team/app", "");
    Export empty =
        new Export(
            all.origin(),
            LedgerContents.EMPTY,
            List.of(),
            new io.github.releasekit.domain.metrics.Metrics(
                1, "ledger", "", "", 0, List.of(), List.of(), List.of()),
            all.at());

    assertThat(OtlpTraces.of(empty)).isEmpty();
    assertThat(OtlpMetrics.of(empty)).isEmpty();
  }

  private static NumberDataPoint point(Map<String, Metric> metrics, String name) {
    assertThat(metrics).containsKey(name);
    return metrics.get(name).getGauge().getDataPoints(0);
  }

  private static long nanos(String time) {
    Instant instant = Instant.parse(time);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  private static Span named(List<Span> spans, String name) {
    return spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, String> attributes(Span span) {
    return span.getAttributesList().stream()
        .collect(Collectors.toMap(KeyValue::getKey, pair -> pair.getValue().getStringValue()));
  }

  private static List<Span> spans(Export export) {
    return spans(OtlpTraces.of(export).orElseThrow());
  }

  static List<Span> spans(byte[] document) {
    return traces(document).getResourceSpans(0).getScopeSpans(0).getSpansList();
  }

  private static Map<String, Metric> metrics(Export export) {
    ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
    merge(OtlpMetrics.of(export).orElseThrow(), request);
    return request.build().getResourceMetrics(0).getScopeMetrics(0).getMetricsList().stream()
        .collect(Collectors.toMap(Metric::getName, Function.identity()));
  }

  static ExportTraceServiceRequest traces(byte[] document) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    merge(document, request);
    return request.build();
  }

  /** Strict: a field that OTLP does not have is a fault. */
  private static void merge(byte[] document, com.google.protobuf.Message.Builder request) {
    try {
      JsonNode json = JSON.readTree(document);
      requireForm(json);
      JsonFormat.parser().merge(json.toString(), request);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(new String(document), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The JSON form of OTLP is that of Protobuf but for ids, which are in hexadecimal there and not
   * in Base64, and enums, which are numbers.
   */
  private static void requireForm(JsonNode json) {
    if (json instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : Map.copyOf(fields(object)).entrySet()) {
        String name = field.getKey();
        JsonNode value = field.getValue();
        assertThat(name).matches("[a-z][A-Za-z]*");
        if (IDS.contains(name)) {
          int bytes = name.equals("traceId") ? 16 : 8;
          assertThat(value.textValue()).matches("[0-9a-f]{" + 2 * bytes + "}");
          byte[] id = HexFormat.of().parseHex(value.textValue());
          object.put(name, Base64.getEncoder().encodeToString(id));
        } else if (LONGS.contains(name)) {
          assertThat(value.textValue()).as(name).matches("[0-9]+");
        } else if (Set.of("kind", "code", "aggregationTemporality").contains(name)) {
          assertThat(value.isInt()).as(name).isTrue();
        }
      }
    }
    json.forEach(OtlpTest::requireForm);
  }

  private static Map<String, JsonNode> fields(ObjectNode object) {
    return object.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
