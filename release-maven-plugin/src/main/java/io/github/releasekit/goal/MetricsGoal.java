package io.github.releasekit.goal;

import io.github.releasekit.adapter.export.PrometheusText;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says how releases go: the figures of a time (T5, T6). */
public final class MetricsGoal {

  /** What is written in each format, in the order in which they are named to people. */
  private static final Map<String, Function<Computed, String>> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("text", one -> MetricsText.of(one.metrics()));
    FORMS.put("json", one -> new String(Json.pretty(one.metrics()), StandardCharsets.UTF_8));
    FORMS.put("csv", one -> MetricsCsv.of(one.metrics()));
    FORMS.put(
        "prometheus",
        one -> PrometheusText.of(one.metrics(), one.contents(), one.repository(), one.component()));
  }

  /**
   * What was computed.
   *
   * @param repository that it is about; empty for many
   * @param component that it is about; empty for all
   */
  private record Computed(
      Metrics metrics,
      LedgerContents contents,
      Optional<String> repository,
      Optional<String> component) {}

  public static final List<String> FORMATS = List.copyOf(FORMS.keySet());

  private static final List<String> SOURCES =
      List.of(Ledgers.LEDGER, Ledgers.DATABASE, Measurement.TAGS);

  /** What is looked at where no time is said. */
  private static final Duration PERIOD = Duration.ofDays(90);

  private final Invocation invocation;
  private final QueryText query;
  private final String from;
  private final boolean downloads;

  /**
   * @param from {@code ledger}, {@code database} or {@code tags}
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
    if (!SOURCES.contains(from)) {
      throw new ReleaseException(
          "from is '" + PlainText.shortLine(from) + "', which figures are not computed from",
          "one of -Dfrom=" + String.join(", -Dfrom=", SOURCES));
    }
    boolean tags = from.equals(Measurement.TAGS);
    try (Ledgers ledgers = new Ledgers(invocation, tags ? Ledgers.LEDGER : from)) {
      Instant now = invocation.clock().instant();
      LedgerQuery asked = withPeriod(requireWhole(query.parse(now)), now);
      LedgerContents contents =
          tags
              ? new TagReleases(invocation, ledgers).read().matching(whole(asked))
              : ledgers.read(whole(asked));
      Metrics metrics = Measurement.of(contents, scope(ledgers, asked, from, now));
      if (downloads) {
        metrics =
            DownloadCounts.add(
                metrics, contents, ledgers.name(), Downloads.count(invocation, ledgers));
      }
      Optional<String> repository =
          from.equals(Ledgers.DATABASE) ? asked.repository() : Optional.of(ledgers.name());
      output.replace(
          FORMS
              .get(output.format())
              .apply(new Computed(metrics, contents, repository, asked.component())));
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

  /** The figures of the time that is looked at where none is said, of this repository. */
  static Metrics recent(Ledgers ledgers, LedgerContents contents, Instant now) {
    return Measurement.of(
        contents, scope(ledgers, withPeriod(LedgerQuery.ALL, now), Ledgers.LEDGER, now));
  }

  /**
   * What a page shows: series and tallies of the time that is asked for, and figures of that time
   * or, where none is asked for, of the last one. Of a version it has series only: one release
   * tells nothing of how often there are any.
   *
   * @param from what the contents were read from
   * @param contents all that is on record there
   */
  static Metrics shown(
      Ledgers ledgers, String from, LedgerContents contents, LedgerQuery query, Instant now) {
    LedgerContents whole = contents.matching(whole(query));
    Metrics asked = Measurement.of(whole, scope(ledgers, query, from, now));
    if (query.version().isPresent()) {
      return asked.of(query.version().get());
    }
    return query.since().isPresent()
        ? asked
        : asked.withFigures(
            Measurement.of(whole, scope(ledgers, withPeriod(query, now), from, now)));
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

  /** The query with the period that is looked at where it names no time. */
  static LedgerQuery withPeriod(LedgerQuery query, Instant now) {
    return new LedgerQuery(
        query.since().or(() -> Optional.of(query.until().orElse(now).minus(PERIOD))),
        query.until(),
        query.types(),
        query.component(),
        query.repository(),
        query.version());
  }
}
