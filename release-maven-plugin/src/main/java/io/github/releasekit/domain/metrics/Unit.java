package io.github.releasekit.domain.metrics;

/**
 * What is released by itself: a repository, or a component of one.
 *
 * @param component empty where the repository is released together
 */
record Unit(String repository, String component) {}
