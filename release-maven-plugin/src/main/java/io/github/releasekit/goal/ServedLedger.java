package io.github.releasekit.goal;

import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.ledger.ReleaseState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is on record, as of a head of the ledger, for a server to answer from. */
final class ServedLedger {

  private record Key(String repository, String component, String version) {}

  private final Optional<String> head;
  private final LedgerContents contents;
  private final Map<Key, List<LedgerEntry>> entries;

  /**
   * @param head of the ledger; empty where nothing was entered yet
   */
  ServedLedger(Optional<String> head, LedgerContents contents) {
    this.head = head;
    this.contents = contents;
    this.entries =
        contents.entries().stream()
            .collect(
                Collectors.groupingBy(
                    one -> new Key(one.repository(), one.component(), one.event().version())));
  }

  /**
   * As the remote has it.
   *
   * @param before what is known, which is taken again where nothing has changed since
   * @throws ReleaseException when the remote cannot be asked, or the ledger not be read
   */
  static ServedLedger read(Invocation invocation, Optional<ServedLedger> before) {
    try (Ledgers ledgers = new Ledgers(invocation)) {
      Optional<String> head = ledgers.head();
      return before.filter(known -> known.head.equals(head)).orElseGet(() -> read(ledgers, head));
    }
  }

  /**
   * As this clone has it, which asks nobody.
   *
   * @throws ReleaseException when the ledger cannot be read
   */
  static ServedLedger readLocal(Invocation invocation) {
    try (Ledgers ledgers = new Ledgers(invocation)) {
      return read(ledgers, ledgers.localHead());
    }
  }

  private static ServedLedger read(Ledgers ledgers, Optional<String> head) {
    return new ServedLedger(
        head,
        new GitLedgerSource(ledgers.repository(), ledgers.name(), head).read(LedgerQuery.ALL));
  }

  /** The head; empty where nothing was entered yet. */
  String head() {
    return head.orElse("");
  }

  LedgerContents contents() {
    return contents;
  }

  /** The events of a release, in order. */
  List<LedgerEntry> entries(LedgerRelease release) {
    return entries.getOrDefault(
        new Key(release.repository(), release.component(), release.manifest().version()),
        List.of());
  }

  /** Where a release stands. */
  ReleaseState state(LedgerRelease release) {
    List<LedgerEvent> events = entries(release).stream().map(LedgerEntry::event).toList();
    return ReleaseState.of(events);
  }
}
