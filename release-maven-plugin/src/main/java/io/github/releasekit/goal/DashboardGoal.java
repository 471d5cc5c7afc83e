package io.github.releasekit.goal;

import io.github.releasekit.adapter.dashboard.Dashboard;
import io.github.releasekit.adapter.dashboard.DashboardPage;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.overview.Overview;
import io.github.releasekit.domain.overview.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a page about the releases on record and the one that is going on (T4). */
public final class DashboardGoal {

  private static final List<String> FORMATS = List.of("html");

  private final Invocation invocation;
  private final String from;

  public DashboardGoal(Invocation invocation) {
    this(invocation, Ledgers.LEDGER);
  }

  /**
   * @param from {@code ledger} or {@code database}
   */
  public DashboardGoal(Invocation invocation, String from) {
    this.invocation = invocation;
    this.from = from;
  }

  /** Whether there is a repository of which a page can be made. */
  public static boolean appliesTo(Path directory) {
    Optional<GitRepository> found = GitRepository.find(directory);
    found.ifPresent(GitRepository::close);
    return found.isPresent();
  }

  /**
   * Writes the page.
   *
   * @param file {@code target/release-kit/dashboard.html} by default
   * @throws ReleaseException when types of events are asked for, which the page has all of
   */
  public void run(QueryText text, Optional<Path> file) {
    if (!text.events().isEmpty()) {
      throw new ReleaseException(
          "the dashboard shows what came of all types of events, not of "
              + String.join(", ", text.events()),
          "leave -Devent out; mvn release-kit:history -Devent= lists events of a type");
    }
    Instant now = invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    LedgerQuery query = text.parse(now);
    Path path = file.orElseGet(() -> invocation.caller().output().resolve("dashboard.html"));
    try (Ledgers ledgers = new Ledgers(invocation, from)) {
      String name = ledgers.name();
      boolean isOwn = query.repository().filter(other -> !other.equals(name)).isEmpty();
      List<Standing> standings = isOwn ? new Standings(invocation, ledgers).read() : List.of();
      new Output(FORMATS, "html", Optional.of(path), invocation.out())
          .write(
              DashboardPage.html(
                  dashboard(ledgers, from, ledgers.read(LedgerQuery.ALL), query, now, standings)));
    }
  }

  /**
   * What a page shows.
   *
   * @param from what the contents were read from
   * @param contents all that is on record there
   * @param standings of the releases of this clone
   */
  static Dashboard dashboard(
      Ledgers ledgers,
      String from,
      LedgerContents contents,
      LedgerQuery query,
      Instant now,
      List<Standing> standings) {
    List<String> environments =
        ledgers.policy().tracking().environments().stream().map(Environment::name).toList();
    String name = ledgers.name();
    Set<String> repositories =
        contents.releases().stream().map(LedgerRelease::repository).collect(Collectors.toSet());
    boolean isAlone = repositories.stream().allMatch(name::equals);
    return new Dashboard(
        query.repository().orElseGet(() -> title(repositories, name)),
        scope(query),
        now,
        standings,
        Overview.of(contents, query, environments),
        MetricsGoal.shown(ledgers, from, contents, query, now),
        isAlone
            ? ledgers.remote().flatMap(remote -> WebLinks.of(remote.pushUrl()))
            : Optional.empty());
  }

  /** The name of the only repository, or how many there are. */
  private static String title(Set<String> repositories, String own) {
    return repositories.size() > 1
        ? repositories.size() + " repositories"
        : repositories.stream().findFirst().orElse(own);
  }

  private static String scope(LedgerQuery query) {
    String time =
        query.since().map(since -> "since " + since).orElse("")
            + query.until().map(until -> " before " + until).orElse("");
    return (time.isEmpty() ? "All that is on record" : "On record " + time.strip())
        + query.component().map(component -> " of component " + component).orElse("")
        + query.version().map(version -> " of version " + version).orElse("");
  }
}
