package io.github.releasekit.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.maven.NamedCredentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.ExportTarget;
import io.github.releasekit.domain.fact.ExportTarget.Kind;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.server.Fault;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import io.github.releasekit.server.Pushgateway;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at systems that are told, and what is said where it does not. */
class ExporterTest {

  private static final String TOKEN = "s3cr3t-token";

  /** A line of StatsD: what its daemon takes for a name, a number and a type. */
  private static final Pattern STATSD =
      Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*:[0-9]+(\\.[0-9]+)?\\|(c|ms|g)");

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<LedgerEntry> taken = new ArrayList<>();

  static Stream<Arguments> faults() {
    return Stream.of(Kind.CDEVENTS, Kind.OTLP, Kind.PUSHGATEWAY)
        .flatMap(
            kind ->
                Stream.of(
                        Fault.REFUSED,
                        Fault.RESET,
                        Fault.STATUS_429,
                        Fault.STATUS_500,
                        Fault.STATUS_503,
                        Fault.SLOW,
                        Fault.REDIRECT)
                    .map(fault -> Arguments.of(kind, fault)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aServerThatDoesNotTakeItIsSaidAndNotWaitedFor(Kind kind, Fault fault) {
    try (LoopbackHttp server = server(200, "")) {
      server.disturb(1, fault);
      long start = System.nanoTime();

      ReleaseException e = refusal(server, kind, Duration.ofMillis(300));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertThat(e.getMessage()).contains("127.0.0.1").doesNotContain(TOKEN);
      assertThat(server.requests().size()).isLessThanOrEqualTo(1);
      server.heal();
    }
  }

  @ParameterizedTest
  @CsvSource({"CDEVENTS,401", "OTLP,403", "PUSHGATEWAY,400", "CDEVENTS,404"})
  void whatAServerSaysOfItDoesNotTellThePassword(Kind kind, int status) {
    try (LoopbackHttp server = server(status, "no entry for " + TOKEN)) {
      ReleaseException e = refusal(server, kind, Duration.ofSeconds(5));

      assertThat(e.problem()).contains("status " + status).contains("***").doesNotContain(TOKEN);
      assertThat(asked)
          .singleElement()
          .extracting(one -> one.headers().get("authorization"))
          .isEqualTo("Bearer " + TOKEN);
    }
  }

  @Test
  void theDeadlineIsOfAllRequestsTogether() {
    try (LoopbackHttp server =
        new LoopbackHttp(
            request -> {
              asked.add(request);
              return new Said(200, Map.of(), new byte[0]);
            })) {
      ReleaseException e = refusal(server, Kind.CDEVENTS, Duration.ofNanos(1));

      assertThat(e.problem()).isEqualTo("127.0.0.1 has not taken all in 0 seconds");
      assertThat(asked).isEmpty();
    }
  }

  @Test
  void credentialsThatAreNotThereAreAskedFor() {
    ExportTarget target = target("http://127.0.0.1:1", Kind.OTLP, Optional.of("nobody"));

    ReleaseException e =
        catchThrowableOfType(
            ReleaseException.class,
            () ->
                exporter(Duration.ofSeconds(1))
                    .send(target, ExportFixture.all("app", ""), taken::add));

    assertThat(e.getMessage())
        .contains("'nobody' for export 'team'")
        .contains("RELEASE_KIT_NOBODY");
  }

  @Test
  void cdEventsArriveOneByOneInStructuredMode() {
    try (LoopbackHttp server = server(202, "")) {
      exporter(Duration.ofSeconds(10))
          .send(
              target(server.url() + "/in?x=1", Kind.CDEVENTS, Optional.empty()),
              ExportFixture.only(ExportFixture.all("app", ""), Type.PREPARED),
              taken::add);
    }

    assertThat(server().map(Asked::method)).containsOnly("POST").hasSize(3);
    assertThat(asked)
        .allSatisfy(
            one -> {
              assertThat(one.path()).isEqualTo("/in");
              assertThat(one.headers())
                  .containsEntry("content-type", "application/cloudevents+json; charset=UTF-8")
                  .doesNotContainKey("authorization");
            });
  }

  private Stream<Asked> server() {
    return asked.stream();
  }

  @Test
  void otlpGetsTracesAndMetrics() {
    try (LoopbackHttp server = server(200, "{\"partialSuccess\":{}}")) {
      exporter(Duration.ofSeconds(10))
          .send(
              target(server.url() + "/base/", Kind.OTLP, Optional.of("team")),
              ExportFixture.all("app", ""),
              taken::add);
    }

    assertThat(asked)
        .extracting(Asked::path)
        .containsExactly("/base/v1/traces", "/base/v1/metrics");
    assertThat(OtlpTest.traces(asked.get(0).body()).getResourceSpansCount()).isEqualTo(1);
    assertThat(said).isEmpty();
  }

  @Test
  void otlpGetsMuchInSeveralDocuments() throws IOException {
    Export all = ExportFixture.all("app", "");
    List<LedgerEntry> many = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      many.addAll(all.entries());
    }
    try (LoopbackHttp server = server(200, "")) {
      exporter(Duration.ofSeconds(10))
          .send(target(server.url(), Kind.OTLP, Optional.empty()), all.of(many), taken::add);
    }

    int documents = (many.size() + 49) / 50;
    assertThat(asked)
        .hasSize(documents + 1)
        .last()
        .extracting(Asked::path)
        .isEqualTo("/v1/metrics");
    int spans = 0;
    for (Asked one : asked.subList(0, documents)) {
      spans += OtlpTest.spans(one.body()).size();
    }
    assertThat(spans).isEqualTo(10 * OtlpTest.spans(OtlpTraces.of(all).orElseThrow()).size());
    assertThat(taken).isEqualTo(many);
  }

  @Test
  void whatWasTakenBeforeAServerFailsIsTold() {
    AtomicInteger count = new AtomicInteger();
    Export all = ExportFixture.all("team/app", "");
    try (LoopbackHttp server =
        new LoopbackHttp(
            request -> new Said(count.incrementAndGet() > 4 ? 500 : 202, Map.of(), new byte[0]))) {
      refusal(server, Kind.CDEVENTS, Duration.ofSeconds(10));
    }

    assertThat(taken).isEqualTo(all.entries().subList(0, 2));
  }

  @Test
  void whatOtlpTakesInPartIsSaidAndNoFailure() {
    try (LoopbackHttp server =
        server(
            200, "{\"partialSuccess\":{\"rejectedSpans\":\"3\",\"errorMessage\":\"too\\nold\"}}")) {
      exporter(Duration.ofSeconds(10))
          .send(
              target(server.url(), Kind.OTLP, Optional.empty()),
              ExportFixture.all("app", ""),
              taken::add);
    }

    assertThat(said).contains("  team has not taken 3 spans: too old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ok", "[]", "null", "{\"partialSuccess\":null}"})
  void anAnswerOfOtlpThatIsNoneIsNoFailure(String answer) {
    try (LoopbackHttp server = server(200, answer)) {
      exporter(Duration.ofSeconds(10))
          .send(
              target(server.url(), Kind.OTLP, Optional.empty()),
              ExportFixture.all("app", ""),
              taken::add);
    }

    assertThat(asked).hasSize(2);
    assertThat(said).isEmpty();
  }

  @Test
  void thePushgatewayOfPrometheusTakesIt(@TempDir Path directory) {
    List<String> repositories = List.of("app", "team/app", ExportFixture.HOSTILE, "é", "..");
    try (Pushgateway gateway = new Pushgateway(directory)) {
      for (String repository : repositories) {
        exporter(Duration.ofSeconds(10))
            .send(
                target(gateway.url(), Kind.PUSHGATEWAY, Optional.empty()),
                ExportFixture.all(repository, repository),
                taken::add);
      }

      String metrics =
          new HttpExchanges(url -> Optional.empty())
              .get(URI.create(gateway.url() + "/metrics"), Optional.empty(), Duration.ofSeconds(5))
              .text();
      assertThat(metrics.lines().filter(line -> line.startsWith("release_kit_lead_time_seconds{")))
          .hasSize(repositories.size())
          .contains(
              "release_kit_lead_time_seconds{instance=\"team/app\",job=\"release-kit\","
                  + "repository=\"team/app\"} 5400",
              "release_kit_lead_time_seconds{instance=\"..\",job=\"release-kit\","
                  + "repository=\"..\"} 5400");
      assertThat(metrics.lines().filter(line -> line.startsWith("push_failure_time_seconds{")))
          .hasSize(repositories.size())
          .allMatch(line -> line.endsWith("} 0"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", ExportFixture.HOSTILE, ""})
  void statsdGetsLinesOfItsForm(String text) throws IOException {
    List<String> datagrams = statsd(ExportFixture.all("team/" + text, text));

    assertThat(datagrams)
        .allSatisfy(
            datagram -> {
              assertThat(datagram.length()).isLessThanOrEqualTo(1432);
              assertThat(datagram.lines()).allMatch(line -> STATSD.matcher(line).matches());
            });
  }

  @Test
  void statsdIsToldOfWhatHasJustHappenedOnly() throws IOException {
    assertThat(String.join("", statsd(ExportFixture.all("team/app", ""))).lines())
        .contains(
            "release_kit.team_app.yanked:1|c",
            "release_kit.team_app.restored.production:1|c",
            "release_kit.team_app.time-to-restore.production:1800000|ms",
            "release_kit.team_app.figure.lead-time:1.5|g")
        .noneMatch(line -> line.contains(".prepared:"));
  }

  @Test
  void statsdIsToldOfStepsWithTheirTimes() {
    Export all = ExportFixture.all("team/app", "sign");
    Export then =
        new Export(
            all.origin(),
            all.contents(),
            all.entries(),
            all.metrics(),
            java.time.Instant.parse("2026-11-21T10:20:00Z"));

    assertThat(String.join("", Statsd.datagrams(then)).lines())
        .contains(
            "release_kit.team_app.prepared:1|c",
            "release_kit.team_app.step.build:8250|ms",
            "release_kit.team_app.performed:1|c",
            "release_kit.team_app.step.sign:2500|ms");
  }

  @Test
  void labelsOfPathsAreInBase64WhereTheyHaveSlashes() {
    assertThat(Exporter.segment("app-1.x")).isEqualTo("/app-1.x");
    assertThat(Exporter.segment("team/app")).isEqualTo("@base64/dGVhbS9hcHA=");
    assertThat(Exporter.segment("")).isEqualTo("@base64/=");
  }

  @Test
  void anIdIsOfItsNamesAndNotOfTheirJoin() {
    assertThat(DerivedId.of("a", "bc").span()).isNotEqualTo(DerivedId.of("ab", "c").span());
    assertThat(HexFormat.of().parseHex(DerivedId.of("a").trace())).hasSize(16);
  }

  private List<String> statsd(Export export) throws IOException {
    List<String> datagrams = new ArrayList<>();
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      socket.setReceiveBufferSize(1 << 20);
      socket.setSoTimeout(5000);
      exporter(Duration.ofSeconds(5))
          .send(
              target("udp://127.0.0.1:" + socket.getLocalPort(), Kind.STATSD, Optional.empty()),
              export,
              taken::add);
      int expected = Statsd.datagrams(export).size();
      while (datagrams.size() < expected) {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        socket.receive(packet);
        datagrams.add(
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII));
      }
    }
    assertThat(datagrams).isNotEmpty();
    return datagrams;
  }

  private LoopbackHttp server(int status, String text) {
    return new LoopbackHttp(
        request -> {
          asked.add(request);
          return new Said(status, Map.of(), text.getBytes(StandardCharsets.UTF_8));
        });
  }

  private ReleaseException refusal(LoopbackHttp server, Kind kind, Duration deadline) {
    return catchThrowableOfType(
        ReleaseException.class,
        () ->
            exporter(deadline)
                .send(
                    target(server.url(), kind, Optional.of("team")),
                    ExportFixture.all("team/app", ""),
                    taken::add));
  }

  private static ExportTarget target(String url, Kind kind, Optional<String> credentials) {
    return new ExportTarget("team", kind, url, credentials);
  }

  private Exporter exporter(Duration deadline) {
    return new Exporter(
        new HttpExchanges(url -> Optional.empty()),
        new NamedCredentials(Map.of("RELEASE_KIT_TEAM", TOKEN), name -> Optional.empty()),
        deadline,
        said::add);
  }
}
