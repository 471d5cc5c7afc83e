package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Target;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.event.Survey;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTextTest {

  private static final Path SCHEMAS = Path.of("../src/site/resources/schemas");
  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");

  private static final LedgerEntry PERFORMED =
      entry(
          1,
          "",
          event(Type.PERFORMED, 0, "uploaded 1 file to releases")
              .about(
                  List.of(new Artifact("a.jar", "org/a.jar", 7, "0".repeat(64), "1".repeat(128))),
                  List.of(new Target("org:a", "releases", "https://repo.example.org")))
              .timed(List.of(new StepRecord("deploy", "2026-11-01T09:59:00Z", 8.25, "done"))));
  private static final LedgerEntry DEPLOYED =
      entry(
          2,
          "",
          event(Type.DEPLOYMENT, 60, "deployed to production")
              .with(
                  new Deployment(
                      "production",
                      Outcome.SUCCEEDED,
                      "2026-11-01T10:00:30Z",
                      "https://ci.example.org/7")));
  private static final LedgerEntry BROKEN =
      entry(
          3,
          "",
          event(Type.INCIDENT, 120, "incident INC-1 in production")
              .with(new Incident("INC-1", "production", "high", "")));
  private static final LedgerEntry ASKED =
      entry(
          4,
          "",
          event(Type.SURVEY, 180, "customers: 4.20 of 5")
              .with(
                  new Survey(
                      "customers",
                      new BigDecimal("4.20"),
                      new BigDecimal("5"),
                      31,
                      "https://survey.example.org/1")));
  private static final LedgerEntry APPROVED =
      entry(
          5,
          "",
          LedgerEvent.of(
              new Approval(
                  "org:a",
                  "1.0.0",
                  "a".repeat(40),
                  "sha256:" + "b".repeat(64),
                  "ops",
                  "deploy:production",
                  "",
                  "",
                  "Ada <ada@example.org>",
                  "2026-11-01T10:04:00Z",
                  "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"),
              "v1.0.0"));
  private static final List<LedgerEntry> ALL =
      List.of(PERFORMED, DEPLOYED, BROKEN, ASKED, APPROVED);

  @Test
  void isATableNewestFirst() {
    assertThat(HistoryText.of(contents(ALL), "text"))
        .isEqualTo(
            """
            time                  version  event       by   detail
            2026-11-01T10:04:00Z  1.0.0    approved    Ada  approved for deployment to production by ops
            2026-11-01T10:03:00Z  1.0.0    survey      Ada  customers: 4.20 of 5
            2026-11-01T10:02:00Z  1.0.0    incident    Ada  incident INC-1 in production
            2026-11-01T10:01:00Z  1.0.0    deployment  Ada  deployed to production
            2026-11-01T10:00:00Z  1.0.0    performed   Ada  uploaded 1 file to releases
            """);
  }

  @Test
  void namesComponentsAndRepositoriesWhereThereAreSeveral() {
    LedgerEntry other = new LedgerEntry("acme/lib", "web", "components/web/x", BROKEN.event());

    assertThat(HistoryText.of(contents(List.of(other)), "text")).contains("  web 1.0.0  ");
    assertThat(HistoryText.of(contents(List.of(other, DEPLOYED)), "text"))
        .contains("  acme/lib web 1.0.0  ")
        .contains("  acme/app 1.0.0      ");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(HistoryText.of(LedgerContents.EMPTY, "text"))
        .isEqualTo("Nothing of that is on record\n");
    assertThat(errors(HistoryText.of(LedgerContents.EMPTY, "json"))).isEmpty();
    assertThat(rows(HistoryText.of(LedgerContents.EMPTY, "csv"))).hasSize(1);
  }

  @Test
  void writesWhatItsSchemaSays() throws IOException {
    String json = HistoryText.of(contents(ALL), "json");

    assertThat(errors(json)).isEmpty();
    JsonNode events = new ObjectMapper().readTree(json).get("events");
    assertThat(events).hasSize(ALL.size());
    assertThat(events.get(1).get("repository").asText()).isEqualTo("acme/app");
    assertThat(json).contains("\"score\" : 4.20");
    assertThat(events.get(3).get("deployment").get("outcome").asText()).isEqualTo("succeeded");
  }

  /** Both schemas are written out, so that each is read by itself. */
  @Test
  void hasASchemaThatSaysOfAnEventWhatTheLedgersDoes() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode event = mapper.readTree(SCHEMAS.resolve("ledger-event.schema.json").toFile());
    JsonNode history = mapper.readTree(SCHEMAS.resolve("history.schema.json").toFile());
    JsonNode item = history.at("/properties/events/items");
    Set<String> names = new TreeSet<>();
    item.get("properties").fieldNames().forEachRemaining(names::add);
    names.removeAll(Set.of("repository", "component"));

    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(item.get("properties").get(name))
                    .as(name)
                    .isEqualTo(event.get("properties").get(name)));
    event.get("properties").fieldNames().forEachRemaining(names::remove);
    assertThat(names).isEmpty();
    assertThat(item.get("properties")).hasSize(event.get("properties").size() + 2);
    assertThat(history.get("$defs")).isEqualTo(event.get("$defs"));
  }

  @Test
  void hasAColumnForEachPart() {
    List<List<String>> rows = rows(HistoryText.of(contents(ALL), "csv"));
    List<String> header = rows.get(0);

    assertThat(cell(header, rows.get(2), "score")).isEqualTo("4.20");
    assertThat(cell(header, rows.get(2), "responses")).isEqualTo("31");
    assertThat(cell(header, rows.get(3), "incident")).isEqualTo("INC-1");
    assertThat(cell(header, rows.get(3), "environment")).isEqualTo("production");
    assertThat(cell(header, rows.get(4), "outcome")).isEqualTo("succeeded");
    assertThat(cell(header, rows.get(4), "link")).isEqualTo("https://ci.example.org/7");
    assertThat(cell(header, rows.get(5), "artifacts")).contains("\"path\":\"org/a.jar\"");
    assertThat(cell(header, rows.get(5), "steps")).contains("8.25");
    assertThat(cell(header, rows.get(1), "approval")).contains("\"check\":\"deploy:production\"");
  }

  @Test
  void isTheSameInWhateverOrderItWasRead() {
    long seed = 20_261_130;
    List<LedgerEntry> shuffled = new ArrayList<>(ALL);
    Collections.shuffle(shuffled, new Random(seed));

    for (String format : HistoryText.FORMATS) {
      assertThat(HistoryText.of(contents(shuffled), format))
          .as("seed %s", seed)
          .isEqualTo(HistoryText.of(contents(ALL), format));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "@SUM(1)",
        "a\n::set-env name=X::1",
        "a\r\n::add-mask::1",
        "::error::x",
        "##vso[task.setvariable]x",
        "\u001b]0;title\u0007\u001b[2J",
        "\u009b2J",
        "a\u202eb\u200bc",
        "a\u2028=1+1",
        "\",\"x\":\"y",
        "\t=1+1"
      })
  void keepsHostileTextHarmless(String hostile) throws IOException {
    LedgerEvent event =
        LedgerEvent.of(
                Type.INCIDENT,
                "1.0.0",
                hostile,
                "a".repeat(40),
                BEGIN,
                Optional.of(hostile + " <x@y>"),
                hostile)
            .with(new Incident(hostile, hostile, hostile, hostile));
    LedgerContents contents = contents(List.of(entry(1, hostile, event)));
    List<String> log = new ArrayList<>();

    String text = HistoryText.of(contents, "text");
    assertThat(text.lines()).as("a header and a row").hasSize(2);
    assertThat(text.replace("\n", "").chars()).noneMatch(HistoryTextTest::steers);

    String csv = HistoryText.of(contents, "csv");
    assertThat(csv.replace("\r\n", "").chars()).noneMatch(HistoryTextTest::steers);
    List<List<String>> rows = rows(csv);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1))
        .hasSameSizeAs(rows.get(0))
        .noneMatch(value -> value.matches("(?s)[\\s\\u200b]*[=+@\\-].*"));

    String json = HistoryText.of(contents, "json");
    JsonNode read = new ObjectMapper().readTree(json).get("events").get(0);
    assertThat(read.get("detail").asText()).isEqualTo(hostile);
    assertThat(read.get("incident").get("id").asText()).isEqualTo(hostile);
    assertThat(json.lines().map(String::strip)).noneMatch(line -> line.startsWith("::"));

    for (String format : HistoryText.FORMATS) {
      new Output(HistoryText.FORMATS, format, Optional.empty(), log::add)
          .write(HistoryText.of(contents, format));
    }
    assertThat(log).isNotEmpty().noneMatch(line -> line.strip().startsWith("::"));
  }

  private static boolean steers(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  @Test
  void cutsLongDetailsInTheTableAlone() {
    String detail = "😀".repeat(150);
    LedgerContents contents = contents(List.of(entry(1, "", event(Type.NOTE, 0, detail))));

    assertThat(HistoryText.of(contents, "text")).contains("😀".repeat(99) + "…\n");
    assertThat(HistoryText.of(contents, "json")).contains(detail);
    assertThat(HistoryText.of(contents, "csv")).contains(detail);
  }

  private static String cell(List<String> header, List<String> row, String title) {
    return row.get(header.indexOf(title));
  }

  /** Read by the grammar of RFC 4180. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && csv.startsWith("\"\"", i)) {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && csv.startsWith("\r\n", i)) {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
        i++;
      } else {
        cell.append(c);
      }
    }
    assertThat(row).as("what is left after the last line end").isEmpty();
    return rows;
  }

  private static List<?> errors(String json) {
    try {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(SCHEMAS.resolve("history.schema.json")));
      return schema.validate(json, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LedgerContents contents(List<LedgerEntry> entries) {
    return new LedgerContents(List.of(), entries);
  }

  private static LedgerEntry entry(int number, String component, LedgerEvent event) {
    return new LedgerEntry(
        "acme/app", component, "events/1.0.0/000" + number + "-" + event.type() + ".json", event);
  }

  private static LedgerEvent event(Type type, int seconds, String detail) {
    return LedgerEvent.of(
        type,
        "1.0.0",
        "v1.0.0",
        "a".repeat(40),
        BEGIN.plusSeconds(seconds),
        Optional.of("Ada <ada@example.org>"),
        detail);
  }
}
