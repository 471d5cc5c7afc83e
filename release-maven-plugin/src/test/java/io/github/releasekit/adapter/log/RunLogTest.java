package io.github.releasekit.adapter.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.StepLine;
import io.github.releasekit.domain.event.StepStart;
import io.github.releasekit.domain.event.StepsTotal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLogTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path temp;
  private Optional<String> version = Optional.empty();

  @Test
  void aLineIsAnObject() {
    assertThat(log().info("Releasing org.acme:app 1.2.0: two features"))
        .isEqualTo(
            "{\"time\":\"2026-11-21T10:00:00Z\",\"level\":\"info\",\"goal\":\"prepare\","
                + "\"message\":\"Releasing org.acme:app 1.2.0: two features\"}");
  }

  @Test
  void aStepHasFieldsOfItsOwn() {
    version = Optional.of("1.2.0");

    assertThat(log().step(new StepLine("build", Optional.of(8.25))))
        .isEqualTo(
            "{\"time\":\"2026-11-21T10:00:00Z\",\"level\":\"info\",\"goal\":\"prepare\","
                + "\"version\":\"1.2.0\",\"step\":\"build\",\"seconds\":8.25,"
                + "\"message\":\"build            8.3 s\"}");
    assertThat(log().step(new StepLine("push", Optional.empty())))
        .contains("\"step\":\"push\",\"message");
  }

  @Test
  void aStepThatBeginsIsNoneThatIsDone() throws IOException {
    RunLog log = log();

    String known =
        log.begun(new StepStart("build", 3, 8, 12.5, Optional.of(70.0), Optional.of(85.0)));
    String first = log.begun(new StepStart("push", 7, 8, 80, Optional.empty(), Optional.empty()));
    String total = log.finished(new StepsTotal(8, 90.5));

    assertThat(known)
        .contains(
            "\"begins\":\"build\",\"number\":3,\"steps\":8,\"elapsedSeconds\":12.5,"
                + "\"expectedSeconds\":70.0,\"message\":\"[3/8] build, about 1:10")
        .doesNotContain("\"step\"");
    assertThat(first).contains("\"elapsedSeconds\":80.0,\"message");
    assertThat(total).contains("\"steps\":8,\"elapsedSeconds\":90.5,\"message\":\"in all ");
    Schema schema = schema();
    assertThat(List.of(known, first, total))
        .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
  }

  @Test
  void aRetryIsCounted() {
    Retried retried = new Retried("origin", "no route (1 of 2)", 3, 5, 2.5);

    assertThat(log().retried(retried)).contains("\"attempt\":3,\"attempts\":5,\"mess");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  build            8.3 s",
        "  push             done before",
        "  no route; trying again in 2.5 s (3 of 5)"
      })
  void textThatLooksLikeAStepOrARetryIsNone(String text) {
    assertThat(log().info(text))
        .isEqualTo(
            "{\"time\":\"2026-11-21T10:00:00Z\",\"level\":\"info\",\"goal\":\"prepare\","
                + "\"message\":\""
                + text.strip()
                + "\"}");
  }

  @Test
  void aFailureHasProblemAndNextCommand() {
    assertThat(log().failure("no tag", "git tag v1"))
        .endsWith(
            "\"level\":\"error\",\"goal\":\"prepare\",\"message\":\"no tag\","
                + "\"problem\":\"no tag\",\"next\":\"git tag v1\"}");
    assertThat(log().failure("odd", "")).endsWith("\"problem\":\"odd\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        "a\nb\r\u2028c",
        "\u001b[31mred\u202e \"quoted\" \\ {}",
        "::set-output name=a::b",
        "##vso[task.setvariable]x",
        "\u0000",
        "\ud800 alone",
        "  build            8.3 s"
      })
  void whateverIsSaidIsOneLineOfTheSchemaAndNoCommand(String text) throws IOException {
    RunLog log = log();
    version = Optional.of(text);
    List<String> lines =
        List.of(
            log.info(text),
            log.step(new StepLine("x" + text, Optional.of(0.0))),
            log.retried(new Retried(text, text, 2, 3, 1)),
            log.failure(text, text));

    Schema schema = schema();
    for (String line : lines) {
      assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
      assertThat(line).doesNotContain("\n", "\r", "\u001b", "##vso[");
    }
    assertThat(Files.readAllLines(file())).hasSize(4);
  }

  @Test
  void theFileHasEachLineAsItIsLogged() throws IOException {
    RunLog log = log();
    List<String> logged = List.of(log.info("one"), log.failure("two", "three"));

    assertThat(Files.readAllLines(file())).isEqualTo(logged);
    assertThat(log.unwritable()).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidOnce() throws IOException {
    Files.writeString(temp.resolve("release-kit"), "a file where a directory belongs");
    RunLog log = log();

    assertThat(log.info("one")).contains("\"one\"");
    assertThat(log.unwritable()).get().asString().contains("log.jsonl cannot be written");
    assertThat(log.info("two")).contains("\"two\"");
    assertThat(log.unwritable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml", "", "json,text", "j son"})
  void anotherFormIsRefused(String form) {
    assertThatThrownBy(() -> RunLog.isWanted(form))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'" + form + "', which is neither text nor json")
        .hasMessageContaining("-Drelease-kit.log=json");
  }

  @Test
  void textAndJsonAreKnown() {
    assertThat(RunLog.isWanted("json")).isTrue();
    assertThat(RunLog.isWanted(" JSON ")).isTrue();
    assertThat(RunLog.isWanted("text")).isFalse();
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("../src/site/resources/schemas/log.schema.json")));
  }

  private RunLog log() {
    return new RunLog("prepare", () -> version, file(), CLOCK);
  }

  private Path file() {
    return temp.resolve("release-kit").resolve("log.jsonl");
  }
}
