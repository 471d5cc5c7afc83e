package io.github.releasekit.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus is told, by its own check. */
class PrometheusTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"plain", ExportFixture.HOSTILE, "", "\\", "\""})
  void promtoolHasNothingAgainstIt(String text, @TempDir Path directory)
      throws IOException, InterruptedException {
    Path promtool = Programs.require("promtool");
    Path file = directory.resolve("release-kit.prom");
    Files.writeString(file, text("team/" + text, text));

    Process check =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(check.getInputStream().readAllBytes())).isEmpty();
    assertThat(check.waitFor()).isZero();
  }

  @Test
  void numbersAreInBaseUnitsWithoutTimes() {
    assertThat(text("team/app", "").lines())
        .contains(
            "# TYPE release_kit_releases_total counter",
            "release_kit_releases_total{repository=\"team/app\"} 2",
            "release_kit_events_total{repository=\"team/app\",type=\"deployment\"} 4",
            "# TYPE release_kit_lead_time_seconds gauge",
            "release_kit_lead_time_seconds{repository=\"team/app\"} 5400",
            "release_kit_lead_time_p90_seconds{repository=\"team/app\"} 129600",
            "release_kit_change_failure_rate_ratio{repository=\"team/app\"} 0.125",
            "release_kit_deployment_frequency_per_week{repository=\"team/app\"} 2.5",
            "release_kit_last_release_timestamp_seconds{repository=\"team/app\"} 1795255200",
            "release_kit_last_build_seconds{repository=\"team/app\"} 8.25",
            "release_kit_regression{repository=\"team/app\",series=\"build-seconds\"} 1",
            "release_kit_releases_by_weekday{repository=\"team/app\",label=\"Monday\"} 1")
        .noneMatch(line -> line.contains("defects "));
  }

  @Test
  void aLabelEndsNeitherItselfNorItsLine() {
    assertThat(text("a\"} 1\nevil 2", "x").lines())
        .contains("release_kit_releases_total{repository=\"a\\\"} 1 evil 2\"} 2")
        .noneMatch(line -> line.startsWith("evil"));
  }

  @Test
  void anEmptyLedgerIsALineEnd() {
    Metrics none = new Metrics(1, "ledger", "", "", 0, List.of(), List.of(), List.of());

    assertThat(PrometheusText.of(none, LedgerContents.EMPTY, Optional.of("app"), Optional.empty()))
        .isEqualTo("\n");
  }

  @Test
  void numbersOfTwoRepositoriesAreNoTwoOfOne() {
    List<String> both =
        Stream.of("one", "two")
            .flatMap(name -> text(name, "").lines())
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.lastIndexOf(' ')))
            .toList();

    assertThat(both).doesNotHaveDuplicates();
  }

  @Test
  void figuresAreOfWhatTheyWereComputedFrom() {
    Export export = ExportFixture.all("team/app", "");

    assertThat(
            PrometheusText.of(
                    export.metrics(), export.contents(), Optional.of("team/app"), Optional.of("ui"))
                .lines())
        .contains("release_kit_lead_time_seconds{repository=\"team/app\",component=\"ui\"} 5400");
    assertThat(
            PrometheusText.of(
                    export.metrics(), export.contents(), Optional.empty(), Optional.empty())
                .lines())
        .contains("release_kit_lead_time_seconds 5400");
  }

  private static String text(String repository, String text) {
    Export export = ExportFixture.all(repository, text);
    return PrometheusText.of(
        export.metrics(), export.contents(), Optional.of(repository), Optional.empty());
  }
}
