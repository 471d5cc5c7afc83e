package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.maven.NamedCredentials;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.metrics.DownloadCounts;
import io.github.releasekit.domain.metrics.Measurement;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.RecordedContents;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsGoalTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path temp;

  private final List<String> lines = new ArrayList<>();
  private GitFixture git;

  private void begin() {
    git = GitFixture.init(temp.resolve("clone"));
    git.write("pom.xml", "<project/>");
    git.at(Instant.parse("2026-01-31T00:00:00Z")).commit("chore: begin");
  }

  /** Three releases a week apart, the first one with a commit more than the others' two. */
  private void release() {
    begin();
    for (int i = 0; i < 3; i++) {
      Instant week = Instant.parse("2026-02-01T00:00:00Z").plus(Duration.ofDays(7L * i));
      git.at(week).commit("fix: a defect of " + i, "a" + i, "a");
      git.at(week.plusSeconds(3600)).commit("feat!: something of " + i, "b" + i, "b");
      git.at(week.plusSeconds(7200)).run("tag", "-a", "-m", "release", "v" + (i + 1) + ".0.0");
    }
  }

  private Invocation invocation() {
    return WorkspaceTest.invocation(
        git.directory(),
        git.directory(),
        Clock.fixed(NOW, ZoneOffset.UTC),
        Optional.empty(),
        lines::add);
  }

  private String run(String from, String format, String since) {
    lines.clear();
    QueryText query =
        new QueryText(
            Optional.of(since).filter(text -> !text.isEmpty()),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    new MetricsGoal(invocation(), query, from, false)
        .run(new Output(MetricsGoal.FORMATS, format, Optional.empty(), lines::add));
    return String.join("\n", lines);
  }

  @Test
  void aRepositoryWithoutALedgerIsMeasuredByItsTags() throws IOException {
    release();
    JsonNode metrics = new ObjectMapper().readTree(run("tags", "json", ""));

    assertThat(metrics.get("source").asText()).isEqualTo("tags");
    assertThat(metrics.get("releases").asInt()).isEqualTo(3);
    assertThat(metrics.get("since").asText()).isEqualTo("2025-12-01T00:00:00Z");
    assertThat(figure(metrics, "lead-time").get("value").asDouble()).isEqualTo(2);
    assertThat(figure(metrics, "lead-time").get("samples").asInt()).isEqualTo(7);
    assertThat(figure(metrics, "cycle-time").get("value").asDouble()).isEqualTo(2);
    assertThat(figure(metrics, "breaking-changes").get("value").asDouble()).isEqualTo(42.86);
    assertThat(figure(metrics, "fix-share").get("value").asDouble()).isEqualTo(42.86);
    assertThat(figure(metrics, "change-failure-rate").get("value").isNull()).isTrue();
  }

  private static JsonNode figure(JsonNode metrics, String id) {
    for (JsonNode figure : metrics.get("figures")) {
      if (figure.get("id").asText().equals(id)) {
        return figure;
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void onlyTheTimeThatIsAskedForCounts() {
    release();
    assertThat(run("tags", "text", "2026-02-08"))
        .startsWith(
            "2 releases since 2026-02-08T00:00:00Z, before 2026-03-01T00:00:00Z, from tags");
  }

  @Test
  void anEmptyLedgerSaysWhatIsMissing() {
    begin();
    assertThat(run("ledger", "text", ""))
        .contains("Deployment frequency")
        .contains("not enough data: nothing is on record")
        .contains("-Dfrom=tags");
  }

  @Test
  void whatIsNeitherLedgerNorTagsIsRefused() {
    begin();
    assertThatThrownBy(() -> run("guess", "text", ""))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'guess'")
        .hasMessageContaining("-Dfrom=tags");
  }

  @Test
  void aPartOfWhatHappenedIsRefused() {
    begin();
    QueryText query =
        new QueryText(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("1.0.0"));
    MetricsGoal goal = new MetricsGoal(invocation(), query, "ledger", false);
    Output output = new Output(MetricsGoal.FORMATS, "text", Optional.empty(), lines::add);

    assertThatThrownBy(() -> goal.run(output))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("releaseVersion");
  }

  private static Metrics hostile() {
    return Measurement.of(
        new RecordedContents()
            .in("=cmd|' /C calc'!A0", "@SUM(1,2)")
            .performed("1.0.0", null, "2026-02-01T00:00:00Z")
            .incident("A", "1.0.0", "", "=HYPERLINK(\"x\"),y\n-2", "2026-02-02T00:00:00Z")
            .incident("+B\u001b[31m", "1.0.0", "", "\t=1", "2026-02-02T00:00:00Z")
            .contents(),
        new Scope("ledger", Optional.empty(), Optional.empty(), NOW, Optional.empty()));
  }

  @Test
  void ofSeveralRepositoriesEachReleaseIsNamedWithItsOwn() {
    RecordedContents one =
        new RecordedContents()
            .in("acme/shop", "web")
            .performed("1.0.0", null, "2026-02-01T00:00:00Z");
    Scope scope = new Scope("database", Optional.empty(), Optional.empty(), NOW, Optional.empty());

    assertThat(MetricsText.of(Measurement.of(one.contents(), scope)))
        .contains("of web 1.0.0, the last of them");
    one.in("acme/pay", "").performed("1.0.0", null, "2026-02-02T00:00:00Z");
    assertThat(MetricsText.of(Measurement.of(one.contents(), scope)))
        .contains("of acme/pay 1.0.0, the last of them");
  }

  @Test
  void noCellIsAFormula() {
    String csv = MetricsCsv.of(hostile());

    assertThat(csv.lines())
        .contains(
            "kind,id,repository,component,label,at,value,percentile90,unit,samples,band,regression,note",
            "point,changes,'=cmd|' /C calc'!A0,\"'@SUM(1,2)\",1.0.0,2026-02-01T00:00:00Z,0,,count,,,"
                + "false,",
            "figure,release-interval,,,Time between releases,,,,days,0,,,not enough data: 0 of at"
                + " least 3 releases performed after another; of one component each")
        .noneMatch(line -> line.matches("(.*,)?\"?[=+@-].*"));
    assertThat(csv).doesNotContain("\u001b");
  }

  @Test
  void noTextOfTheLedgerEscapesItsLine() {
    assertThat(MetricsText.of(hostile()).lines())
        .noneMatch(line -> line.startsWith("-2") || line.contains("\u001b"))
        .anyMatch(line -> line.startsWith("Failed deployment recovery time"));
  }

  @Test
  void downloadsOfForgesAddUp() {
    begin();
    String asset = "{\"id\":7,\"name\":\"a.jar\",\"state\":\"uploaded\",\"size\":1,";
    try (LoopbackHttp forge =
            new LoopbackHttp(
                request ->
                    Said.json(
                        200,
                        "[{\"id\":1,\"tag_name\":\"v1.0.0\",\"draft\":false,\"prerelease\":false,"
                            + "\"html_url\":\"https://example.org\",\"assets\":["
                            + asset
                            + "\"download_count\":5},"
                            + asset
                            + "\"download_count\":-3}]}]"));
        GitRepository repository = GitRepository.open(git.directory())) {
      Forges forges =
          new Forges(
              GitRemote.of(repository),
              new NamedCredentials(Map.of(), name -> Optional.of(new Credentials("ada", "t0ken"))),
              Map.of(),
              new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(10)),
              Retries.none());
      Address one = new Address(Kind.GITHUB, Optional.of(forge.url()), Optional.of("acme/app"));
      Address other = new Address(Kind.GITHUB, Optional.of(forge.url()), Optional.of("acme/two"));
      Address gitLab = new Address(Kind.GITLAB, Optional.of(forge.url()), Optional.of("acme/app"));

      assertThat(
              Downloads.count(
                  forges,
                  Map.of(one, Optional.empty(), other, Optional.empty(), gitLab, Optional.empty())))
          .contains(Map.of("v1.0.0", 10L));
      assertThat(Downloads.count(forges, Map.of(gitLab, Optional.empty()))).isEmpty();
    }
  }

  @Test
  void downloadsAreAFigureAndASeries() {
    RecordedContents recorded =
        new RecordedContents()
            .performed("1.0.0", null, "2026-02-01T00:00:00Z")
            .performed("1.0.1", "1.0.0", "2026-02-02T00:00:00Z")
            .in("acme/other", "")
            .performed("1.0.0", null, "2026-02-03T00:00:00Z");
    Metrics metrics =
        Measurement.of(
            recorded.contents(),
            new Scope("ledger", Optional.empty(), Optional.empty(), NOW, Optional.empty()));

    Metrics counted =
        DownloadCounts.add(
            metrics,
            recorded.contents(),
            "acme/app",
            Optional.of(Map.of("v1.0.0", 40L, "v1.0.1", 2L, "v0.1.0", 9L)));

    assertThat(counted.figure("downloads").orElseThrow().value()).isEqualByComparingTo("42");
    assertThat(counted.series().get(counted.series().size() - 1).points())
        .extracting(point -> point.version() + " " + point.value())
        .containsExactly("1.0.0 40", "1.0.1 2");
    assertThat(
            DownloadCounts.add(metrics, recorded.contents(), "acme/app", Optional.empty())
                .figure("downloads")
                .orElseThrow()
                .note())
        .isEqualTo("not enough data: GitLab does not count them");
  }
}
