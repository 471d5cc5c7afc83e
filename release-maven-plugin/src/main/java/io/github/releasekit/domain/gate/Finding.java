package io.github.releasekit.domain.gate;

/**
 * One thing that stands in the way.
 *
 * @param problem what was found, with its value
 * @param remedy the next command, or the change to make
 */
public record Finding(String problem, String remedy) {}
