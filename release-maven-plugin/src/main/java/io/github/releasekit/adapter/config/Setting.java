package io.github.releasekit.adapter.config;

/**
 * A value of the effective configuration.
 *
 * @param key its path: {@code gates.coverage.line}
 * @param value on one line
 * @param source file, or coordinates of an artifact, and line; {@code default} where nothing says
 *     it
 */
public record Setting(String key, String value, String source) {

  static final String DEFAULT = "default";
}
