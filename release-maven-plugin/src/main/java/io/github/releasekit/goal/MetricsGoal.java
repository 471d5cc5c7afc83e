package io.github.releasekit.goal;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.metrics.DownloadCounts;
import io.github.releasekit.domain.metrics.Measurement;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says how releases go: the figures of a time (T5, T6). */
public final class MetricsGoal {

  /** What is written in each format. */
  private static final Map<String, Function<Metrics, String>> FORMS =
      Map.of(
          "text", MetricsText::of,
          "json", metrics -> new String(Json.pretty(metrics), StandardCharsets.UTF_8),
          "csv", MetricsCsv::of);

  /** In the order in which they are named to people. */
  public static final List<String> FORMATS = List.of("text", "json", "csv");

  private static final String LEDGER = "ledger";

  /** What is looked at where no time is said. */
  private static final Duration PERIOD = Duration.ofDays(90);

  private final Invocation invocation;
  private final QueryText query;
  private final String from;
  private final boolean downloads;

  /**
   * @param from {@code ledger} or {@code tags}
   * @param downloads whether forges are asked how often files were downloaded
   */
  public MetricsGoal(Invocation invocation, QueryText query, String from, boolean downloads) {
    this.invocation = invocation;
    this.query = query;
    this.from = from;
    this.downloads = downloads;
  }

  /**
   * @throws ReleaseException when the ledger cannot be read, or something asked for is not there
   */
  public void run(Output output) {
    if (!Set.of(LEDGER, Measurement.TAGS).contains(from)) {
      throw new ReleaseException(
          "from is '" + PlainText.line(from) + "', which is neither ledger nor tags",
          "-Dfrom=ledger or -Dfrom=tags");
    }
    try (Ledgers ledgers = new Ledgers(invocation)) {
      Instant now = invocation.clock().instant();
      LedgerQuery asked = withPeriod(requireWhole(query.parse(now)), now);
      LedgerContents contents =
          from.equals(LEDGER)
              ? ledgers.read(whole(asked))
              : new TagReleases(invocation, ledgers).read().matching(whole(asked));
      Metrics metrics = Measurement.of(contents, scope(ledgers, asked, from, now));
      if (downloads) {
        metrics =
            DownloadCounts.add(
                metrics, contents, ledgers.name(), Downloads.count(invocation, ledgers));
      }
      output.write(FORMS.get(output.format()).apply(metrics));
    }
  }

  private static LedgerQuery requireWhole(LedgerQuery query) {
    if (query.version().isPresent() || !query.types().isEmpty()) {
      throw new ReleaseException(
          "releaseVersion and event choose what is on record, and metrics are of all of a time",
          "leave them out; -Drelease-kit.since= and -Drelease-kit.until= choose the time");
    }
    return query;
  }

  /**
   * The figures that a query asks for, of all time where it names none, and of all versions.
   *
   * @param now the time at which they are computed
   */
  static Metrics metrics(Ledgers ledgers, LedgerQuery query, Instant now) {
    return Measurement.of(ledgers.read(whole(query)), scope(ledgers, query, LEDGER, now));
  }

  /** All that tells what was deployed when. */
  private static LedgerQuery whole(LedgerQuery query) {
    return new LedgerQuery(
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        query.component(),
        query.repository(),
        Optional.empty());
  }

  private static Scope scope(Ledgers ledgers, LedgerQuery query, String source, Instant now) {
    Optional<String> production = ledgers.policy().tracking().production();
    return new Scope(
        source,
        query.since(),
        query.until(),
        now,
        source.equals(Measurement.TAGS) ? Optional.empty() : production);
  }

  private static LedgerQuery withPeriod(LedgerQuery query, Instant now) {
    return new LedgerQuery(
        query.since().or(() -> Optional.of(query.until().orElse(now).minus(PERIOD))),
        query.until(),
        query.types(),
        query.component(),
        query.repository(),
        query.version());
  }
}
