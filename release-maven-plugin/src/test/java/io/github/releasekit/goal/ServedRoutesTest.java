package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.adapter.server.Route;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.Metrics.Band;
import io.github.releasekit.domain.metrics.Metrics.Count;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import io.github.releasekit.goal.Refreshed.Known;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is answered, and that it is described. */
class ServedRoutesTest extends ServingTest {

  private static final String COMPONENTS =
      "components: [{name: core, paths: [core]}, {name: web, paths: [web]}]\n";

  @Test
  void describesEveryRouteThatThereIs() {
    Set<String> routes =
        Stream.concat(routes().map(Route::path), Stream.of("/", "/api/v1/status", "/api/v1/live"))
            .collect(Collectors.toSet());

    assertThat(described.paths()).isEqualTo(routes);
    routes()
        .forEach(
            route ->
                assertThat(described.parameters(route.path()))
                    .as(route.path())
                    .isEqualTo(route.parameters()));
    assertThat(described.brokenReferences()).isEmpty();
  }

  private static Stream<Route> routes() {
    return new ServedRoutes(
            () -> new Known<>(new ServedLedger(Optional.empty(), LedgerContents.EMPTY), ""),
            Clock.systemUTC())
        .andComputed("/api/v1/metrics", (contents, query) -> "").all().stream();
  }

  @Test
  void describesFigures() throws IOException {
    Metrics metrics =
        new Metrics(
            1,
            "ledger",
            "",
            "2026-12-01T00:00:00Z",
            1,
            List.of(
                new Figure("a", "A", new BigDecimal("1.5"), null, "hours", 3, Band.HIGH, ""),
                new Figure("b", "B", null, null, "hours", 0, null, "not enough data")),
            List.of(
                new Series(
                    "s",
                    "S",
                    "seconds",
                    List.of(
                        new Point(
                            "r", "", "1.0.0", "2026-12-01T00:00:00Z", BigDecimal.ONE, true)))),
            List.of(new Tally("t", "T", List.of(new Count("monday", 2)))));

    described.requireValid("Metrics", io.github.releasekit.adapter.json.Json.line(metrics));
  }

  @Test
  void servesWhatIsDescribed() {
    fixture("").enter("", "1.0.0", "2026-11-21T10:00:00Z", Type.PERFORMED);
    serve();

    for (String path : List.of("/", "/live", "/live.js", "/live.css", "/healthz")) {
      HttpResponse<String> answer = get(path);
      described.requireDescribed(
          path,
          answer.statusCode(),
          answer.headers().firstValue("content-type").orElse(""),
          answer.body());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    JsonNode list = json("/api/v1/releases", "", 200);
    assertThat(list.at("/head").asText()).isEqualTo(fixture.ledgerHead());
    assertThat(list.at("/warning").asText()).isEmpty();
    assertThat(list.at("/releases/0/repository").asText()).isEqualTo("clone");
    assertThat(list.at("/releases/0/tag").asText()).isEqualTo("v1.0.0");
    assertThat(list.at("/releases/0/state").asText()).isEqualTo("performed");
    JsonNode whole = json("/api/v1/releases/1.0.0", "", 200);
    assertThat(whole.at("/manifest/project").asText()).isEqualTo("org.acme:app");
    assertThat(texts(whole.at("/events"), "/type")).containsExactly("prepared", "performed");
    json("/api/v1/releases/9.9.9", "", 404);
    json("/api/v1/releases", "?limit=0", 400);
    JsonNode status = json("/api/v1/status", "", 200);
    assertThat(status.at("/version").asText()).isEqualTo("1.0.0");
    assertThat(status.at("/state").asText()).isEqualTo("performed");
    json("/api/v1/status", "?component=core", 400);
    assertThat(json("/api/v1/openapi.json", "", 200).at("/openapi").asText()).isEqualTo("3.1.0");
    JsonNode metrics = json("/api/v1/metrics", "?since=90d", 200);
    assertThat(metrics.at("/source").asText()).isEqualTo("ledger");
    assertThat(metrics.at("/releases").asInt()).isEqualTo(1);
    json("/api/v1/metrics", "?event=note", 400);
  }

  @Test
  void filtersReleases() {
    fixture("");
    fixture.enter(List.of("1.0.0", "2.0.0"), "2026-11-21T10:00:00Z");
    serve();

    for (String all :
        List.of(
            "", "?component=", "?since=2026-11-02", "?since=11d", "?until=2026-11-21T10:00:01Z")) {
      assertThat(versions(all)).as(all).containsExactly("2.0.0", "1.0.0");
    }
    assertThat(versions("?version=2.0.0")).containsExactly("2.0.0");
    for (String none :
        List.of(
            "?version=2",
            "?repository=other",
            "?component=core",
            "?since=2026-11-22",
            "?since=9d",
            "?until=2026-11-21T10:00:00Z")) {
      assertThat(versions(none)).as(none).isEmpty();
    }
  }

  @Test
  void filtersEvents() {
    fixture("").enter("", "1.0.0", "2026-11-01T10:00:00Z", Type.PERFORMED, Type.NOTE);
    fixture.enter("", "2.0.0", "2026-11-30T10:00:00Z", Type.NOTE, Type.YANKED);
    serve();

    String events = "/api/v1/events";
    assertThat(texts(json(events, "", 200).at("/events"), "/event/type"))
        .containsExactly("yanked", "note", "prepared", "note", "performed", "prepared");
    assertThat(texts(json(events, "?event=note,yanked", 200).at("/events"), "/path"))
        .containsExactly(
            "events/2.0.0/0003-yanked.json",
            "events/2.0.0/0002-note.json",
            "events/1.0.0/0003-note.json");
    assertThat(json(events, "?event=note&event=yanked", 200).at("/events")).hasSize(3);
    assertThat(json(events, "?since=7d", 200).at("/events")).hasSize(3);
    assertThat(json(events, "?until=7d&version=1.0.0", 200).at("/events")).hasSize(3);
    assertThat(json(events, "?event=released", 400).at("/detail").asText())
        .contains("'released' is no type of event");
    for (String bad :
        List.of(
            "?since=yesterday",
            "?since=2026-11-02&until=2026-11-01",
            "?since=1d&since=2d",
            "?limit=1001",
            "?limit=-1",
            "?limit=ten",
            "?cursor=%25",
            "?cursor=bm90aGluZw",
            "?colour=red")) {
      json(events, bad, 400);
    }
  }

  @Test
  void leadsFromPageToPage() {
    fixture("");
    fixture.enter(List.of("1.0.0", "2.0.0", "3.0.0", "4.0.0", "5.0.0"), "2026-11-21T10:00:00Z");
    serve();
    List<String> seen = new ArrayList<>();
    String next = "/api/v1/releases?limit=2&until=2026-12-01T00:00:00Z";
    int pages = 0;
    while (!next.isEmpty()) {
      HttpResponse<String> page = get(next);
      assertThat(page.statusCode()).isEqualTo(200);
      seen.addAll(texts(tree(page.body()).at("/releases"), "/version"));
      next =
          page.headers()
              .firstValue("link")
              .map(link -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"))
              .orElse("");
      assertThat(next.isEmpty()).isEqualTo(tree(page.body()).at("/next").asText().isEmpty());
      if (pages == 0) {
        // What is entered meanwhile is newer, and moves nothing.
        fixture.later(60);
        fixture.enter("", "9.0.0", "2026-11-21T10:00:00Z");
      }
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactly("5.0.0", "4.0.0", "3.0.0", "2.0.0", "1.0.0");
  }

  @Test
  void namesComponentsWhereSeveralHaveAVersion() {
    fixture(COMPONENTS).enter("core", "1.0.0", "2026-11-21T10:00:00Z");
    fixture.enter("web", "1.0.0", "2026-11-21T10:00:00Z", Type.ROLLED_BACK);
    serve();

    json("/api/v1/releases/1.0.0", "", 409);
    JsonNode web = json("/api/v1/releases/1.0.0", "?component=web", 200);
    assertThat(web.at("/component").asText()).isEqualTo("web");
    assertThat(web.at("/state").asText()).isEqualTo("rolled-back");
    assertThat(texts(json("/api/v1/releases", "?component=core", 200).at("/releases"), "/state"))
        .containsExactly("prepared");
    assertThat(json("/api/v1/status", "", 400).at("/detail").asText()).contains("core, web");
  }

  @Test
  void hostileTextStaysTextInJson() {
    fixture("").enter("", "1.0.0", "2026-11-21T10:00:00Z", Type.NOTE);
    serve();
    HttpResponse<String> answer = get("/api/v1/events?event=note");

    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(tree(answer.body()).at("/events/0/event/detail").asText())
        .isEqualTo(ServeFixture.HOSTILE);
    HttpResponse<String> echoed = get("/api/v1/events?event=%3Cscript%3E");
    assertThat(echoed.headers().firstValue("content-type")).contains("application/problem+json");
  }
}
