package io.github.releasekit.domain.ledger;

import io.github.releasekit.domain.event.LedgerEvent;

/**
 * An event with where it stands.
 *
 * @param repository by its name
 * @param component empty where the repository is released together
 * @param path in the ledger's tree, one in a repository
 */
public record LedgerEntry(String repository, String component, String path, LedgerEvent event) {}
