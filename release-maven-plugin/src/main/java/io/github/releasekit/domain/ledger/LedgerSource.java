package io.github.releasekit.domain.ledger;

/** Where ledgers are read from. */
public interface LedgerSource {

  /**
   * What is on record and asked for.
   *
   * @throws io.github.releasekit.domain.ReleaseException when it cannot be read, or something in it
   *     is not of its form
   */
  LedgerContents read(LedgerQuery query);
}
