package io.github.releasekit.domain.material;

/**
 * One artifact depends on another.
 *
 * @param from package URL of the one
 * @param to package URL of the other
 */
public record Relation(String from, String to) {}
