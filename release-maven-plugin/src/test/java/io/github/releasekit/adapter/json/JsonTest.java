package io.github.releasekit.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.event.Survey;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.5Z");

  /** The names that journals on people's disks hold. */
  private static final Map<String, Event> EVENTS =
      Map.ofEntries(
          Map.entry(
              "objects-written",
              new Event.ObjectsWritten(
                  "2026-11-21T10:00:00Z",
                  "sha256:d",
                  "refs/heads/main",
                  "a feature",
                  "a",
                  "b",
                  "c")),
          Map.entry("checked-out", new Event.CheckedOut("/srv/ü \"1\"")),
          Map.entry("built", new Event.Built("/srv/staging", "sha256:o")),
          Map.entry("assets-added", new Event.AssetsAdded("/srv/staging", 3)),
          Map.entry(
              "attested",
              new Event.Attested(List.of(new Artifact("a.json", "g/a/1/a.json", 9, "0", "1")))),
          Map.entry("bundle-dropped", new Event.BundleDropped("28570f16")),
          Map.entry("bundle-uploaded", new Event.BundleUploaded("28570f16", "0")),
          Map.entry(
              "results-judged",
              new Event.ResultsJudged(
                  List.of(
                      new GateRecord(
                          "coverage",
                          "passed",
                          "66.66 % line coverage",
                          Map.of("line", new BigDecimal("66.66")),
                          new Reports(2, "0"))))),
          Map.entry("manifest-frozen", new Event.ManifestFrozen("/srv/manifest.json", "0")),
          Map.entry("published", new Event.Published("origin", "refs/heads/main", "l")),
          Map.entry(
              "requested",
              new Event.Requested(
                  List.of(
                      new Event.Request(
                          "main", "release/v1.0.0", "https://git.example.org/a/b/pulls/1")))),
          Map.entry("fast-forwarded", new Event.FastForwarded("")),
          Map.entry("compared", new Event.Compared("/srv/staging", 7)),
          Map.entry("deployed", new Event.Deployed(List.of("nexus"), 3, 4)),
          Map.entry(
              "delivered",
              new Event.Delivered(
                  new Delivery(
                      "image",
                      Outcome.DELIVERED,
                      "r.example.org/acme/app:1.2.3",
                      "sha256:1",
                      "sha256:0",
                      ""))),
          Map.entry(
              "merged-forward",
              new Event.MergedForward(
                  List.of(
                      new Event.BranchMove("refs/heads/develop", "a", "b", ""),
                      new Event.BranchMove("refs/heads/release/v1", "c", "", "")))),
          Map.entry("fetched-back", new Event.FetchedBack(7)),
          Map.entry(
              "signed",
              new Event.Signed(List.of(new Artifact("a.asc", "g/a/1/a.asc", 9, "0", "1")))),
          Map.entry("recorded", new Event.Recorded("l")),
          Map.entry("retried", new Event.Retried("origin", "connection reset", 2, 5, 1.5)),
          Map.entry("failed", new Event.Failed("the build failed")),
          Map.entry(
              "rolled-back",
              new Event.RolledBack("origin", "refs/heads/main", "h", "l", List.of())));

  @Test
  void knowsEveryEvent() {
    Set<Class<?>> kinds =
        EVENTS.values().stream().map(Object::getClass).collect(Collectors.toSet());

    assertThat(kinds).isEqualTo(new HashSet<>(Arrays.asList(Event.class.getPermittedSubclasses())));
  }

  static Stream<String> names() {
    return EVENTS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void givesEveryEventBackUnderItsName(String name) {
    JournalEntry entry = new JournalEntry("step", TIME, 0.1, EVENTS.get(name));
    String line = Json.line(entry);

    assertThat(line).doesNotContain("\n").contains("\"type\":\"" + name + "\"");
    assertThat(Json.read(line.getBytes(StandardCharsets.UTF_8), JournalEntry.class, "x"))
        .isEqualTo(entry);
  }

  @Test
  void givesAnIntentBack() {
    JournalEntry intent = JournalEntry.intent("build", TIME);
    String line = Json.line(intent);

    assertThat(line)
        .isEqualTo(
            "{\"step\":\"build\",\"at\":\"2026-11-21T10:00:00.500Z\",\"seconds\":0.0,"
                + "\"event\":null}");
    assertThat(Json.read(line.getBytes(StandardCharsets.UTF_8), JournalEntry.class, "x"))
        .isEqualTo(intent);
  }

  @Test
  void givesAManifestBack() {
    Manifest manifest = ManifestFixture.manifest("1.0.0");
    byte[] json = Json.pretty(manifest);

    assertThat(Json.read(json, Manifest.class, "x")).isEqualTo(manifest);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .startsWith("{\n  \"schemaVersion\" : 1,\n")
        .contains("\"previousVersion\" : null")
        .contains("\"description\" : \"ü \\\"quoted\\\" \\\\\"")
        .endsWith("}\n")
        .doesNotContain("\r");
  }

  @Test
  void readsWhatALaterVersionAdded() {
    String later =
        "{\"step\":\"a\",\"at\":\"2026-11-21T10:00:00Z\",\"seconds\":1,\"event\":"
            + "{\"type\":\"built\",\"staging\":\"/s\",\"options\":\"o\",\"more\":[1]},\"extra\":{}}";

    assertThat(Json.read(later.getBytes(StandardCharsets.UTF_8), JournalEntry.class, "x").event())
        .isEqualTo(new Event.Built("/s", "o"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "{\"step\":\"a\"}}",
        "{\"step\":\"a\"} {}",
        "{\"step\":[]}",
        "{\"at\":\"now\"}",
        "{\"at\":17}",
        "{\"seconds\":\"long\"}",
        "{\"event\":{\"type\":\"nothing-of-ours\"}}",
        "{\"event\":{\"staging\":\"/s\"}}",
        "{\"event\":{\"type\":\"java.lang.ProcessBuilder\"}}",
        "{'step':'a'}"
      })
  void refusesDamage(String json) {
    assertThatThrownBy(
            () ->
                Json.read(json.getBytes(StandardCharsets.UTF_8), JournalEntry.class, "the journal"))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).startsWith("the journal cannot be read: ");
              assertThat(e.problem().lines()).hasSize(1);
              assertThat(e.remedy()).isNotBlank();
            });
  }

  @Test
  void writesAPlan() {
    PlanDocument document =
        PlanDocument.of(
            new SnapshotFixture().plan(ReleaseRequest.DEFAULT),
            List.of(new PlanDocument.PlannedEdit("pom.xml", "-a\n+b\n")),
            List.of(new PlanDocument.PlannedEdit("pom.xml", "-b\n+c\n")),
            "### Added\n");

    assertThat(Json.line(document))
        .contains("\"project\":\"org.acme:app\"")
        .contains("\"previousVersion\":\"1.2.0\",\"version\":\"1.3.0\"")
        .contains("\"decidedBy\":\"commits\"")
        .contains("\"bump\":\"minor\",\"subject\":\"feat: login\"")
        .contains("{\"id\":\"clean-tree\",\"outcome\":\"passed\"")
        .contains("\"edits\":[{\"path\":\"pom.xml\",\"diff\":\"-a\\n+b\\n\"}]");
  }

  /** Maps of Java have another order in each process. */
  @Test
  void writesTheKeysOfMapsInTheirOrderWhereAskedTo() {
    Map<String, Object> inner = Map.of("z", 1, "m", 2, "b", 3, "a", 4, "y", 5);

    assertThat(Json.sortedLine(Map.of("text", "x", "blocks", List.of(inner), "a", inner)))
        .isEqualTo(
            "{\"a\":{\"a\":4,\"b\":3,\"m\":2,\"y\":5,\"z\":1},"
                + "\"blocks\":[{\"a\":4,\"b\":3,\"m\":2,\"y\":5,\"z\":1}],\"text\":\"x\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1e999", "\"NaN\"", "\"Infinity\""})
  void aDurationThatIsNoNumberIsRefused(String seconds) {
    String step = "{\"id\":\"build\",\"startedAt\":\"\",\"seconds\":" + seconds + "}";

    assertRefused(step, StepRecord.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "null"})
  void aScoreThatNobodyCanWriteDownIsRefused(String score) {
    String survey =
        "{\"audience\":\"users\",\"score\":" + score + ",\"best\":5,\"responses\":3,\"link\":\"\"}";

    assertRefused(survey, Survey.class);
    assertThat(Json.read(bytes(survey.replace(score, "4.25")), Survey.class, "s").score())
        .isEqualByComparingTo("4.25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"environment", "outcome", "startedAt", "link"})
  void aDeploymentThatLacksSomethingIsRefused(String key) {
    Deployment whole =
        new Deployment("production", Deployment.Outcome.SUCCEEDED, "2026-11-21T10:00:00Z", "");
    String lacking = Json.line(whole).replaceFirst("\"" + key + "\":\"[^\"]*\",?", "");

    assertRefused(lacking.replace(",}", "}"), Deployment.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "environment", "severity", "link"})
  void anIncidentThatLacksSomethingIsRefused(String key) {
    String lacking =
        Json.line(new Incident("INC-1", "production", "high", ""))
            .replaceFirst("\"" + key + "\":\"[^\"]*\",?", "");

    assertRefused(lacking.replace(",}", "}"), Incident.class);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertRefused(String json, Class<?> type) {
    assertThatThrownBy(() -> Json.read(bytes(json), type, "ledger events/1.json"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("ledger events/1.json cannot be read");
  }
}
