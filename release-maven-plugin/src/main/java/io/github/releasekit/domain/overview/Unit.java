package io.github.releasekit.domain.overview;

import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;

/**
 * What has versions of its own.
 *
 * @param component empty where the repository is released together
 */
public record Unit(String repository, String component) implements Comparable<Unit> {

  static Unit of(LedgerRelease release) {
    return new Unit(release.repository(), release.component());
  }

  static Unit of(LedgerEntry entry) {
    return new Unit(entry.repository(), entry.component());
  }

  @Override
  public int compareTo(Unit other) {
    int byRepository = repository.compareTo(other.repository);
    return byRepository != 0 ? byRepository : component.compareTo(other.component);
  }
}
