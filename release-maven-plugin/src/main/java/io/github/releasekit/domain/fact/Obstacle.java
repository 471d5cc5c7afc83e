package io.github.releasekit.domain.fact;

/**
 * Something in a clone that keeps a release from being made of it.
 *
 * @param problem what was found, with its value
 * @param remedy the command that clears it
 */
public record Obstacle(String problem, String remedy) {}
