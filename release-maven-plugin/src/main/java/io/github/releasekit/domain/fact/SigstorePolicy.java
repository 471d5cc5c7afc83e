package io.github.releasekit.domain.fact;

import java.util.Optional;

/**
 * Who signs with Sigstore, and at which instance (X1).
 *
 * @param issuer URL of who vouches for the identity
 * @param identity an e-mail address, or the URI of a workflow; {@code *} stands for any text
 * @param trustedRoot path of a file in the repository, for another instance than the public good
 *     one
 * @param signingConfig as {@code trustedRoot}, with where its services are
 */
public record SigstorePolicy(
    String issuer, String identity, Optional<String> trustedRoot, Optional<String> signingConfig) {}
