package io.github.releasekit.domain.material;

/**
 * A licence as a POM names it.
 *
 * @param name empty where it has none
 * @param url empty where it has none
 */
public record License(String name, String url) {}
