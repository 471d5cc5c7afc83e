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
    try {
      List<ExportTarget> unknown =
          targets().stream().filter(target -> heads.of(target).isEmpty()).toList();
      if (!unknown.isEmpty()) {
        Sent all = Sent.of(ledgers.head());
        unknown.forEach(target -> heads.keep(target, all));
      }
    } catch (RuntimeException e) {
      // Whatever is wrong with what was kept, or with the remote: the release is made.
      invocation.out().accept("  exports do not know where the ledger stands: " + said(e));
    }
  }

  /** Tells each system what it was not told yet; what keeps it from that is said. */
  void tell() {
    try {
      Held held = new Held(ledgers.head());
      for (ExportTarget target : targets()) {
        tell(target, held);
      }
    } catch (RuntimeException e) {
      // Whatever is wrong with what is on record: the release is made.
      invocation.out().accept("  exports were not sent: " + said(e) + AGAIN);
    }
  }

  private void tell(ExportTarget target, Held held) {
    try {
      Optional<Sent> sent = heads.of(target);
      if (sent.isEmpty()) {
        notTold(target, "what is new to it is not known");
      } else if (!sent.get().equals(Sent.of(held.head))) {
        send(target, held, new Known(sent, Optional.empty()));
      }
    } catch (RuntimeException e) {
      // With one of them, or with the disk: others are told.
      notTold(target, said(e));
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
   * @param since tells again what has happened since then, and of systems of which this clone knows
   *     nothing only that
   * @return whether all have taken it
   */
  boolean send(Optional<Instant> since) {
    Held held = new Held(ledgers.head());
    boolean all = true;
    for (ExportTarget target : targets()) {
      Optional<Sent> sent = heads.of(target);
      if (since.isEmpty() && sent.equals(Optional.of(Sent.of(held.head)))) {
        invocation.out().accept("  " + target.id() + " knows all");
      } else {
        all &= send(target, held, new Known(sent, since));
      }
    }
    return all;
  }

  /** What is on record, read once. */
  private final class Held {

    private final Optional<String> head;
    private Optional<Export> export = Optional.empty();

    Held(Optional<String> head) {
      this.head = head;
    }

    /** All of it. */
    Export export() {
      if (export.isEmpty()) {
        LedgerContents contents =
            new GitLedgerSource(ledgers.repository(), ledgers.name(), head).read(LedgerQuery.ALL);
        export =
            Optional.of(
                new Export(
                    origin(),
                    contents,
                    contents.entries(),
                    measurement.apply(contents),
                    invocation.clock().instant()));
      }
      return export.get();
    }
  }

  /** What a system knows. */
  private final class Known {

    private final Optional<Sent> sent;
    private final Optional<Instant> since;
    private final Set<String> paths;

    /**
     * @param sent what it was told; of a ledger whose objects are not here, nothing
     * @param since the time from which it is told again; where it was told nothing, from which it
     *     is told at all
     */
    Known(Optional<Sent> sent, Optional<Instant> since) {
      this.sent = sent;
      this.since = since;
      this.paths = new HashSet<>(sent.map(Sent::paths).orElse(Set.of()));
      sent.flatMap(Sent::head)
          .filter(ledgers.repository()::has)
          .ifPresent(head -> paths.addAll(ledgers.repository().paths(head, "")));
    }

    boolean has(LedgerEntry entry) {
      boolean isBefore =
          since.filter(time -> !Instant.parse(entry.event().at()).isBefore(time)).isEmpty();
      return isBefore && (sent.isPresent() ? paths.contains(entry.path()) : since.isPresent());
    }

    /** The same with what it has taken now. */
    Sent with(Set<String> taken, LedgerContents contents) {
      Set<String> all = new HashSet<>(taken);
      if (sent.isPresent()) {
        all.addAll(sent.get().paths());
      } else {
        contents.entries().stream().filter(this::has).map(LedgerEntry::path).forEach(all::add);
      }
      return new Sent(sent.flatMap(Sent::head), all);
    }
  }

  /** Tells one system; what keeps it from being told is said, and nothing else comes of it. */
  private boolean send(ExportTarget target, Held held, Known known) {
    Export all = held.export();
    List<LedgerEntry> entries = all.entries().stream().filter(entry -> !known.has(entry)).toList();
    Set<String> taken = new HashSet<>();
    try {
      new Exporter(
              invocation.http(), invocation.caller().namedCredentials(), deadline, invocation.out())
          .send(target, all.of(entries), entry -> taken.add(entry.path()));
    } catch (ReleaseException e) {
      if (!taken.isEmpty()) {
        heads.keep(target, known.with(taken, all.contents()));
      }
      notTold(
          target,
          taken.isEmpty()
              ? e.problem()
              : taken.size()
                  + " of "
                  + PlainText.count(entries.size(), "event")
                  + " were; "
                  + e.problem());
      return false;
    }
    heads.keep(target, Sent.of(held.head));
    invocation
        .out()
        .accept("  told " + target.id() + ": " + PlainText.count(entries.size(), "event"));
    return true;
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
