package io.github.releasekit.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CDEvents are made of events of the ledger, by the schemas that CDEvents publishes. */
class CdEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the specification, custom/schema.json. */
  private static final Pattern CUSTOM_TYPE =
      Pattern.compile(
          "dev\\.cdeventsx\\.[a-zA-Z0-9]+-[a-zA-Z]+\\.[a-zA-Z]+\\.[0-9]\\.[0-9]\\.[0-9]");

  private static final List<String> IN_ORDER =
      List.of(
          "dev.cdeventsx.releasekit-release.approved.0.1.0",
          "dev.cdevents.pipelinerun.started.0.2.0",
          "dev.cdevents.pipelinerun.finished.0.2.0",
          "dev.cdevents.artifact.packaged.0.2.0",
          "dev.cdevents.pipelinerun.started.0.2.0",
          "dev.cdevents.pipelinerun.finished.0.2.0",
          "dev.cdevents.artifact.published.0.2.0",
          "dev.cdevents.service.deployed.0.2.0",
          "dev.cdevents.service.upgraded.0.2.0",
          "dev.cdevents.taskrun.finished.0.2.0",
          "dev.cdevents.service.rolledback.0.2.0",
          "dev.cdevents.incident.reported.0.2.0",
          "dev.cdevents.incident.detected.0.2.0",
          "dev.cdevents.incident.resolved.0.2.0",
          "dev.cdeventsx.releasekit-release.rolledback.0.1.0",
          "dev.cdeventsx.releasekit-release.yanked.0.1.0");

  static Stream<JsonNode> events() {
    return Stream.of("plain", ExportFixture.HOSTILE)
        .flatMap(text -> events(ExportFixture.all("team/app", text)).stream());
  }

  @Test
  void whatHasHappenedIsToldInOrder() {
    assertThat(events(ExportFixture.all("team/app", "")))
        .extracting(event -> event.get("type").asText())
        .containsExactlyElementsOf(IN_ORDER);
  }

  @ParameterizedTest
  @MethodSource("events")
  void aStandardEventIsOfItsSchema(JsonNode event) throws IOException {
    String type = event.get("type").asText();
    if (type.startsWith("dev.cdeventsx.")) {
      assertThat(type).matches(CUSTOM_TYPE);
      assertThat(event.at("/data/subject/type").asText()).isEqualTo("releasekit-release");
      assertThat(event.at("/data/subject/content").isObject()).isTrue();
      assertThat(event.at("/data/subject/id").asText()).isNotEmpty();
      return;
    }
    // The schemas at hand are of 0.3; 0.4 has raised the versions of types and added chainId.
    String[] words = type.split("\\.");
    JsonNode schema = schema(words[2] + words[3]);
    ObjectNode data = event.get("data").deepCopy();
    ObjectNode context = (ObjectNode) data.get("context");
    context.put("type", schema.at("/properties/context/properties/type/enum/0").asText());
    assertThat(context.get("type").asText())
        .startsWith("dev.cdevents." + words[2] + "." + words[3]);
    assertThat(UUID.fromString(context.remove("chainId").asText()).version()).isEqualTo(8);
    Schema published =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.toString(), InputFormat.JSON);

    assertThat(
            published.validate(
                data.toString(),
                InputFormat.JSON,
                execution -> execution.executionConfig(c -> c.formatAssertionsEnabled(true))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void theCloudEventHasTheAttributesOfTheEvent(JsonNode event) {
    assertThat(event.get("specversion").asText()).isEqualTo("1.0");
    assertThat(event.at("/data/context/version").asText()).isEqualTo("0.4.1");
    assertThat(event.get("datacontenttype").asText()).isEqualTo("application/cdevents+json");
    assertThat(event.get("id")).isEqualTo(event.at("/data/context/id"));
    assertThat(event.get("source")).isEqualTo(event.at("/data/context/source"));
    assertThat(event.get("type")).isEqualTo(event.at("/data/context/type"));
    assertThat(event.get("time")).isEqualTo(event.at("/data/context/timestamp"));
    assertThat(event.get("subject")).isEqualTo(event.at("/data/subject/id"));
  }

  @Test
  void aRunIsStartedWithItsFirstStepAndFinishedWithItsEvent() {
    List<String> times =
        events(ExportFixture.all("team/app", "sign")).stream()
            .filter(event -> event.get("type").asText().startsWith("dev.cdevents.pipelinerun."))
            .map(event -> event.get("time").asText())
            .toList();

    assertThat(times)
        .containsExactly(
            "2026-11-21T10:00:01Z",
            "2026-11-21T10:00:30Z",
            "2026-11-21T10:09:00.500Z",
            "2026-11-21T10:10:00Z");
  }

  @Test
  void idsAreTheSameEachTimeAndNeverShared() {
    List<String> first = ids(ExportFixture.all("team/app", ""));

    assertThat(ids(ExportFixture.all("team/app", ""))).isEqualTo(first);
    assertThat(first).doesNotHaveDuplicates();
    assertThat(ids(ExportFixture.all("team/other", ""))).doesNotContainAnyElementsOf(first);
  }

  @Test
  void anEnvironmentThatIsRolledBackRunsTheReleaseBefore() {
    JsonNode back =
        events(ExportFixture.all("team/app", "")).stream()
            .filter(event -> event.get("type").asText().contains("rolledback.0.2"))
            .findFirst()
            .orElseThrow();

    assertThat(back.at("/data/subject/content/artifactId").asText())
        .isEqualTo("pkg:maven/org.acme/app@1.2.0");
  }

  @Test
  void aReleaseIsNamedByItsPackageUrl() {
    Export export = ExportFixture.only(ExportFixture.all("team/app", ""), Type.PERFORMED);

    assertThat(events(export))
        .last()
        .satisfies(
            event ->
                assertThat(event.get("subject").asText())
                    .isEqualTo("pkg:maven/org.acme/app@1.3.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "http://", "no link", "", "https://a b"})
  void aLinkThatIsNoneMakesNoTicket(String link) {
    Export export = ExportFixture.only(ExportFixture.all("team/app", link), Type.INCIDENT);

    assertThat(events(export))
        .extracting(event -> event.get("type").asText())
        .containsExactly(
            "dev.cdevents.incident.reported.0.2.0", "dev.cdevents.incident.detected.0.2.0");
  }

  private static List<String> ids(Export export) {
    return events(export).stream().map(event -> event.get("id").asText()).toList();
  }

  static List<JsonNode> events(Export export) {
    CdEvents events = new CdEvents(export);
    List<JsonNode> all = new ArrayList<>();
    export.entries().stream()
        .flatMap(entry -> events.of(entry).stream())
        .forEach(event -> all.add(read(event)));
    return all;
  }

  private static JsonNode read(byte[] event) {
    try {
      return JSON.readTree(new String(event, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(Arrays.toString(event), e);
    }
  }

  private static JsonNode schema(String name) throws IOException {
    try (InputStream schema =
        CdEventsTest.class.getResourceAsStream("/dev/cdevents/spec/schemas/" + name + ".json")) {
      return JSON.readTree(Objects.requireNonNull(schema, name));
    }
  }
}
