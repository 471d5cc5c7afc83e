package io.github.releasekit.domain.ledger;

import io.github.releasekit.domain.manifest.Manifest;

/**
 * A release with where it stands.
 *
 * @param repository by its name
 * @param component empty where the repository is released together
 */
public record LedgerRelease(String repository, String component, Manifest manifest) {}
