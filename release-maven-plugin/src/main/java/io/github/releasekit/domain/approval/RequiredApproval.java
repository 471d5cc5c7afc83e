package io.github.releasekit.domain.approval;

import java.util.Optional;

/**
 * An approval that a kind of release needs.
 *
 * @param quorum how many people of the role have to approve, at least 1
 * @param chair who has to be one of them, by name
 */
public record RequiredApproval(String role, int quorum, Optional<String> chair) {}
