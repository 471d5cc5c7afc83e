package io.github.releasekit.domain.change;

import io.github.releasekit.domain.approval.Approver;
import java.util.Optional;

/**
 * A vote whose signature was looked at.
 *
 * @param voter whose key has made it; empty where it is none that is known
 * @param problem why it is none; empty where it is one
 */
public record CheckedVote(Vote vote, Optional<Approver> voter, String problem) {}
