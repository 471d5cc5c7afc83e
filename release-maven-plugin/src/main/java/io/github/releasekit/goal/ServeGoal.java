package io.github.releasekit.goal;

import io.github.releasekit.adapter.dashboard.DashboardPage;
import io.github.releasekit.adapter.ledger.JournalFollower;
import io.github.releasekit.adapter.maven.NamedCredentials;
import io.github.releasekit.adapter.server.AccessToken;
import io.github.releasekit.adapter.server.Guard;
import io.github.releasekit.adapter.server.Limits;
import io.github.releasekit.adapter.server.Route;
import io.github.releasekit.adapter.server.WebServer;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.metrics.Measurement;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.overview.Standing;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves what is on record, and the release that goes on, until it is interrupted (T3, T4). */
public final class ServeGoal {

  /** How long an answer waits for a remote before it is made of what is known. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * How to serve.
   *
   * @param address a name or number of this machine
   * @param port 0 for any that is free
   * @param hosts names by which clients may ask besides, with or without a port
   * @param credentials the name of the token that clients have to send
   * @param refresh seconds for which what a remote has said is taken to hold
   */
  public record Settings(
      String address, int port, List<String> hosts, Optional<String> credentials, int refresh) {

    /**
     * @throws ReleaseException when a number is out of its range
     */
    public Settings {
      hosts = List.copyOf(hosts);
      if (port < 0 || port > 65535) {
        throw new ReleaseException(
            "port is " + port, "-Drelease-kit.port=7332, or 0 for any that is free");
      }
      if (refresh < 1) {
        throw new ReleaseException(
            "refresh is " + refresh + " seconds", "-Drelease-kit.refresh=30");
      }
    }
  }

  private final Invocation invocation;
  private final NamedCredentials credentials;
  private final Settings settings;

  public ServeGoal(Invocation invocation, Settings settings) {
    this(invocation, invocation.caller().namedCredentials(), settings);
  }

  ServeGoal(Invocation invocation, NamedCredentials credentials, Settings settings) {
    this.invocation = invocation;
    this.credentials = credentials;
    this.settings = settings;
  }

  /** Serves until the process ends, or the thread that has called is interrupted. */
  public void run() {
    try (Serving serving = start()) {
      Thread stop = new Thread(serving::close, "release-kit-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        invocation
            .out()
            .accept("Serving the ledger at " + serving.server().url() + " until Ctrl-C");
        new CountDownLatch(1).await();
      } finally {
        forget(stop);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook runs.
      return;
    }
  }

  /** A server that runs, with the thread that asks the remote for it. */
  record Serving(WebServer server, ExecutorService reader) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
      reader.shutdownNow();
    }
  }

  /**
   * Begins to serve.
   *
   * @throws ReleaseException when it may not or cannot
   */
  Serving start() {
    InetAddress address = address();
    Guard guard = new Guard(settings.hosts(), token(address));
    ExecutorService reader =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "release-kit-reader");
              thread.setDaemon(true);
              return thread;
            });
    try {
      WebServer server =
          WebServer.start(
              new InetSocketAddress(address, settings.port()),
              guard,
              routes(reader),
              Limits.STANDARD,
              invocation.out());
      return new Serving(server, reader);
    } catch (RuntimeException e) {
      reader.shutdownNow();
      throw e;
    }
  }

  private List<Route> routes(ExecutorService reader) {
    Refreshed.Settings refreshing =
        new Refreshed.Settings(
            invocation.clock(),
            Duration.ofSeconds(settings.refresh()),
            PATIENCE,
            reader,
            invocation.out());
    try (Ledgers ledgers = new Ledgers(invocation)) {
      List<String> components =
          ledgers.policy().components().stream().map(Component::name).toList();
      PublicText text = new PublicText(ledgers.repository().root());
      Path common = ledgers.repository().commonDirectory();
      LedgerCache cache = new LedgerCache(invocation);
      ServedRoutes routes =
          new ServedRoutes(
              new Refreshed<>(cache.first(), cache::read, refreshing)::get, invocation.clock());
      Optional<String> production = ledgers.policy().tracking().production();
      routes.andComputed(
          ServedRoutes.API + "/metrics", (contents, query) -> measure(contents, query, production));
      ServedStatus status = new ServedStatus(components, this::status, text, refreshing);
      routes.and(Route.document(ServedRoutes.API + "/status", Set.of("component"), status::answer));
      routes.and(
          Route.stream(
              ServedRoutes.API + "/live",
              request ->
                  new LiveProgress(new JournalFollower(common), text, request.lastEventId())));
      Refreshed<List<Standing>> standings = new Refreshed<>(() -> standings(text), refreshing);
      routes.andPage("/", (contents, query) -> page(contents, query, standings));
      return routes.all();
    }
  }

  /** Where the releases of this clone stand, without what is nobody else's business. */
  private List<Standing> standings(PublicText text) {
    try (Ledgers ledgers = new Ledgers(invocation)) {
      return new Standings(invocation, ledgers)
          .read().stream()
              .map(
                  one ->
                      new Standing(
                          one.component(),
                          one.version(),
                          one.state(),
                          text.of(one.detail()),
                          text.of(one.next()),
                          one.missingApprovals().stream().map(text::of).toList(),
                          one.steps()))
              .toList();
    }
  }

  private String page(
      LedgerContents contents, LedgerQuery query, Refreshed<List<Standing>> standings) {
    try (Ledgers ledgers = new Ledgers(invocation)) {
      return DashboardPage.html(
          DashboardGoal.dashboard(
              ledgers,
              Ledgers.LEDGER,
              contents,
              query,
              invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS),
              known(standings)));
    }
  }

  private static List<Standing> known(Refreshed<List<Standing>> standings) {
    try {
      return standings.get().value();
    } catch (ReleaseException e) {
      return List.of();
    }
  }

  private Metrics measure(LedgerContents contents, LedgerQuery query, Optional<String> production) {
    Instant now = invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    LedgerQuery asked = MetricsGoal.withPeriod(query, now);
    return Measurement.of(
        contents.matching(query.wholeTime()),
        new Scope(Ledgers.LEDGER, asked.since(), asked.until(), now, production));
  }

  private StatusGoal.Status status(String component) {
    return new StatusGoal(component.isEmpty() ? invocation : invocation.with(component)).read();
  }

  /** What was read last, which is taken again while the head is the same. */
  private static final class LedgerCache {

    private final Invocation invocation;
    private volatile Optional<ServedLedger> last = Optional.empty();

    LedgerCache(Invocation invocation) {
      this.invocation = invocation;
    }

    /** From the remote, or where that cannot be asked from this clone. */
    ServedLedger first() {
      try {
        return read();
      } catch (ReleaseException e) {
        invocation.out().accept(e.problem());
        return ServedLedger.readLocal(invocation);
      }
    }

    ServedLedger read() {
      ServedLedger fresh = ServedLedger.read(invocation, last);
      last = Optional.of(fresh);
      return fresh;
    }
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(settings.address());
    } catch (UnknownHostException e) {
      throw new ReleaseException(
          "'" + PlainText.shortLine(settings.address()) + "' is no address of this machine",
          "-Drelease-kit.address=127.0.0.1, or another address that it has",
          e);
    }
  }

  private Optional<AccessToken> token(InetAddress address) {
    Optional<AccessToken> token =
        settings
            .credentials()
            .map(name -> credentials.require(name, "clients of the server"))
            .map(found -> new AccessToken(new Secret(found.password())));
    if (token.isEmpty() && !address.isLoopbackAddress()) {
      throw new ReleaseException(
          "others can reach "
              + address.getHostAddress()
              + ", and there is no token that they would have to know",
          "-Drelease-kit.credentials=serve, with the token in RELEASE_KIT_SERVE or as the password"
              + " of the <server> serve in settings.xml");
    }
    return token;
  }
}
