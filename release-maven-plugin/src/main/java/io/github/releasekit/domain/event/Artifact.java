package io.github.releasekit.domain.event;

/**
 * A file of a release.
 *
 * @param name its file name
 * @param path in Maven's repository layout, with {@code /}
 * @param size in bytes
 * @param sha256 in lower-case hexadecimal
 * @param sha512 in lower-case hexadecimal
 */
public record Artifact(String name, String path, long size, String sha256, String sha512) {}
