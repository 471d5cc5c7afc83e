package io.github.releasekit.domain.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * The runs of CI that a tag starts, which are followed to their end (P9).
 *
 * @param workflow name or file name of the one that is meant; empty for all
 * @param timeout how long they are waited for
 * @param rollBack whether their failure takes the release back
 */
public record WorkflowTarget(
    ForgeTarget.Address address, Optional<String> workflow, Duration timeout, boolean rollBack)
    implements ChannelPolicy.Target {}
