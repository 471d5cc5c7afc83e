package io.github.releasekit.goal;

import io.github.releasekit.adapter.server.Answer;
import io.github.releasekit.adapter.server.Problem;
import io.github.releasekit.adapter.server.ProblemException;
import io.github.releasekit.adapter.server.Request;
import io.github.releasekit.adapter.server.Route;
import io.github.releasekit.adapter.server.WebServer;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.goal.Page.Place;
import io.github.releasekit.goal.Refreshed.Known;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What there is to be asked of a server over the ledger: {@code openapi.json} describes it (T3).
 */
final class ServedRoutes {

  /** Ahead of the paths of the API. */
  static final String API = "/api/v1";

  private static final String JSON = "application/json";

  /** The header of answers that may be out of date. */
  static final String WARNING = "Release-Kit-Warning";

  private static final Set<String> SCOPE = Set.of("since", "until", "component", "repository");
  private static final Set<String> OF_RELEASES =
      Set.of("since", "until", "component", "repository", "version", Page.LIMIT, Page.CURSOR);
  private static final Set<String> OF_EVENTS =
      Set.of(
          "since", "until", "component", "repository", "version", "event", Page.LIMIT, Page.CURSOR);

  /** For pages of this server: nothing but its own scripts, styles and answers. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** For pages that carry their own styles and name, in a stricter policy, which. */
  private static final String EMBEDDED_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action"
          + " 'none'; frame-ancestors 'none'";

  /**
   * @param head of the ledger; empty where nothing was entered yet
   * @param warning why it may be out of date; empty when it is not
   * @param next the cursor of the page that follows; empty on the last one
   * @param releases the newest first
   */
  record ReleaseList(String head, String warning, String next, List<ListedRelease> releases) {}

  /** A release in short. */
  record ListedRelease(
      String repository,
      String component,
      String version,
      String tag,
      String commit,
      String createdAt,
      String state) {}

  /**
   * All about a release.
   *
   * @param events in order
   */
  record WholeRelease(
      String head,
      String warning,
      String repository,
      String component,
      String state,
      Manifest manifest,
      List<LedgerEvent> events) {}

  /** As {@link ReleaseList}, of events. */
  record EventList(String head, String warning, String next, List<LedgerEntry> events) {}

  /** Whether the server is there. */
  record Health(String status) {}

  private final Supplier<Known<ServedLedger>> ledger;
  private final Clock clock;
  private final List<Route> routes = new ArrayList<>();

  ServedRoutes(Supplier<Known<ServedLedger>> ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
    routes.add(Route.document(API + "/releases", OF_RELEASES, this::releases));
    routes.add(
        Route.document(
            API + "/releases/{version}", Set.of("component", "repository"), this::release));
    routes.add(Route.document(API + "/events", OF_EVENTS, this::events));
    routes.add(
        Route.document(API + "/openapi.json", Set.of(), any -> resource("openapi.json", JSON)));
    routes.add(Route.document(WebServer.HEALTH, Set.of(), any -> Answer.json(new Health("ok"))));
    for (Map.Entry<String, String> file :
        Map.of("live.js", "text/javascript", "live.css", "text/css").entrySet()) {
      routes.add(
          Route.document(
              "/" + file.getKey(), Set.of(), any -> resource(file.getKey(), file.getValue())));
    }
    routes.add(Route.document("/live", Set.of(), any -> livePage()));
  }

  /** Adds another route. */
  ServedRoutes and(Route route) {
    routes.add(route);
    return this;
  }

  /** Adds a document that is computed of what is on record and asked for. */
  ServedRoutes andComputed(String path, BiFunction<LedgerContents, LedgerQuery, Object> compute) {
    return and(
        Route.document(
            path,
            SCOPE,
            request ->
                answer(
                    known ->
                        Answer.json(
                            compute.apply(known.value().contents(), query(request, clock))))));
  }

  /** Adds a page that is made of what is on record and asked for, and brings its own policy. */
  ServedRoutes andPage(String path, BiFunction<LedgerContents, LedgerQuery, String> page) {
    return and(
        Route.document(
            path,
            SCOPE,
            request ->
                answer(
                    known ->
                        Answer.text(
                                "text/html",
                                page.apply(known.value().contents(), query(request, clock)))
                            .with("Content-Security-Policy", EMBEDDED_POLICY))));
  }

  List<Route> all() {
    return List.copyOf(routes);
  }

  /** The page that shows the release that goes on. */
  static Answer livePage() {
    return resource("live.html", "text/html").with("Content-Security-Policy", PAGE_POLICY);
  }

  private Answer releases(Request request) {
    LedgerQuery query = query(request, clock);
    return answer(
        known -> {
          ServedLedger view = known.value();
          Page<LedgerRelease> page =
              Page.of(
                  view.contents().releases().stream().filter(query::matches).toList(),
                  ServedRoutes::place,
                  request);
          List<ListedRelease> listed = page.items().stream().map(one -> listed(view, one)).toList();
          return page.linked(
              Answer.json(new ReleaseList(view.head(), known.warning(), page.next(), listed)),
              request);
        });
  }

  private static Place place(LedgerRelease release) {
    return new Place(
        Instant.parse(release.manifest().createdAt()),
        List.of(release.repository(), release.component(), release.manifest().version()));
  }

  private static ListedRelease listed(ServedLedger view, LedgerRelease release) {
    Manifest manifest = release.manifest();
    return new ListedRelease(
        release.repository(),
        release.component(),
        manifest.version(),
        manifest.tag(),
        manifest.commit(),
        manifest.createdAt(),
        view.state(release).toString());
  }

  private Answer release(Request request) {
    LedgerQuery query =
        new LedgerQuery(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            request.parameter("component"),
            request.parameter("repository"),
            Optional.of(request.variable("version")));
    return answer(
        known -> {
          ServedLedger view = known.value();
          List<LedgerRelease> found =
              view.contents().releases().stream().filter(query::matches).toList();
          if (found.isEmpty()) {
            throw new ProblemException(Problem.notFound("there is no such release on record"));
          }
          if (found.size() > 1) {
            throw new ProblemException(
                Problem.of(
                    409,
                    "there are several releases of this version: say component= or repository="));
          }
          LedgerRelease one = found.get(0);
          return Answer.json(
              new WholeRelease(
                  view.head(),
                  known.warning(),
                  one.repository(),
                  one.component(),
                  view.state(one).toString(),
                  one.manifest(),
                  view.entries(one).stream().map(LedgerEntry::event).toList()));
        });
  }

  private Answer events(Request request) {
    LedgerQuery query = query(request, clock);
    return answer(
        known -> {
          ServedLedger view = known.value();
          Page<LedgerEntry> page =
              Page.of(
                  view.contents().entries().stream().filter(query::matches).toList(),
                  entry ->
                      new Place(
                          Instant.parse(entry.event().at()),
                          List.of(entry.repository(), entry.path())),
                  request);
          return page.linked(
              Answer.json(new EventList(view.head(), known.warning(), page.next(), page.items())),
              request);
        });
  }

  /** An answer made of the ledger, that a client need not get again while it is the same. */
  private Answer answer(Function<Known<ServedLedger>, Answer> make) {
    Known<ServedLedger> known = ledger.get();
    Answer answer = make.apply(known).tagged(known.value().head());
    return known.warning().isEmpty() ? answer : answer.with(WARNING, known.warning());
  }

  /**
   * What a request asks for.
   *
   * @throws ProblemException when a time or a type of event is none
   */
  static LedgerQuery query(Request request, Clock clock) {
    try {
      return new QueryText(
              request.parameter("since"),
              request.parameter("until"),
              request.list("event"),
              request.parameter("component"),
              request.parameter("repository"),
              request.parameter("version"))
          .parse(clock.instant());
    } catch (ReleaseException e) {
      throw new ProblemException(Problem.badRequest(e.problem()));
    }
  }

  /** A file of the plugin: what is sent is decided by the route, never by a path that was asked. */
  private static Answer resource(String name, String mediaType) {
    try (InputStream in = ServedRoutes.class.getResourceAsStream("/io/github/releasekit/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its file " + name);
      }
      byte[] content = in.readAllBytes();
      Answer answer =
          mediaType.equals(JSON)
              ? Answer.of(200, mediaType, content)
              : Answer.text(mediaType, new String(content, StandardCharsets.UTF_8));
      return answer.tagged(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
