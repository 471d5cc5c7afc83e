package io.github.releasekit.goal;

import io.github.releasekit.adapter.export.Export;
import io.github.releasekit.adapter.export.Exporter;
import io.github.releasekit.adapter.export.SentHeads;
import io.github.releasekit.adapter.export.SentHeads.Sent;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.ExportTarget;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.RepositoryAddress;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.metrics.Metrics;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells other systems what the ledger has come to hold (T7): after each goal that enters something,
 * and by {@code sync} what could not be told then. It never fails a release, and holds it up for no
 * longer than {@link #IN_A_RELEASE} a system.
 */
final class Exports {

  /** All that one system is told at the end of a goal. */
  static final Duration IN_A_RELEASE = Duration.ofSeconds(10);

  /** All that one system is told by {@code sync}, which may be all that is on record. */
  static final Duration IN_A_SYNC = Duration.ofMinutes(10);

  private static final String AGAIN = "; next: mvn release-kit:sync";

  private final Invocation invocation;
  private final Ledgers ledgers;
  private final Function<LedgerContents, Metrics> measurement;
  private final Duration deadline;
  private final SentHeads heads;

  /**
   * @param measurement the figures of what is on record
   * @param deadline of all that one system is told
   */
  Exports(
      Invocation invocation,
      Ledgers ledgers,
      Function<LedgerContents, Metrics> measurement,
      Duration deadline) {
    this.invocation = invocation;
    this.ledgers = ledgers;
    this.measurement = measurement;
    this.deadline = deadline;
    this.heads = SentHeads.of(ledgers.repository().commonDirectory());
  }

  /** Those of {@code sync}. */
  static Exports of(Invocation invocation, Ledgers ledgers) {
    return new Exports(invocation, ledgers, measurement(invocation, ledgers), IN_A_SYNC);
  }

  /**
   * Does what enters events in the ledger, and then tells of those, whatever has come of it.
   *
   * @param policy that says who is told
   */
  static void telling(Invocation invocation, Policy policy, Runnable work) {
    if (policy.tracking().exports().isEmpty()) {
      work.run();
      return;
    }
    try (Ledgers ledgers = new Ledgers(invocation, Retries.none())) {
      Exports exports =
          new Exports(invocation, ledgers, measurement(invocation, ledgers), IN_A_RELEASE);
      exports.begin();
      try {
        work.run();
      } finally {
        exports.tell();
      }
    }
  }

  private static Function<LedgerContents, Metrics> measurement(
      Invocation invocation, Ledgers ledgers) {
    return contents -> MetricsGoal.recent(ledgers, contents, invocation.clock().instant());
  }

  /** Notes where the ledger stands, for systems of which this clone knows nothing. */
  void begin() {
    List<ExportTarget> unknown =
        targets().stream().filter(target -> heads.of(target).isEmpty()).toList();
    if (unknown.isEmpty()) {
      return;
    }
    try {
      Optional<String> head = ledgers.head();
      unknown.forEach(target -> heads.keep(target, head));
    } catch (ReleaseException | UncheckedIOException e) {
      invocation.out().accept("  exports do not know where the ledger stands: " + said(e));
    }
  }

  /** Tells each system what it was not told yet; what keeps it from that is said. */
  void tell() {
    try {
      Optional<String> head = ledgers.head();
      for (ExportTarget target : targets()) {
        Optional<Sent> sent = heads.of(target);
        if (sent.isEmpty()) {
          notTold(target, "what is new to it is not known");
        } else if (!sent.get().head().equals(head)) {
          send(target, head, since(sent.get()));
        }
      }
    } catch (RuntimeException e) {
      // Whatever is wrong with what is on record, or with the disk: the release is made.
      invocation.out().accept("  exports were not sent: " + said(e) + AGAIN);
    }
  }

  private static String said(RuntimeException failure) {
    if (failure instanceof ReleaseException known) {
      return known.problem();
    }
    return String.valueOf(failure.getCause() == null ? failure : failure.getCause());
  }

  /**
   * Tells each system what it was not told yet, of which this clone knows nothing all of it.
   *
   * @param since tells again what has happened since then, told or not; empty for what was not told
   * @return whether all have taken it
   */
  boolean send(Optional<Instant> since) {
    Optional<String> head = ledgers.head();
    boolean all = true;
    for (ExportTarget target : targets()) {
      Optional<Sent> sent = since.isPresent() ? Optional.empty() : heads.of(target);
      if (sent.isPresent() && sent.get().head().equals(head)) {
        invocation.out().accept("  " + target.id() + " knows all");
      } else {
        all &= send(target, head, sent.map(this::since).orElse(Known.since(since)));
      }
    }
    return all;
  }

  /**
   * What a system knows.
   *
   * @param paths of the ledger
   * @param since the time before which it needs to know nothing
   */
  private record Known(Set<String> paths, Optional<Instant> since) {

    static Known since(Optional<Instant> time) {
      return new Known(Set.of(), time);
    }

    boolean has(LedgerEntry entry) {
      return paths.contains(entry.path())
          || since.filter(time -> Instant.parse(entry.event().at()).isBefore(time)).isPresent();
    }
  }

  /** What stands in the ledger of a head; nothing where its objects are not here. */
  private Known since(Sent sent) {
    return new Known(
        sent.head()
            .filter(ledgers.repository()::has)
            .map(head -> ledgers.repository().paths(head, ""))
            .<Set<String>>map(HashSet::new)
            .orElse(Set.of()),
        Optional.empty());
  }

  /** Tells one system; what keeps it from being told is said, and nothing else comes of it. */
  private boolean send(ExportTarget target, Optional<String> head, Known known) {
    try {
      LedgerContents contents =
          new GitLedgerSource(ledgers.repository(), ledgers.name(), head).read(LedgerQuery.ALL);
      List<LedgerEntry> entries =
          contents.entries().stream().filter(entry -> !known.has(entry)).toList();
      new Exporter(
              invocation.http(), invocation.caller().namedCredentials(), deadline, invocation.out())
          .send(
              target,
              new Export(
                  origin(),
                  contents,
                  entries,
                  measurement.apply(contents),
                  invocation.clock().instant()));
      heads.keep(target, head);
      invocation
          .out()
          .accept("  told " + target.id() + ": " + PlainText.count(entries.size(), "event"));
      return true;
    } catch (ReleaseException e) {
      notTold(target, e.problem());
      return false;
    }
  }

  private void notTold(ExportTarget target, String problem) {
    invocation.out().accept("  " + target.id() + " was not told: " + problem + AGAIN);
  }

  private List<ExportTarget> targets() {
    return ledgers.policy().tracking().exports();
  }

  private Export.Origin origin() {
    return new Export.Origin(ledgers.name(), uri(), invocation.caller().pluginVersion());
  }

  /** The address of the remote without user and password, or the name as a reference. */
  private String uri() {
    return ledgers
        .remote()
        .map(GitRemote::pushUrl)
        .flatMap(RepositoryAddress::of)
        .flatMap(Exports::uri)
        .orElseGet(
            () ->
                "/"
                    + URLEncoder.encode(ledgers.name(), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
  }

  private static Optional<String> uri(RepositoryAddress address) {
    try {
      return Optional.of(
          new URI("https", address.host(), "/" + address.path(), null).toASCIIString());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
