package io.github.releasekit.domain.channel;

import java.util.Optional;

/**
 * A project of Jira whose issues learn which release they are in (N2).
 *
 * @param url of Jira as people open it
 * @param project its key
 * @param version the name of the version there, with {@code @{version}} and {@code @{artifactId}}
 * @param transition the name of the transition, or of the status it leads to, that issues go
 *     through; empty for none
 */
public record JiraTarget(String url, String project, String version, Optional<String> transition)
    implements ChannelPolicy.Target {}
