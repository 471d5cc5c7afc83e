package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.dashboard.Dashboard;
import io.github.releasekit.adapter.dashboard.DashboardPage;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.RecordedContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardGoalTest {

  private static final String POM =
      "<project><groupId>org.acme</groupId><artifactId>app</artifactId>"
          + "<version>1.0-SNAPSHOT</version></project>";

  private static final Instant NOW = Instant.parse("2026-11-30T17:00:00Z");

  @TempDir Path temp;
  private GitFixture clone;

  @BeforeEach
  void begin() {
    GitFixture bare = GitFixture.bare(temp.resolve("remote.git"));
    clone = GitFixture.init(temp.resolve("shop"));
    clone.run("remote", "add", "origin", bare.directory().toString());
    clone.write("pom.xml", POM);
    clone.write(".gitignore", "target/\n");
    clone.run("add", ".");
    clone.commit("feat: begin");
    clone.run("push", "--quiet", "--set-upstream", "origin", "main");
  }

  @Test
  void showsTheReleasesOfTheRemotesLedgerAndChangesNoRef() throws IOException {
    BuildlessRelease.run(clone.directory(), temp.resolve("attempt"), () -> {});
    String refs = clone.refs();

    Document page = page(Optional.empty());

    assertThat(page.title()).isEqualTo("Releases of shop");
    assertThat(page.select("#releases tbody th").eachText()).containsExactly("1.0.0");
    assertThat(page.select("#status h3").text()).isEqualTo("1.0.0: prepared");
    assertThat(page.select("#status").text()).contains("next: mvn release-kit:perform");
    assertThat(page.select("#status tbody th").eachText())
        .containsSubsequence("write-objects", "build", "push");
    assertThat(clone.refs()).isEqualTo(refs);
  }

  @Test
  void showsWhereAReleaseHasStopped() throws IOException {
    assertThatThrownBy(
            () ->
                BuildlessRelease.run(
                    clone.directory(),
                    temp.resolve("attempt"),
                    () -> {
                      throw new ReleaseException("<b>1 test</b> fails", "mend it");
                    }))
        .isInstanceOf(ReleaseException.class);

    Document page = page(Optional.of(temp.resolve("out/page.html")));

    assertThat(page.select("#status h3").text()).isEqualTo("1.0.0: interrupted");
    assertThat(page.select("#status").text()).contains("failed at build: <b>1 test</b> fails");
    assertThat(page.select("#status tbody tr").last().text())
        .startsWith("build")
        .endsWith("failed");
    assertThat(page.select("#releases").text()).contains("No release yet");
  }

  @Test
  void refusesToLeaveOutTypesOfEvents() {
    assertThatThrownBy(() -> run(List.of("incident"), Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("not of incident")
        .hasMessageContaining("leave -Devent out");
  }

  @Test
  void appliesToARepositoryOnly() throws IOException {
    assertThat(DashboardGoal.appliesTo(clone.directory())).isTrue();
    assertThat(DashboardGoal.appliesTo(Files.createDirectory(temp.resolve("plain")))).isFalse();
  }

  @Test
  void figuresAreOfTheLastQuarterAndSeriesOfAllWhereNoTimeIsAskedFor() {
    Dashboard all = dashboard(recorded().contents(), LedgerQuery.ALL);
    Dashboard since =
        dashboard(
            recorded().contents(),
            new QueryText(
                    Optional.of("2025-01-01"),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())
                .parse(NOW));

    assertThat(all.metrics().since()).isEqualTo("2026-09-01T17:00:00Z");
    assertThat(samples(all, "release-frequency")).containsExactly(2);
    assertThat(versions(all)).containsExactly("1.0.0", "1.1.0", "1.2.0");
    assertThat(Jsoup.parse(DashboardPage.html(all)).select("#delivery").text())
        .contains("from 2026-09-01 to 2026-11-30");
    assertThat(samples(since, "release-frequency")).containsExactly(3);
  }

  @Test
  void aPageOfAVersionHasNoFiguresOfATeam() {
    LedgerQuery query =
        new LedgerQuery(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("1.1.0"));

    Dashboard dashboard = dashboard(recorded().contents(), query);

    assertThat(versions(dashboard)).containsExactly("1.1.0");
    Document page = Jsoup.parse(DashboardPage.html(dashboard));
    assertThat(page.select("h2").eachText())
        .contains("Releases", "Durations and trends")
        .doesNotContain("Delivery performance", "Patterns", "Other figures");
  }

  @Test
  void aPageOfSeveralRepositoriesIsNotCalledByTheNameOfOne() {
    LedgerContents several =
        recorded().in("acme/pay", "").performed("1.0.0", null, "2026-11-03T12:00:00Z").contents();
    LedgerQuery one =
        new LedgerQuery(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.of("acme/pay"),
            Optional.empty());

    assertThat(dashboard(several, LedgerQuery.ALL).title()).isEqualTo("2 repositories");
    assertThat(dashboard(several, one).title()).isEqualTo("acme/pay");
    assertThat(dashboard(LedgerContents.EMPTY, LedgerQuery.ALL).title()).isEqualTo("shop");
  }

  private static RecordedContents recorded() {
    return new RecordedContents()
        .in("acme/shop", "")
        .performed("1.0.0", null, "2025-11-01T12:00:00Z")
        .performed("1.1.0", "1.0.0", "2026-10-01T12:00:00Z")
        .performed("1.2.0", "1.1.0", "2026-11-01T12:00:00Z");
  }

  private Dashboard dashboard(LedgerContents contents, LedgerQuery query) {
    try (Ledgers ledgers =
        new Ledgers(WorkspaceTest.invocation(clone.directory(), clone.directory()))) {
      return DashboardGoal.dashboard(ledgers, "database", contents, query, NOW, List.of());
    }
  }

  private static Stream<Integer> samples(Dashboard dashboard, String figure) {
    return dashboard.metrics().figure(figure).map(Figure::samples).stream();
  }

  private static Stream<String> versions(Dashboard dashboard) {
    return dashboard.metrics().series().stream()
        .filter(series -> series.id().equals("changes"))
        .flatMap(series -> series.points().stream())
        .map(Point::version);
  }

  private Document page(Optional<Path> file) throws IOException {
    run(List.of(), file);
    Path written = file.orElse(clone.directory().resolve("target/release-kit/dashboard.html"));
    return Jsoup.parse(Files.readString(written));
  }

  private void run(List<String> events, Optional<Path> file) {
    new DashboardGoal(WorkspaceTest.invocation(clone.directory(), clone.directory()))
        .run(
            new QueryText(
                Optional.empty(),
                Optional.empty(),
                events,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            file);
  }
}
