package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.Transport;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.RepositoryAddress;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerSource;
import java.util.Optional;

/** The ledger of this repository, for goals that ask what is on record, of all its components. */
final class Ledgers implements AutoCloseable {

  /** That of this repository. */
  static final String LEDGER = "ledger";

  /** Those of many repositories, in the organisation's database. */
  static final String DATABASE = "database";

  private final Invocation invocation;
  private final String from;
  private final GitRepository repository;
  private final Policy policy;
  private final Retries retries;

  Ledgers(Invocation invocation) {
    this(invocation, LEDGER, invocation.retries());
  }

  /**
   * @param from {@link #LEDGER} or {@link #DATABASE}
   * @throws ReleaseException when it is neither
   */
  Ledgers(Invocation invocation, String from) {
    this(invocation, from, invocation.retries());
  }

  /**
   * @param retries how often the remote is asked again
   */
  Ledgers(Invocation invocation, Retries retries) {
    this(invocation, LEDGER, retries);
  }

  private Ledgers(Invocation invocation, String from, Retries retries) {
    if (!from.equals(LEDGER) && !from.equals(DATABASE)) {
      throw new ReleaseException(
          "from is '" + PlainText.shortLine(from) + "', which this goal does not read",
          "-Dfrom=ledger or -Dfrom=database");
    }
    this.invocation = invocation;
    this.from = from;
    this.retries = retries;
    this.repository = GitRepository.open(invocation.caller().directory());
    this.policy = ReleaseUnit.policyOf(repository, invocation.caller());
  }

  GitRepository repository() {
    return repository;
  }

  /** The policy of the whole repository. */
  Policy policy() {
    return policy;
  }

  Optional<GitRemote> remote() {
    return GitRemote.of(
        repository,
        Transport.standard(invocation.caller().credentials(), retries)
            .atomic(policy.push().atomic())
            .by(invocation.caller()::proxy));
  }

  /** The ledger, for reading. */
  GitLedger ledger() {
    return new GitLedger(repository, policy.push().ledgerRef(), Optional.empty(), Signatures.NONE);
  }

  /** The ledger as the remote has it; where there is no remote, as this clone has it. */
  Optional<String> head() {
    return remote()
        .map(remote -> ledger().fetchHead(remote, remote.refs()))
        .orElseGet(this::localHead);
  }

  /** The ledger as this clone has it. */
  Optional<String> localHead() {
    return ledger().localHead();
  }

  /**
   * The name of this repository among others: that of the policy, else the path of its remote, else
   * its directory.
   */
  String name() {
    return policy
        .tracking()
        .repository()
        .or(
            () ->
                remote()
                    .flatMap(remote -> RepositoryAddress.of(remote.pushUrl()))
                    .map(RepositoryAddress::path))
        .orElseGet(() -> String.valueOf(repository.root().getFileName()));
  }

  LedgerSource source() {
    return from.equals(DATABASE)
        ? Databases.source(invocation, policy)
        : new GitLedgerSource(repository, name(), head());
  }

  LedgerContents read(LedgerQuery query) {
    return source().read(query);
  }

  @Override
  public void close() {
    repository.close();
  }
}
